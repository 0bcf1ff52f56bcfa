import Localization
import TextCells

/// A page of `--help`. The argument parser writes its own words in English and counts characters
/// where a terminal counts columns: for other languages its page is put into their words and its
/// lines are broken again.
struct HelpPage {
  let strings: Strings
  let columns: Int

  /// Where the parser lets explanations begin.
  private static let indent = 26
  private static let titles = ["OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS"]

  private static let blank = String(repeating: " ", count: indent)

  /// The page as people read it.
  func text(_ page: String) -> String {
    let isHelp = page.hasPrefix("OVERVIEW:") || page.hasPrefix("USAGE:")
    guard isHelp, strings.language != .en else { return page }
    var lines: [String] = []
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix(Self.blank), let last = lines.last, Self.explains(last) {
        lines[lines.count - 1] = last + " " + line.drop { $0 == " " }
      } else {
        lines.append(line)
      }
    }
    return lines.map(translated).flatMap(broken).joined(separator: "\n")
  }

  /// Something stands where explanations do: an option with a long name stands on a line alone.
  private static func explains(_ line: String) -> Bool {
    line.hasPrefix("  ") && line.count > indent && line.prefix(indent).last == " "
  }

  private var colon: String { strings["help.page.colon"] }

  private func translated(_ line: String) -> String {
    for title in Self.titles where line.hasPrefix("\(title):") {
      let rest = line.dropFirst(title.count + 1).drop { $0 == " " }
      return strings.text(MessageKey("help.page.\(title.lowercased())")) + colon + rest
    }
    if line.hasSuffix(":"), line.first != " " { return line.dropLast() + colon }
    if let start = line.firstRange(of: "See '"), let end = line.firstRange(of: "' for detailed") {
      let command = String(line[start.upperBound..<end.lowerBound])
      return "  " + strings.text("help.page.more", ["command": command])
    }
    var text = line
    for (english, key) in Self.words { text = text.replacing(english, with: strings[key]) }
    return text != line && text.hasSuffix(")") ? text.dropLast() + strings["help.page.close"] : text
  }

  private static let words: [(String, MessageKey)] = [
    ("Show the version.", "help.page.version"), ("Show help information.", "help.page.help"),
    (" (values: ", "help.page.values"), ("; default: ", "help.page.andDefault"),
    (" (default: ", "help.page.default"),
  ]

  /// A line in as many lines as its columns need, what goes on beneath its explanation.
  private func broken(_ line: String) -> [String] {
    let head = String(line.prefix(Self.indent))
    guard line.displayWidth > columns, columns > Self.indent + 20, Self.explains(line),
      head.displayWidth == Self.indent
    else { return [line] }
    let rest = String(line.dropFirst(Self.indent)).wrapped(to: columns - Self.indent)
    return rest.enumerated().map { ($0.offset == 0 ? head : Self.blank) + $0.element }
  }
}
