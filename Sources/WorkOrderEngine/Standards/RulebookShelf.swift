import Configuration
import Foundation
import Synchronization

/// The versions of the configuration that were asked for so far; a version never changes.
final class RulebookShelf: Sendable {
  private let rulebooks = Mutex<[Int64: Rulebook]>([:])

  func rulebook(_ version: Int64) -> Rulebook? {
    rulebooks.withLock { $0[version] }
  }

  /// Keeps a version that was read from the database as JSON.
  func put(version: Int64, body: String) throws -> Rulebook {
    let configuration: EffectiveConfiguration
    do {
      configuration = try JSONDecoder().decode(
        EffectiveConfiguration.self, from: Data(body.utf8))
    } catch {
      throw EngineError.configuration("version \(version)")
    }
    let rulebook = Rulebook(version: version, configuration: configuration)
    rulebooks.withLock { $0[version] = rulebook }
    return rulebook
  }
}
