import Localization

/// What the argument parser says, in the words of the string tables. Its errors have no public type:
/// the shape of its sentences has to do, and a sentence of another shape is shown as it is.
struct ParserWords {
  let key: MessageKey
  private let values: [String: String]
  private let known: [String]

  init(_ message: String) {
    // Every second piece stands between quotes.
    let pieces = message.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    let quoted = pieces.indices.filter { $0 % 2 == 1 }.map { pieces[$0] }
    let first = quoted.first ?? ""
    var known: [String] = []
    switch message {
    case _ where quoted.isEmpty: (key, values) = ("error.usage", ["what": Self.plain(message)])
    case _ where message.hasPrefix("Unexpected argument "),
      _ where message.contains(" unexpected arg"):
      (key, values) = ("error.unexpectedArgument", ["value": quoted.joined(separator: " ")])
    case _ where message.hasPrefix("Unknown option "):
      (key, values) = ("error.unknownOption", ["value": first])
    case _ where message.hasPrefix("Missing expected argument "):
      (key, values) = ("error.missingArgument", ["value": first])
    case _ where message.hasPrefix("Missing value for "):
      (key, values) = ("error.missingValue", ["value": first])
    case _ where message.hasPrefix("The value ") && quoted.count > 1:
      known = Array(quoted.dropFirst(2))
      if known.isEmpty {
        known = message.split(separator: "\n").map { $0.drop { $0 == " " } }
          .filter { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
      }
      key = known.isEmpty ? "error.invalidValue" : "error.invalidChoice"
      values = ["value": first, "option": quoted[1]]
    default: (key, values) = ("error.usage", ["what": Self.plain(message)])
    }
    self.known = known
  }

  /// The placeholders, lists in the manner of the language.
  func arguments(_ strings: Strings) -> [String: String] {
    guard !known.isEmpty else { return values }
    return values.merging(["known": Formats(language: strings.language).list(known)]) { $1 }
  }

  /// The sentence without its full stop, so that ours can go on.
  private static func plain(_ message: String) -> String {
    var text = message
    while let last = text.last, last == "." || last.isWhitespace { text.removeLast() }
    return text
  }
}
