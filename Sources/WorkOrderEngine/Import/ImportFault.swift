import Foundation

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
  /// A warning: whoever was disabled has open orders in hand.
  case stillHolds(person: String, count: Int)
  /// A name that nothing here has.
  case unknown(field: String, value: String)
  /// A name that several places have.
  case ambiguous(field: String, value: String)
  /// The order has gone on here in a way that the row contradicts.
  case contradicts(order: String)
  /// Not of the form that its field has.
  case malformed(field: String, value: String)
  /// An earlier row of the same thing says something else.
  case unlike(field: String, value: String, line: Int)
  /// What only one may have, another has.
  case taken(field: String, value: String, by: String)
  /// It lies on another campus than the rest of its row.
  case elsewhere(field: String, value: String, campus: String)
  /// The kind of the place decides when an order there is due that did not keep it.
  case kindInUse(order: String)
  /// The row names another place above than its path does.
  case aboveTwice(value: String, path: String)
  /// The same stop with the same checklist stands on an earlier line of the route.
  case stopTwice(line: Int)
  /// A good row of a route of which another row is bad: a route goes in whole.
  case brokenRoute(route: String, line: Int)

  /// The key of the sentence in the string tables.
  public var messageKey: String { "import.fault.\(words.key)" }

  /// The placeholders of that sentence.
  public var arguments: [String: String] {
    var arguments = words.arguments
    arguments["field"] = arguments["field"].map(Self.word)
    return arguments
  }

  /// The name of a field as the string tables have it: `name_en` is `nameEn` there.
  private static func word(_ field: String) -> String {
    let parts = field.split(separator: "_")
    return parts.prefix(1).joined() + parts.dropFirst().map(\.capitalized).joined()
  }

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
    case .stillHolds(let person, let count):
      ("stillHolds", ["person": person, "count": "\(count)"])
    case .unknown(let field, let value): ("unknown", ["field": field, "value": value])
    case .ambiguous(let field, let value): ("ambiguous", ["field": field, "value": value])
    case .contradicts(let order): ("contradicts", ["order": order])
    case .malformed(let field, let value): ("malformed", ["field": field, "value": value])
    case .unlike(let field, let value, let line):
      ("unlike", ["field": field, "value": value, "line": "\(line)"])
    case .taken(let field, let value, let other):
      ("taken", ["field": field, "value": value, "by": other])
    case .elsewhere(let field, let value, let campus):
      ("elsewhere", ["field": field, "value": value, "campus": campus])
    case .kindInUse(let order): ("kindInUse", ["order": order])
    case .aboveTwice(let value, let path): ("aboveTwice", ["value": value, "path": path])
    case .stopTwice(let line): ("stopTwice", ["line": "\(line)"])
    case .brokenRoute(let route, let line):
      ("brokenRoute", ["route": route, "line": "\(line)"])
    }
  }
}
