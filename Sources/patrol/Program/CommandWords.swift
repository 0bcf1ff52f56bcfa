import Localization
import Synchronization

/// The words of the command line with the global options brought behind the subcommand, where the
/// argument parser looks for them; people write them before or after.
struct CommandWords {
  /// What the argument parser gets.
  private(set) var words: [String]
  /// The value of `--language` as typed.
  private(set) var languageOption: String?
  /// Somebody wants to read texts that are otherwise never looked up.
  private(set) var asksForHelp = false

  /// Those of this run: of the process, or of whoever came through the gate.
  static var given: CommandWords { others.withLock { $0 } ?? own }

  private static let own = CommandWords(Array(CommandLine.arguments.dropFirst()))
  private static let others = Mutex<CommandWords?>(nil)

  /// From now on these count in place of those of the process.
  static func replace(with words: CommandWords) { others.withLock { $0 = words } }

  private static let withValue = [
    "--database", "--as", "--now", "--config", "--language", "--color",
  ]
  private static let alone = ["--json", "--linear"]
  private static let help = [
    "--help", "-h", "help", "--help-hidden", "completions", "--experimental-dump-help",
    "--generate-completion-script",
  ]

  /// Commands that do nothing by themselves: alone they show what they consist of.
  private static let families = [
    "order", "round", "handover", "report", "import", "config", "staff",
  ]

  init(_ arguments: [String]) {
    var others: [String] = []
    var moved: [String] = []
    var index = 0
    while index < arguments.count {
      let word = arguments[index]
      if word == "--" { break }
      let name = word.hasPrefix("--") ? String(word.prefix { $0 != "=" }) : word
      if Self.help.contains(word) { asksForHelp = true }
      index += 1
      if Self.alone.contains(word) {
        moved.append(word)
      } else if Self.withValue.contains(name) {
        moved.append(word)
        if name == word, index < arguments.count {
          moved.append(arguments[index])
          index += 1
        }
        if name == "--language" {
          languageOption = name == word ? moved.last : String(word.dropFirst(name.count + 1))
        }
      } else if Self.isNegativeNumber(word), others.last?.hasPrefix("--") == false {
        // The parser would take a reading of −18 for an option.
        others.append("\u{2212}" + word.dropFirst())
      } else {
        others.append(word)
      }
    }
    if others.count == 1, Self.families.contains(others[0]) { asksForHelp = true }
    // Help and version stand alone: the parser refuses anything beside them.
    let bare = others == ["--version"] || others.first == "help"
    // Before the command's own options: one whose value is missing would take the name of a moved one.
    let place = others.firstIndex { $0.hasPrefix("-") } ?? others.endIndex
    words = others[..<place] + (bare ? [] : moved) + others[place...] + arguments[index...]
  }

  private static func isNegativeNumber(_ word: String) -> Bool {
    word.first == "-" && word.dropFirst().first.map { $0.isASCII && $0.isNumber } == true
  }

  /// The language of this run.
  var language: Language {
    Language.choose(
      option: languageOption.flatMap(Language.init(rawValue:)), environment: Surroundings.languages)
  }

  /// Bytes that are no text never get further than here.
  func check() throws {
    for word in words where word.unicodeScalars.contains("\u{FFFD}") {
      throw Failure(.malformed, "error.notText", ["value": word])
    }
  }
}

/// A text of `--help` in the language of this run. Looked up only when it will be shown: the table
/// costs more than parsing a command line.
func helpText(_ key: String, _ arguments: [String: String] = [:]) -> String {
  guard CommandWords.given.asksForHelp else { return "" }
  return Strings(language: CommandWords.given.language).text(MessageKey(key), arguments)
}
