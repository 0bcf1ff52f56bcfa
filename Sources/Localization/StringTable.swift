/// The texts of one language, read from lines `key = text`.
///
/// Blank lines and lines that begin with `#` are passed over. Blanks around the key and the text
/// do not count; `\n` in a text is a line break and `\s` a blank that must be kept at an end.
struct StringTable: Sendable {
  /// The texts by the names of their keys.
  private(set) var texts: [String: String] = [:]
  /// What is wrong with the file: the line, counted from one, and what is wrong there.
  private(set) var problems: [(line: Int, what: String)] = []

  /// Reads a table. A line that cannot be read is passed over and named in `problems`; of a key
  /// that stands twice the first text counts.
  ///
  /// It goes over plain bytes, because each command reads a table at its start: over substrings
  /// the same took four times as long.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    texts.reserveCapacity(1_024)
    var number = 0
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: Byte.newline) ?? bytes.count
      number += 1
      if let what = read(Self.trimmed(bytes[start..<end])) { problems.append((number, what)) }
      start = end + 1
    }
  }

  /// Reads a table from a text.
  init(_ source: String) {
    var source = source
    self = source.withUTF8 { StringTable($0) }
  }

  /// Takes one line in, or says what is wrong with it.
  private mutating func read(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    guard let first = line.first, first != Byte.hash else { return nil }
    guard let equals = line.firstIndex(of: Byte.equals) else {
      return "no = between key and text"
    }
    let key = String(decoding: Self.trimmed(line[..<equals]), as: UTF8.self)
    let text = Self.trimmed(line[(equals + 1)...])
    guard !key.isEmpty, !text.isEmpty else { return "key or text is empty" }
    guard texts[key] == nil else { return "\(key) stands twice" }
    texts[key] = Self.unescaped(text)
    return nil
  }

  private static func unescaped(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> String {
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

  private static func trimmed(
    _ line: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    var (start, end) = (line.startIndex, line.endIndex)
    while start < end, Byte.isBlank(line[start]) { start += 1 }
    while end > start, Byte.isBlank(line[end - 1]) { end -= 1 }
    return line[start..<end]
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
