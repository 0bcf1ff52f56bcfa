/// What is wrong with a row of an imported file. The words belong to the string tables.
public enum ImportFault: Error, Hashable, Sendable {
  /// More or fewer cells than the header has.
  case cellCount(found: Int, expected: Int)
  /// A cell longer than its field may be, in characters.
  case tooLong(field: String, limit: Int)
  /// A quoted cell that no quote ends; it took everything to the end of the file.
  case unclosedQuote
  /// Text between a closing quote and the next separator.
  case textAfterQuote
  /// Bytes that are no characters in the encoding of the map.
  case notText(field: String, encoding: String)
  /// A zero byte.
  case zeroByte(field: String)
  /// A line that is not one JSON object of plain values.
  case notAnObject
  /// Nothing stands where something must.
  case missing(field: String)
  /// No time in the format of the map, or one that does not exist.
  case notATime(field: String, value: String)
  /// A time that has not come yet.
  case inTheFuture(field: String, value: String)
  /// The end lies before the beginning.
  case completedBeforeReported
  /// A warning: the order was late from the beginning.
  case dueBeforeReported
  /// A name that nothing here has.
  case unknown(field: String, value: String)
  /// A name that several places have.
  case ambiguous(field: String, value: String)
  /// The order has gone on here in a way that the row contradicts.
  case contradicts(order: String)

  /// The key of the sentence in the string tables.
  public var messageKey: String { "import.fault.\(words.key)" }

  /// The placeholders of that sentence.
  public var arguments: [String: String] { words.arguments }

  private var words: (key: String, arguments: [String: String]) {
    switch self {
    case .cellCount(let found, let expected):
      ("cellCount", ["found": "\(found)", "expected": "\(expected)"])
    case .tooLong(let field, let limit): ("tooLong", ["field": field, "limit": "\(limit)"])
    case .unclosedQuote: ("unclosedQuote", [:])
    case .textAfterQuote: ("textAfterQuote", [:])
    case .notText(let field, let encoding):
      ("notText", ["field": field, "encoding": encoding])
    case .zeroByte(let field): ("zeroByte", ["field": field])
    case .notAnObject: ("notAnObject", [:])
    case .missing(let field): ("missing", ["field": field])
    case .notATime(let field, let value): ("notATime", ["field": field, "value": value])
    case .inTheFuture(let field, let value): ("inTheFuture", ["field": field, "value": value])
    case .completedBeforeReported: ("completedBeforeReported", [:])
    case .dueBeforeReported: ("dueBeforeReported", [:])
    case .unknown(let field, let value): ("unknown", ["field": field, "value": value])
    case .ambiguous(let field, let value): ("ambiguous", ["field": field, "value": value])
    case .contradicts(let order): ("contradicts", ["order": order])
    }
  }
}
