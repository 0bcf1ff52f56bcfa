/// What categories, triggers, checklists and their items all bear in a version of the configuration: an id
/// and a name in either language.
struct WrittenNames {
  private var id: String?
  private var zh: String?
  private var en: String?

  /// Reads a member when it is one of the three.
  ///
  /// - Returns: false for any other, and for one that is no text.
  mutating func read(_ key: String, from reader: inout CanonicalReader) -> Bool {
    switch key {
    case "id": reader.read(&id)
    case "zh": reader.read(&zh)
    case "en": reader.read(&en)
    default: false
    }
  }

  /// All three; `nil` as long as one is missing.
  var whole: (id: String, zh: String, en: String)? {
    guard let id, let zh, let en else { return nil }
    return (id, zh, en)
  }
}
