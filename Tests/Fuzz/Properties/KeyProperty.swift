@testable import CursesTerminal
@testable import Screen

/// What a terminal sends. The first byte chooses in what pieces it comes, the second how long a paste may
/// be.
enum KeyProperty {
  static func check(_ bytes: [UInt8]) throws {
    var choices = Choices(bytes)
    let piece = choices.next(below: 16) + 1
    let limit = choices.one(of: [8, 1_000])
    let data = Array(choices.rest)
    let whole = try decoded(data, piece: max(1, data.count), limit: limit)
    let pieces = try decoded(data, piece: piece, limit: limit)
    try hold(whole == pieces, "pieces make no difference", "\(whole) and \(pieces)")
    try hold(whole.count <= data.count, "a key takes a byte", "\(whole)")
    for one in whole { try check(one, limit: limit) }
    try pastesStayPastes(data, limit: limit)
    try KeyNameRules.check(choices.text)
  }

  private static func decoder(_ limit: Int) -> InputDecoder {
    let sequences = [
      "kcuu1": "\u{1B}OA", "kcud1": "\u{1B}OB", "khome": "\u{1B}[1~", "kdch1": "\u{1B}[3~",
      "kcbt": "\u{1B}[Z", "kpp": "\u{1B}!p", "knp": "\u{1B}!pq",
    ]
    return InputDecoder(
      sequences: KeySequences { sequences[$0].map { Array($0.utf8) } }, escapeDelay: 25,
      pasteLimit: limit)
  }

  /// All that is decoded, and then what silence makes of the rest.
  private static func decoded(
    _ bytes: [UInt8], piece: Int, limit: Int
  ) throws -> [InputDecoder.Decoded] {
    var decoder = decoder(limit)
    var found: [InputDecoder.Decoded] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      decoder.feed(bytes[start..<min(start + piece, bytes.count)])
      while let next = decoder.next() { found.append(next) }
    }
    var silences = 0
    while decoder.patience != nil {
      silences += 1
      try hold(silences <= bytes.count + 1, "silence ends what waits", "\(bytes)")
      if let settled = decoder.settle() { found.append(settled) }
      while let next = decoder.next() { found.append(next) }
    }
    var rest = decoder
    rest.feed([UInt8(ascii: "q"), UInt8(ascii: "q")])
    var last: InputDecoder.Decoded?
    while let next = rest.next() { last = next }
    try hold(last == .key(.character("q")), "a key is heard whatever came before", "\(found)")
    return found
  }

  private static func check(_ decoded: InputDecoder.Decoded, limit: Int) throws {
    switch decoded {
    case .mouse(let button, let position, _):
      let range = 0...99_999
      try hold(
        range.contains(button) && range.contains(position.row) && range.contains(position.column),
        "the mouse is on a cell", "\(decoded)")
    case .key(.paste(let text)), .cutPaste(.paste(let text)):
      let isClean = text.unicodeScalars.allSatisfy {
        $0 == "\n" || $0 == "\t" || $0.value >= 0x20 && $0.value != 0x7F
      }
      // What is no UTF-8 becomes a character of three bytes.
      try hold(isClean && text.utf8.count <= limit * 3, "a paste is text", "\(decoded)")
    case .key(let key):
      if case .character(let character) = key {
        let isControl = character.unicodeScalars.contains {
          $0.properties.generalCategory == .control
        }
        try hold(!isControl, "a character is no control character", "\(decoded)")
      }
      guard let name = key.name else { return }
      try hold(Key(name: name) == key, "a key has its name", "\(name) for \(key)")
    case .cutPaste: throw BrokenRule(rule: "what is cut is a paste", what: "\(decoded)")
    }
  }

  /// Whatever is pasted, no key comes of it.
  private static func pastesStayPastes(_ bytes: [UInt8], limit: Int) throws {
    let end = Array("\u{1B}[201~".utf8)
    let text = bytes.split(separator: 0x1B).joined()
    let found = try decoded(
      Array("\u{1B}[200~".utf8) + text + end + [UInt8(ascii: "q")], piece: 1 << 20, limit: limit)
    var isPaste = false
    switch found.first {
    case .key(.paste), .cutPaste(.paste): isPaste = true
    default: break
    }
    try hold(
      isPaste && found.count == 2 && found.last == .key(.character("q")),
      "a paste is one paste", "\(found)")
  }
}

/// What holds for the names of keys in `keys.toml`.
enum KeyNameRules {
  static func check(_ text: String) throws {
    for word in text.split(whereSeparator: \.isWhitespace) { try check(name: String(word)) }
    try check(name: text)
  }

  private static func check(name: String) throws {
    guard let key = Key(name: name) else { return }
    let again = key.name.flatMap(Key.init)
    try hold(again == key, "a name is read again", "\(name): \(key), \(String(describing: again))")
    if case .control(let letter) = key {
      try hold(("a"..."z").contains(letter), "control goes with a letter", "\(name)")
    }
    let keymap = Keymap([
      Binding("one", [.character("a")], 1, label: "", explanation: ""),
      Binding("two", [.enter], 2, label: "", explanation: ""),
    ])
    guard let changed = try overridden(keymap, ["one": [name]]) else { return }
    try hold(
      changed.dispatch(key) == .action(1) && changed.conflicts.isEmpty,
      "a key means what it was given", name)
  }

  /// The table with other keys; nil where two lines want the same.
  private static func overridden(
    _ keymap: Keymap<Int>, _ keys: [String: [String]]
  ) throws -> Keymap<Int>? {
    do throws(KeymapError) {
      return try keymap.overriding(keys)
    } catch {
      if case .conflict = error { return nil }
      throw BrokenRule(rule: "a known key can be given", what: "\(error)")
    }
  }
}
