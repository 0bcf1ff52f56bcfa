import Configuration
import Foundation
import Synchronization

/// The versions of the configuration that were asked for so far; a version never changes.
final class RulebookShelf: Sendable {
  private let rulebooks = Mutex<[Int64: Rulebook]>([:])
  private let extracts = Mutex<[Int64: RulebookExtract]>([:])

  /// A shelf that knows the same, for a transaction: what is read in it of a version that is then undone
  /// must not be remembered, since another version may get its number.
  func copy() -> RulebookShelf {
    let copy = RulebookShelf()
    let (rulebooks, extracts) = (rulebooks.withLock { $0 }, extracts.withLock { $0 })
    copy.rulebooks.withLock { $0 = rulebooks }
    copy.extracts.withLock { $0 = extracts }
    return copy
  }

  func rulebook(_ version: Int64) -> Rulebook? {
    rulebooks.withLock { $0[version] }
  }

  func extract(_ version: Int64) -> RulebookExtract? {
    rulebook(version)?.extract ?? extracts.withLock { $0[version] }
  }

  /// Keeps a version that was read from the database as JSON.
  func put(version: Int64, body: String) throws -> Rulebook {
    let configuration: EffectiveConfiguration
    if let read = EffectiveConfiguration.read(body) {
      configuration = read
    } else {
      configuration = try Self.decoded(body, version: version)
    }
    let rulebook = Rulebook(version: version, configuration: configuration)
    rulebooks.withLock { $0[version] = rulebook }
    return rulebook
  }

  /// Likewise the part of it that nearly every question needs.
  func putExtract(version: Int64, body: String) throws -> RulebookExtract {
    let rules = try ConfigurationExtract.read(body) ?? Self.decoded(body, version: version)
    let extract = RulebookExtract(version: version, rules: rules, calendars: .written(body))
    extracts.withLock { $0[version] = extract }
    return extract
  }

  /// Rules out of a version as JSON.
  static func decoded<Rules: Decodable>(
    _ body: String, version: Int64
  ) throws(EngineError) -> Rules {
    do {
      return try JSONDecoder().decode(Rules.self, from: Data(body.utf8))
    } catch {
      throw EngineError.configuration("version \(version)")
    }
  }
}
