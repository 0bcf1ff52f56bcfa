import TOMLKit

/// Colours of the desk, `themes/NAME.toml`: how each ink looks on terminals with many, few and no
/// colours. `Config/files/themes/dark.toml` explains the format.
public struct ThemeFile: Hashable, Sendable {
  /// How an ink looks.
  public struct Look: Hashable, Sendable {
    /// The colour's number in the terminal's palette; nil is the terminal's own.
    public var color: Int?
    /// Heavier letters.
    public var isBold = false
    /// Fainter letters.
    public var isDim = false
  }

  /// A table of a file: for terminals with at least so many colours.
  public enum Depth: String, CaseIterable, Sendable {
    case colors256, colors16, colors8, none

    /// How many colours.
    public var colors: Int {
      switch self {
      case .colors256: 256
      case .colors16: 16
      case .colors8: 8
      case .none: 0
      }
    }
  }

  /// What stands in one table.
  public struct Table: Hashable, Sendable {
    /// Which it is.
    public var depth: Depth
    /// How each ink looks, in the order of ``ThemeFile/inks``.
    public var looks = Array(repeating: Look(), count: ThemeFile.inks.count)
    /// The ground of the chosen row by its number; nil is the terminal's own.
    public var raised: Int?
    /// The ground of all else by its number; nil is the terminal's own.
    public var ground: Int?

    /// How the ink of a name looks.
    public subscript(ink: String) -> Look? {
      ThemeFile.inks.firstIndex(of: ink).map { looks[$0] }
    }
  }

  /// The names of the inks in their order. The terminal declares them; a test compares.
  public static let inks = [
    "plain", "dim", "accent", "late", "risk", "good", "hold", "major", "heading",
  ]
  /// The themes that are part of the program.
  public static let builtIn = ["dark", "light", "mono", "contrast"]

  /// The tables, each with every ink; `none` is always there.
  public var tables: [Table] = []

  /// Reads a file, and what it leaves out from the theme of the program that it names as its base.
  ///
  /// - Parameters:
  ///   - toml: the text of the file.
  ///   - file: the file's name, for errors.
  /// - Throws: the first error, with the others of the file inside.
  public static func load(toml: String, file: String) throws(ConfigurationError) -> ThemeFile {
    try load(ErrorReport(file: file, text: toml), toml)
  }

  /// A theme of the program; nil when it has none of that name.
  ///
  /// - Throws: never with the files as shipped; a test proves it.
  public static func builtIn(_ name: String) throws(ConfigurationError) -> ThemeFile? {
    guard builtIn.contains(name), let text = EmbeddedFiles.text("themes/\(name).toml") else {
      return nil
    }
    return try load(
      ErrorReport(file: "themes/\(name).toml", isBuiltIn: true, text: text), text)
  }

  /// The fullest of the tables for terminals with so many colours or fewer.
  public func table(for depth: Depth) -> Table {
    let fitting = tables.filter { $0.depth.colors <= depth.colors }
    var table = fitting.max { $0.depth.colors < $1.depth.colors } ?? Table(depth: depth)
    table.depth = depth
    return table
  }

  private static func load(
    _ report: ErrorReport, _ toml: String
  ) throws(ConfigurationError) -> ThemeFile {
    var theme = ThemeFile()
    if let table = TableReader.open(toml, report: report) {
      var base: ThemeFile?
      if table.has("base") {
        // Of a misspelt one it is enough to hear that.
        base = try builtIn(table.name("base", of: .theme, among: builtIn) ?? "dark")
      }
      theme = ThemeReader(base: base).read(table)
    }
    try report.check()
    return theme
  }
}
