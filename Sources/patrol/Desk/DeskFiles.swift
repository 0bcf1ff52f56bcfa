import Configuration
import CursesTerminal
import Localization
import PatrolDesk
import Screen

/// What the desk reads at start and where its log goes.
enum DeskFiles {
  /// Language, signs and keys.
  ///
  /// - Parameter isLinear: signs are words, and the terminal is not asked what it can draw.
  static func settings(
    _ invocation: Invocation, isLinear: Bool = false
  ) throws -> DeskSettings {
    let strings = invocation.strings
    let file = try deskFile(ConfigurationLayers(invocation))
    var settings = DeskSettings(
      language: invocation.language, glyphs: isLinear ? .spoken(in: strings) : glyphs(file.glyphs),
      keys: try keys(ConfigurationLayers(invocation)),
      explain: { Verdict($0, strings: strings).text },
      photograph: { try PhotographFile(typed: $0).photograph() },
      write: { try PaperFile(path: $1, invocation).write($0) })
    settings.printer = file.printer
    settings.filters = file.filters.map { SavedFilter(name: $0.name, text: $0.text) }
    settings.keepFilters = { try keep($0, in: Surroundings.configurationFolder) }
    return settings
  }

  /// What is set for the desk, in the configuration directories from the farthest to the nearest.
  static func deskFile(_ layers: ConfigurationLayers) throws -> DeskFile {
    var desk = DeskFile()
    for folder in layers.folders {
      let path = "\(folder)/desk.toml"
      guard Files.exists(path) else { continue }
      desk = try DeskFile.load(toml: try Files.written(path), file: path) {
        DeskThemes(layers).names
      }.over(desk)
    }
    return desk
  }

  /// Colours and mouse as they are set.
  static func options(_ invocation: Invocation) throws -> TerminalOptions {
    let layers = try ConfigurationLayers(invocation)
    let file = try deskFile(layers)
    return TerminalOptions(
      logPath: try log(), crashNotice: invocation.strings["app.crashed"],
      theme: try DeskThemes(layers).theme(file.theme), mouse: file.mouse ?? false)
  }

  /// Writes the filters into somebody's own file and leaves the rest of it as it is.
  static func keep(_ filters: [SavedFilter], in folder: String) throws {
    let path = "\(folder)/desk.toml"
    let old = Files.exists(path) ? try Files.written(path) : ""
    let rest = DeskFile.withoutFilters(old)
    let kept = filters.map { DeskFile.Filter(name: $0.name, text: $0.text) }
    try Files.makeFolder(folder)
    try Files.write(rest + DeskFile.text(of: kept), to: path)
  }

  /// Box lines and blocks where the terminal draws them in one column.
  private static func glyphs(_ name: String?) -> Glyphs {
    if name == "ascii" { return .ascii }
    if name == "utf-8" { return .utf8 }
    guard Console.isTerminal(0), Console.isForPeople else { return .utf8 }
    return KnownTerminals().width() == .wide ? .ascii : .utf8
  }

  /// The key table with the overrides of `keys.toml` in the configuration directories.
  static func keys(_ layers: ConfigurationLayers) throws -> DeskKeys {
    var overrides: [String: [String]] = [:]
    for folder in layers.folders {
      let path = "\(folder)/keys.toml"
      guard Files.exists(path) else { continue }
      let given = try KeysFile.load(toml: try Files.written(path), file: path)
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
