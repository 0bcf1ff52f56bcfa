import ServiceClock

/// Reads the JSON that `canonicalJSON` writes of flat objects, several times as fast as a decoder that
/// must take any JSON: a replay of a year reads it by the hundred thousand. Whatever is not of that
/// form, an escape in a text included, is left to the decoder; a test compares the two.
struct CanonicalReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// What a reading of the whole text answers; `nil` when it is not of that form.
  static func read<Value>(
    _ text: String, _ body: (inout CanonicalReader) -> Value?
  ) -> Value? {
    var text = text
    return text.withUTF8 { bytes in
      var reader = CanonicalReader(bytes)
      guard let value = body(&reader), reader.position == bytes.count else { return nil }
      return value
    }
  }

  /// Steps over a character, if it is the next one.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// The elements of an array.
  mutating func array<Element>(_ element: (inout CanonicalReader) -> Element?) -> [Element]? {
    guard skip("[") else { return nil }
    var elements: [Element] = []
    if skip("]") { return elements }
    while true {
      guard let next = element(&self) else { return nil }
      elements.append(next)
      if skip("]") { return elements }
      guard skip(",") else { return nil }
    }
  }

  /// The members of an object, each given to `member`, which reads the value.
  ///
  /// - Returns: whether all of them could be read.
  mutating func object(_ member: (inout CanonicalReader, String) -> Bool) -> Bool {
    guard skip("{") else { return false }
    if skip("}") { return true }
    while true {
      guard let key = string(), skip(":"), member(&self, key) else { return false }
      if skip("}") { return true }
      guard skip(",") else { return false }
    }
  }

  /// A text without escapes.
  mutating func string() -> String? {
    guard skip("\"") else { return nil }
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        defer { position += 1 }
        return String(validating: bytes[start..<position], as: UTF8.self)
      case UInt8(ascii: "\\"), 0..<0x20: return nil
      default: position += 1
      }
    }
    return nil
  }

  /// A whole number.
  mutating func integer() -> Int64? {
    let isNegative = skip("-")
    let start = position
    var value: Int64 = 0
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    {
      let digit = Int64(bytes[position] - UInt8(ascii: "0"))
      // Eighteen digits cannot overflow; more are left to the decoder.
      guard position - start < 18 else { return nil }
      value = value * 10 + digit
      position += 1
    }
    guard position > start else { return nil }
    return isNegative ? -value : value
  }

  /// `true` or `false`.
  mutating func bool() -> Bool? {
    if word("true") { return true }
    return word("false") ? false : nil
  }

  private mutating func word(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { wanted in
      guard position + wanted.count <= bytes.count,
        bytes[position..<position + wanted.count].elementsEqual(wanted)
      else { return false }
      position += wanted.count
      return true
    }
  }
}

extension CanonicalReader {
  /// A text into a field; false when none stands here.
  mutating func read(_ field: inout String?) -> Bool {
    field = string()
    return field != nil
  }

  /// A whole number into a field; false when none stands here.
  mutating func read(_ field: inout Int64?) -> Bool {
    field = integer()
    return field != nil
  }

  /// A truth value into a field; false when none stands here.
  mutating func read(_ field: inout Bool?) -> Bool {
    field = bool()
    return field != nil
  }
}
