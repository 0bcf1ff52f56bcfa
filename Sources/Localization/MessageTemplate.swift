/// A text with places to fill.
///
/// - `{name}` is the argument `name`;
/// - `{count|order|orders}` the first form when the argument `count` is exactly one, else the last;
/// - `{stage:order.state}` the text of the key `order.state.` plus the argument, so that an error
///   can carry a plain code and still be read. An argument of several codes with blanks between
///   becomes a list. What has no such key stands as it is.
struct MessageTemplate {
  /// Finds the text of a key, for places of the third kind.
  let lookUp: (_ key: String) -> String?
  /// What stands between the items of a list.
  let separator: String

  /// The text with its places filled. A place without an argument stays as it is written, so that
  /// it is seen. Arguments are not read again: braces in them are only braces.
  func fill(_ template: String, _ arguments: [String: String]) -> String {
    guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
    var result = ""
    for piece in Self.pieces(of: template) {
      switch piece {
      case .text(let text):
        result += text
      case .place(let name, let kind, let source):
        result += arguments[name].map { filled(kind, $0) } ?? String(source)
      }
    }
    return result
  }

  /// The names of the places in a text, without what follows the name, and without repetitions.
  static func placeNames(in template: String) -> Set<String> {
    var names: Set<String> = []
    for case .place(let name, _, _) in pieces(of: template) { names.insert(name) }
    return names
  }

  private func filled(_ kind: Kind, _ value: String) -> String {
    switch kind {
    case .plain: value
    case .plural(let one, let other): String(value == "1" ? one : other)
    case .code(let prefix):
      value.split(separator: " ")
        .map { lookUp("\(prefix).\($0)") ?? String($0) }
        .joined(separator: separator)
    }
  }

  private enum Kind {
    case plain
    case plural(one: Substring, other: Substring)
    case code(prefix: Substring)
  }

  private enum Piece {
    case text(Substring)
    case place(name: String, kind: Kind, source: Substring)
  }

  private static func pieces(of template: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(rest[..<open])) }
      let (name, kind) = place(rest[rest.index(after: open)..<close])
      pieces.append(.place(name: name, kind: kind, source: rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(rest)) }
    return pieces
  }

  private static func place(_ inside: Substring) -> (name: String, kind: Kind) {
    let forms = inside.split(separator: "|", omittingEmptySubsequences: false)
    if forms.count > 1 {
      return (String(forms[0]), .plural(one: forms[1], other: forms[forms.count - 1]))
    }
    guard let colon = inside.firstIndex(of: ":") else { return (String(inside), .plain) }
    return (
      String(inside[..<colon]), .code(prefix: inside[inside.index(after: colon)...])
    )
  }
}
