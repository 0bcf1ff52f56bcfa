import Configuration
import CursesTerminal
import Localization
import PatrolDesk
import Screen

/// What the desk reads at start and where its log goes.
enum DeskFiles {
  /// Language, signs and keys.
  static func settings(_ invocation: Invocation) throws -> DeskSettings {
    let strings = invocation.strings
    return DeskSettings(
      language: invocation.language, glyphs: glyphs,
      keys: try keys(ConfigurationLayers(invocation)),
      explain: { Verdict($0, strings: strings).text },
      photograph: { try PhotographFile(typed: $0).photograph() },
      write: { try PaperFile(path: $1).write($0) })
  }

  /// Box lines and blocks where the terminal draws them in one column.
  private static var glyphs: Glyphs {
    guard Console.isTerminal(0), Console.isForPeople else { return .utf8 }
    return AmbiguousWidth.probe() == .wide ? .ascii : .utf8
  }

  /// The key table with the overrides of `keys.toml` in the configuration directories.
  static func keys(_ layers: ConfigurationLayers) throws -> DeskKeys {
    var overrides: [String: [String]] = [:]
    for folder in layers.folders {
      let path = "\(folder)/keys.toml"
      guard Files.exists(path) else { continue }
      let given = try KeysFile.load(toml: try Files.text(path), file: path)
      overrides.merge(given) { $1 }
    }
    return try overrides.isEmpty ? DeskKeys() : DeskKeys().overriding(overrides)
  }

  /// Where standard error goes while the screen is owned.
  static func log() throws -> String? {
    let folder = Surroundings.stateFolder
    // A desk without a log is better than no desk.
    guard (try? Files.makeFolder(folder)) != nil else { return nil }
    return "\(folder)/patrol.log"
  }
}
