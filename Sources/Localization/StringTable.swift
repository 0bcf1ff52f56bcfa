import Glibc

/// The texts of one language, in lines `key = text`.
///
/// Blank lines and lines that begin with `#` are passed over. Blanks around the key and the text
/// do not count; `\n` in a text is a line break and `\s` a blank that must be kept at an end.
///
/// Each command opens a table at its start and asks it for a handful of texts, so that only the places of
/// keys and texts are noted, in one pass over plain bytes; a text is made when it is asked for.
struct StringTable: Sendable {
  /// Where a key and its text stand in the bytes.
  private struct Entry {
    var key: Range<Int>
    var text: Range<Int>
  }

  private let bytes: [UInt8]
  private var entries: [Entry] = []
  /// For each hash the position of its entry, from 1; 0 where there is none. A power of two of slots.
  private var slots: [UInt16]
  /// What is wrong with the file: the line, counted from one, and what is wrong there.
  private(set) var problems: [(line: Int, what: String)] = []

  /// Reads a table. A line that cannot be read is passed over and named in `problems`; of a key
  /// that stands twice the first text counts.
  init(_ source: UnsafeBufferPointer<UInt8>) {
    bytes = Array(source)
    slots = Array(repeating: 0, count: 8_192)
    entries.reserveCapacity(4_000)
    readLines(source)
  }

  /// Reads a table from a text.
  init(_ source: String) {
    var source = source
    self = source.withUTF8 { StringTable($0) }
  }

  /// The text of a key; `nil` for one that the table lacks.
  func text(_ key: String) -> String? {
    var key = key
    return key.withUTF8 { name in
      guard let entry = entry(name) else { return nil }
      return Self.unescaped(bytes[entry.text])
    }
  }

  /// Whether the table has a key.
  func has(_ key: String) -> Bool {
    var key = key
    return key.withUTF8 { entry($0) != nil }
  }

  /// All texts by the names of their keys.
  var texts: [String: String] {
    Dictionary(
      uniqueKeysWithValues: entries.map {
        (String(decoding: bytes[$0.key], as: UTF8.self), Self.unescaped(bytes[$0.text]))
      })
  }

  // MARK: - Reading

  private mutating func readLines(_ source: UnsafeBufferPointer<UInt8>) {
    var number = 0
    var start = 0
    while start < source.count {
      let rest = UnsafeBufferPointer(rebasing: source[start...])
      let length = rest.firstByte(Byte.newline) ?? rest.count
      number += 1
      if let what = read(source, Self.trimmed(source, start..<(start + length))) {
        problems.append((number, what))
      }
      start += length + 1
    }
  }

  /// Takes one line in, or says what is wrong with it.
  private mutating func read(
    _ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> String? {
    guard !line.isEmpty, source[line.lowerBound] != Byte.hash else { return nil }
    let content = UnsafeBufferPointer(rebasing: source[line])
    guard let equals = content.firstByte(Byte.equals).map({ line.lowerBound + $0 }) else {
      return "no = between key and text"
    }
    let key = Self.trimmed(source, line.lowerBound..<equals)
    let text = Self.trimmed(source, (equals + 1)..<line.upperBound)
    guard !key.isEmpty, !text.isEmpty else { return "key or text is empty" }
    let name = UnsafeBufferPointer(rebasing: source[key])
    let slot = slot(of: name)
    guard slots[slot] == 0 else {
      return "\(String(decoding: name, as: UTF8.self)) stands twice"
    }
    guard entries.count < slots.count / 2 else { return "more keys than the table has room for" }
    entries.append(Entry(key: key, text: text))
    slots[slot] = UInt16(entries.count)
    return nil
  }

  private static func trimmed(
    _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Byte.isBlank(source[start]) { start += 1 }
    while end > start, Byte.isBlank(source[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> String {
    guard text.contains(Byte.backslash) else { return String(decoding: text, as: UTF8.self) }
    var result: [UInt8] = []
    var escaped = false
    for byte in text {
      if escaped {
        result.append(byte == Byte.letterN ? Byte.newline : byte == Byte.letterS ? 0x20 : byte)
        escaped = false
      } else if byte == Byte.backslash {
        escaped = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: - Finding

  private func entry(_ name: UnsafeBufferPointer<UInt8>) -> Entry? {
    let position = slots[slot(of: name)]
    return position == 0 ? nil : entries[Int(position) - 1]
  }

  /// The slot in which a key stands, or the free one in which it would.
  private func slot(of name: UnsafeBufferPointer<UInt8>) -> Int {
    // FNV-1a: short keys, and no need to withstand anybody.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
    while slots[slot] != 0, !isKey(entries[Int(slots[slot]) - 1].key, name) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isKey(_ range: Range<Int>, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    range.count == name.count && bytes[range].elementsEqual(name)
  }

  private enum Byte {
    static let newline = UInt8(ascii: "\n")
    static let hash = UInt8(ascii: "#")
    static let equals = UInt8(ascii: "=")
    static let backslash = UInt8(ascii: "\\")
    static let letterN = UInt8(ascii: "n")
    static let letterS = UInt8(ascii: "s")

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where a byte stands first.
  fileprivate func firstByte(_ byte: UInt8) -> Int? {
    guard let start = baseAddress, let found = memchr(start, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }
}
