/// A text with places to fill: `{name}` is an argument, `{count|order|orders}` the first form when
/// the argument `count` is exactly one and the second otherwise.
enum MessageTemplate {
  /// The text with its places filled. A place without an argument stays as it is written, so that
  /// it is seen. Arguments are not read again: braces in them are only braces.
  static func fill(_ template: String, _ arguments: [String: String]) -> String {
    guard template.utf8.contains(openBrace) else { return template }
    var result = ""
    for piece in pieces(of: template) {
      switch piece {
      case .text(let text):
        result += text
      case .place(let name, let forms, let source):
        guard let value = arguments[name] else {
          result += source
          continue
        }
        if forms.isEmpty {
          result += value
        } else {
          result += value == "1" ? forms[0] : forms[forms.count - 1]
        }
      }
    }
    return result
  }

  /// The names of the places in a text, without forms and repetitions.
  static func placeNames(in template: String) -> Set<String> {
    var names: Set<String> = []
    for case .place(let name, _, _) in pieces(of: template) { names.insert(name) }
    return names
  }

  private enum Piece {
    case text(Substring)
    case place(name: String, forms: [Substring], source: Substring)
  }

  private static let openBrace = UInt8(ascii: "{")

  private static func pieces(of template: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(rest[..<open])) }
      let parts = rest[rest.index(after: open)..<close]
        .split(separator: "|", omittingEmptySubsequences: false)
      pieces.append(
        .place(
          name: String(parts[0]), forms: Array(parts.dropFirst()), source: rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(rest)) }
    return pieces
  }
}
