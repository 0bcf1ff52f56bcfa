import Configuration
import Glibc
import Testing

@Suite("Colours in files")
struct ThemeFileTests {
  @Test("the themes of the program are complete", arguments: ThemeFile.builtIn)
  func complete(name: String) throws {
    let theme = try #require(try ThemeFile.builtIn(name))
    #expect(Defaults.text(of: "themes/\(name).toml") != nil)
    #expect(theme.tables.contains { $0.depth == .none })
    // Without a base the same text is a theme of somebody's own.
    let copy = try ThemeFile.load(toml: Defaults.text(of: "themes/\(name).toml") ?? "", file: "x")
    #expect(copy == theme)
    #expect(try ThemeFile.builtIn("pink") == nil)
  }

  @Test("mono has no colours, and no theme has any for terminals without")
  func colorless() throws {
    let mono = try #require(try ThemeFile.builtIn("mono"))
    #expect(mono.tables.map(\.depth) == [.none])
    for name in ThemeFile.builtIn {
      let table = try #require(try ThemeFile.builtIn(name)).table(for: .none)
      #expect(table.looks.allSatisfy { $0.color == nil } && table.raised == nil)
    }
  }

  @Test("a file may leave out what its base has; a raised ground may be taken away")
  func base() throws {
    let dark = try #require(try ThemeFile.builtIn("dark"))
    let own = try ThemeFile.load(
      toml: """
        base = "dark"
        [colors256]
        late = "bold dim 201"
        raised = ""
        """, file: "own.toml")
    let late = try #require(own.table(for: .colors256)["late"])
    #expect(late.color == 201 && late.isBold && late.isDim)
    #expect(own.table(for: .colors256).raised == nil)
    #expect(own.table(for: .colors256)["good"] == dark.table(for: .colors256)["good"])
    for depth in [ThemeFile.Depth.colors16, .colors8, .none] {
      #expect(own.table(for: depth) == dark.table(for: depth))
    }
    // A base without such a table gives what it would show there.
    let ash = try ThemeFile.load(
      toml: "base = \"mono\"\n[colors8]\nlate = \"1\"", file: "ash.toml")
    #expect(ash.table(for: .colors8)["major"]?.isBold == true)
    #expect(ash.table(for: .colors256)["late"]?.color == 1)
  }

  @Test(
    "what is none is refused with its line and key",
    arguments: [
      ("base = \"drak\"", 1, "base"),
      ("base = \"dark\"\n[colors256]\nlate = \"256\"", 3, "colors256.late"),
      ("base = \"dark\"\n[colors16]\nlate = \"bold 16\"", 3, "colors16.late"),
      ("base = \"dark\"\n[colors8]\nlate = \"-1\"", 3, "colors8.late"),
      ("base = \"dark\"\n[none]\nlate = \"1\"", 3, "none.late"),
      ("base = \"dark\"\n[none]\nraised = \"1\"", 3, "none.raised"),
      ("base = \"dark\"\n[colors256]\nlate = \"blod\"", 3, "colors256.late"),
      ("base = \"dark\"\n[colors256]\nlate = \"1 2\"", 3, "colors256.late"),
      ("base = \"dark\"\n[colors256]\nlate = 203", 3, "colors256.late"),
      ("base = \"dark\"\n[colors256]\nlaet = \"203\"", 3, "colors256.laet"),
      ("base = \"dark\"\n[colors256]\nraised = \"grey\"", 3, "colors256.raised"),
      ("base = \"dark\"\n[colors256]\nground = \"256\"", 3, "colors256.ground"),
      ("base = \"dark\"\n[none]\nground = \"0\"", 3, "none.ground"),
      ("base = \"dark\"\n[colours256]\nlate = \"203\"", 2, "colours256"),
    ])
  func refused(toml: String, line: Int, key: String) {
    let errors = failures { () throws(ConfigurationError) in
      _ = try ThemeFile.load(toml: toml, file: "own.toml")
    }
    #expect(errors.map(\.key) == [key])
    #expect(errors.map(\.line) == [line])
  }

  @Test("without a base nothing may be left out")
  func incomplete() {
    let errors = failures { () throws(ConfigurationError) in
      _ = try ThemeFile.load(toml: "[colors256]\nlate = \"203\"", file: "own.toml")
    }
    #expect(errors.count == ThemeFile.inks.count)
    #expect(errors.contains { $0.key == "none" })
    #expect(errors.contains { $0.key == "colors256.plain" })
  }

  @Test("what is late never has the colour of what is at risk", arguments: ThemeFile.builtIn)
  func lateAndRisk(name: String) throws {
    for table in try #require(try ThemeFile.builtIn(name)).tables {
      guard table["late"]?.color != nil else { continue }
      #expect(table["late"]?.color != table["risk"]?.color, "\(table.depth)")
    }
  }

  @Test("high contrast brings its own ground; a base may lend its ground, or keep it")
  func ground() throws {
    let contrast = try #require(try ThemeFile.builtIn("contrast"))
    for depth in [ThemeFile.Depth.colors256, .colors16, .colors8] {
      #expect(contrast.table(for: depth).ground != nil)
    }
    let toml = "base = \"contrast\"\n[colors256]\nlate = \"203\"\n[colors16]\nground = \"\""
    let own = try ThemeFile.load(toml: toml, file: "own.toml")
    #expect(own.table(for: .colors256).ground == contrast.table(for: .colors256).ground)
    #expect(own.table(for: .colors16).ground == nil)
  }

  @Test("with 256 colours every ink reads at 4.5 : 1 or better, on raised rows too")
  func contrast() throws {
    // High contrast means 7 : 1 (WCAG 2.2, success criterion 1.4.6).
    for (name, ground, least) in [("dark", 16, 4.5), ("light", 231, 4.5), ("contrast", 16, 7)] {
      let table = try #require(try ThemeFile.builtIn(name)).table(for: .colors256)
      for (ink, look) in zip(ThemeFile.inks, table.looks) {
        guard let color = look.color else { continue }
        for ground in [ground, try #require(table.raised)] {
          let ratio = ratio(luminance(color), luminance(ground))
          #expect(ratio >= least, "\(name) \(ink) \(ground)")
        }
      }
    }
  }

  private func ratio(_ first: Double, _ second: Double) -> Double {
    (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The relative luminance (WCAG 2.2) of a colour of xterm's cube or grey ramp.
  private func luminance(_ color: Int) -> Double {
    let levels = [0, 95, 135, 175, 215, 255]
    let parts =
      color >= 232
      ? Array(repeating: 8 + 10 * (color - 232), count: 3)
      : [levels[(color - 16) / 36], levels[(color - 16) / 6 % 6], levels[(color - 16) % 6]]
    let linear = parts.map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private func power(_ base: Double) -> Double { pow(base, 2.4) }
}
