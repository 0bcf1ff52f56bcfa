import Assets

/// The texts of one language. Making one costs nothing: the table is read at its first use, once.
public struct Strings: Sendable {
  /// The language of the texts.
  public let language: Language

  /// The texts of `language`.
  public init(language: Language) { self.language = language }

  /// The text of a key with its places filled: `{name}` by the argument of that name,
  /// `{count|order|orders}` by the first form when the argument `count` is `1`, else the second,
  /// `{stage:order.state}` by the text of `order.state.` plus the argument (several codes with
  /// blanks between become a list).
  ///
  /// A key that the table lacks comes back as `⟨key⟩`; a place without an argument stays `{name}`.
  public func text(_ key: MessageKey, _ arguments: [String: String] = [:]) -> String {
    guard let template = table.text(key.name) else { return "⟨\(key.name)⟩" }
    // Most texts have no places.
    guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
    return MessageTemplate(
      lookUp: { table.text($0) }, separator: table.text("format.list.separator") ?? " "
    ).fill(template, arguments)
  }

  /// The text of a key that has no places.
  public subscript(_ key: MessageKey) -> String { text(key) }

  /// The text of a key as a heading: its first letter large, where the language has large letters.
  public func heading(_ key: MessageKey, _ arguments: [String: String] = [:]) -> String {
    let text = text(key, arguments)
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Whether the table has the key.
  public func has(_ key: MessageKey) -> Bool { table.has(key.name) }

  /// The texts as the table has them by the names of their keys, for tests and for the key sheet.
  public var templates: [String: String] { table.texts }

  /// What the table's file has wrong, one line each. Empty in a release: a test holds it so.
  public var problems: [String] {
    table.problems.map { "\(Self.fileName(of: language)):\($0.line): \($0.what)" }
  }

  /// The names of the places that the text of a key has, for tests.
  public func placeNames(in key: MessageKey) -> Set<String> {
    MessageTemplate.placeNames(in: table.text(key.name) ?? "")
  }

  private var table: StringTable {
    switch language {
    case .zhHans: Self.zhHans
    case .en: Self.en
    }
  }

  private static let zhHans = load(.zhHans)
  private static let en = load(.en)

  private static func fileName(of language: Language) -> String {
    "strings/\(language.rawValue).txt"
  }

  private static func load(_ language: Language) -> StringTable {
    var length = 0
    guard let bytes = patrol_asset(fileName(of: language), &length) else { return StringTable("") }
    return StringTable(UnsafeBufferPointer(start: bytes, count: length))
  }
}
