import Configuration
import CursesTerminal

/// The themes of the program, and those in the folders `themes` of the configuration directories.
struct DeskThemes {
  private let folders: [String]

  init(_ layers: ConfigurationLayers) {
    folders = layers.folders
  }

  /// The names of the themes that people wrote.
  var names: [String] { folders.flatMap(ConfigurationDirectory.themes) }

  /// The colours of a theme. Only its file is read, and that of its base.
  ///
  /// - Parameter name: as in `desk.toml`; nil and `auto`: as the environment wants them.
  func theme(_ name: String?) throws -> Theme {
    var name = name ?? "auto"
    if name == "auto" { name = Theme.automaticName { Surroundings[$0] } }
    let own = folders.map { path(name, in: $0) }.last(where: Files.exists)
    let file = try own.map(Self.load) ?? ThemeFile.builtIn(name)
    return file.map(Theme.init) ?? Theme()
  }

  /// The files of the themes that people wrote.
  var paths: [String] {
    folders.flatMap { folder in
      ConfigurationDirectory.themes(at: folder).map { path($0, in: folder) }
    }
  }

  /// Reads a theme.
  static func load(_ path: String) throws -> ThemeFile {
    try ThemeFile.load(toml: try Files.written(path), file: path)
  }

  private func path(_ name: String, in folder: String) -> String {
    "\(folder)/themes/\(name).toml"
  }
}

extension Theme {
  /// The colours that a file gives; it lists the inks in the terminal's order.
  init(_ file: ThemeFile) {
    self.init(
      tables: file.tables.map { table in
        Table(
          colors: table.depth.colors,
          appearances: table.looks.map {
            Appearance(foreground: $0.color, bold: $0.isBold, dim: $0.isDim)
          },
          raised: table.raised, ground: table.ground)
      })
  }
}
