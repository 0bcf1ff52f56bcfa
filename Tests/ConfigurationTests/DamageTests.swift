import Configuration
import Testing

/// Numbers that come out the same each time.
struct FixedNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite("Damaged files")
struct DamageTests {
  /// Variants of a text with bytes cut, doubled or exchanged.
  static func variants(of text: String, count: Int) -> [String] {
    var numbers = FixedNumbers(state: 2_026)
    let bytes = Array(text.utf8)
    let signs = Array("[]{}=\"'#,.\n\\\0 0-a中".utf8)
    return (0..<count).map { _ in
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        let place = Int.random(in: 0..<damaged.count, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: damaged.removeSubrange(place..<min(place + 9, damaged.count))
        case 1: damaged.insert(signs.randomElement(using: &numbers) ?? 0, at: place)
        case 2: damaged[place] = signs.randomElement(using: &numbers) ?? 0
        default: damaged = Array(damaged[..<max(place, 1)])
        }
      }
      return String(decoding: damaged, as: UTF8.self)
    }
  }

  @Test("a damaged campus file is read or refused, and never ends the program")
  func campusFile() throws {
    let defaults = try Shared.defaults.get()
    var refused = 0
    for text in Self.variants(of: Defaults.campusTemplate, count: 150) {
      do throws(ConfigurationError) {
        _ = try CampusFile(toml: text, file: "c.toml", configuration: defaults)
      } catch {
        refused += 1
        let lines = text.utf8.count { $0 == 0x0A } + 1
        for error in error.all { #expect((1...lines + 1).contains(error.line ?? 1)) }
      }
    }
    #expect(refused > 50)
  }

  @Test(
    "a damaged file of the configuration is read or refused",
    arguments: ["standards.toml", "escalation.toml", "calendars/office.toml", "roles.toml"])
  func configuration(name: String) throws {
    var refused = 0
    for text in Self.variants(of: try #require(Defaults.text(of: name)), count: 16) {
      do throws(ConfigurationError) {
        _ = try EffectiveConfiguration.load(directories: [(name, text)])
      } catch {
        refused += 1
        #expect(error.what.isEmpty == false)
      }
    }
    #expect(refused > 4)
  }

  @Test("a zero byte is refused, because what follows it would be lost")
  func zeroByte() {
    let errors = failures { () throws(ConfigurationError) in
      _ = try EffectiveConfiguration.load(directories: [("notify.toml", "[notify]\n\0x = 1")])
    }
    #expect(errors.map(\.what) == ["a zero byte"])
    #expect(errors.map(\.line) == [2])
  }

  @Test("nesting without end is refused")
  func nesting() {
    let deep = "a = " + String(repeating: "[", count: 100_000)
    let errors = failures { () throws(ConfigurationError) in
      _ = try EffectiveConfiguration.load(directories: [("notify.toml", deep)])
    }
    #expect(errors.count == 1)
  }
}
