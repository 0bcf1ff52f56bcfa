import TOMLKit

/// What somebody sets for their own desk, `desk.toml`: `theme`, `glyphs`, `mouse` and `printer`, and filters under
/// names of their own.
public struct DeskFile: Hashable, Sendable {
  /// The colours by name; `nil`: as the environment wants them.
  public var theme: String?
  /// The signs by name; `nil`: as the terminal draws them.
  public var glyphs: String?
  /// Whether clicks and the wheel are reported.
  public var mouse: Bool?
  /// The printer on which papers are printed, by the name that CUPS has for it.
  public var printer: String?
  /// Filters by name, in the order of the file.
  public var filters: [Filter] = []

  /// A filter under a name.
  public struct Filter: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// The filter as it is typed.
    public var text: String

    /// A filter under a name.
    public init(name: String, text: String) { (self.name, self.text) = (name, text) }
  }

  /// Nothing set.
  public init() {}

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - toml: the text of the file.
  ///   - file: the file's name, for errors.
  ///   - ownThemes: the names of themes beside those of the program; looked up when the file names
  ///     another than those.
  /// - Throws: the first error, with the others of the file inside.
  public static func load(
    toml: String, file: String, ownThemes: () -> [String] = { [] }
  ) throws(ConfigurationError) -> DeskFile {
    let report = ErrorReport(file: file, text: toml)
    var desk = DeskFile()
    if let table = TableReader.open(toml, report: report) {
      desk.theme = theme(table, ownThemes)
      desk.glyphs = table.name("glyphs", of: .glyphs, among: ["auto", "utf-8", "ascii"])
      desk.mouse = table.bool("mouse")
      desk.printer = table.text("printer")
      for filter in table.tables("filter") {
        let (name, text) = (filter.requiredText("name"), filter.requiredText("text"))
        desk.filters.append(Filter(name: name, text: text))
        filter.finish()
      }
      table.finish()
    }
    try report.check()
    return desk
  }

  private static func theme(_ table: TableReader, _ own: () -> [String]) -> String? {
    let known = ["auto"] + ThemeFile.builtIn
    guard let text = table.text("theme"), !known.contains(text) else { return table.text("theme") }
    return table.name("theme", of: .theme, among: known + own().filter { !known.contains($0) })
  }

  /// Settings of a nearer file count before those of a farther one; filters come together.
  public func over(_ farther: DeskFile) -> DeskFile {
    var both = self
    both.theme = theme ?? farther.theme
    both.glyphs = glyphs ?? farther.glyphs
    both.mouse = mouse ?? farther.mouse
    both.printer = printer ?? farther.printer
    let own = Set(filters.map(\.name))
    both.filters = farther.filters.filter { !own.contains($0.name) } + filters
    return both
  }
}

extension DeskFile {
  /// The text of a file without its filters, however they are written: all else, comments too, stays as it
  /// was typed.
  public static func withoutFilters(_ toml: String) -> String {
    let statements = KeyLocator(toml).statements
    var next = 0
    var kept: [Substring.UTF8View] = []
    let lines = Substring(toml).utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() {
      while next < statements.count, statements[next].lines.lowerBound <= offset + 1 { next += 1 }
      let isFilter = next > 0 && statements[next - 1].name == "filter"
      let isWithin = next > 0 && statements[next - 1].lines.contains(offset + 1)
      let isRemark = line.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
      if !isFilter || !isWithin && isRemark { kept.append(line) }
    }
    var text = String(decoding: Array(kept.joined(separator: [0x0A])), as: UTF8.self)
    while let last = text.utf8.last, last == 0x0A || last == 0x0D {
      text.unicodeScalars.removeLast()
    }
    return text.isEmpty ? "" : text + "\n"
  }

  /// Filters as a file has them.
  public static func text(of filters: [Filter]) -> String {
    filters.map { filter in
      "\n[[filter]]\nname = \(quoted(filter.name))\ntext = \(quoted(filter.text))\n"
    }.joined()
  }

  /// A text as TOML writes it in one line; control characters become blanks.
  public static func quoted(_ text: String) -> String {
    let inner = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: " "
      default: String(scalar)
      }
    }
    return "\"\(inner.joined())\""
  }
}
