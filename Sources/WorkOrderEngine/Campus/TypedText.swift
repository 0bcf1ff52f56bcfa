import TextCells

/// What people type to name a thing: case and width do not count, nor spaces around it.
enum TypedText {
  static func folded(_ text: String) -> String {
    text.foldedWidth.lowercased().trimmingSpaces()
  }
}

extension String {
  /// The text without white space at either end.
  func trimmingSpaces() -> String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

extension TypedText {
  /// The longest text an order takes, in characters (engine.md §3).
  static let longest = 10_000

  /// A text that must not be empty, without spaces around it.
  static func required(_ text: String, field: String) throws(EngineError) -> String {
    let text = try limited(text, field: field)
    guard !text.isEmpty else { throw .empty(field: field) }
    return text
  }

  /// A text that may be empty, without spaces around it.
  static func limited(_ text: String, field: String) throws(EngineError) -> String {
    let text = text.trimmingSpaces()
    // Counting characters is slow in long texts; bytes decide first.
    guard text.utf8.count <= longest || text.count <= longest else {
      throw .tooLong(field: field, limit: longest)
    }
    return text
  }
}

extension String {
  /// Whether it has the form of an order's number: a campus code, a hyphen and digits.
  var isOrderNumber: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts[0].first, first.isLetter else { return false }
    return parts[0].allSatisfy { $0.isLetter || $0.isNumber } && !parts[1].isEmpty
      && parts[1].allSatisfy(\.isWholeNumber)
  }
}
