/// Reads JSON as it is written here, keys sorted and without blanks, several times as fast as a decoder
/// that must take any JSON: a replay of a year reads events by the hundred thousand, and each desk that
/// opens reads the rules. Whatever is not of the form that is asked for is left to the decoder; tests
/// compare the two.
public struct CanonicalReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// What a reading of the whole text answers; `nil` when it is not of that form.
  public static func read<Value>(
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
  public mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// The elements of an array.
  public mutating func array<Element>(_ element: (inout CanonicalReader) -> Element?) -> [Element]?
  {
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
  public mutating func object(_ member: (inout CanonicalReader, String) -> Bool) -> Bool {
    guard skip("{") else { return false }
    if skip("}") { return true }
    while true {
      guard let key = string(), skip(":"), member(&self, key) else { return false }
      if skip("}") { return true }
      guard skip(",") else { return false }
    }
  }

  /// A text; of the escapes those for a line break, a quotation mark, a slash and a backslash.
  public mutating func string() -> String? {
    guard skip("\"") else { return nil }
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        defer { position += 1 }
        return String(validating: bytes[start..<position], as: UTF8.self)
      case UInt8(ascii: "\\"): return escaped(from: start)
      case 0..<0x20: return nil
      default: position += 1
      }
    }
    return nil
  }

  /// The same from its first escape on.
  private mutating func escaped(from start: Int) -> String? {
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"): text.append(bytes[position])
        default: return nil
        }
        position += 1
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  /// A whole number.
  public mutating func integer() -> Int64? {
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

  /// Any number.
  public mutating func number() -> Double? {
    let start = position
    while position < bytes.count, Self.isOfNumber(bytes[position]) { position += 1 }
    guard let text = String(validating: bytes[start..<position], as: UTF8.self) else { return nil }
    return Double(text)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// Steps over a value, whatever it is; false where the text ends within it.
  public mutating func skipValue() -> Bool {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        // The end of what it stands in ends a number too.
        if depth == 0 { return true }
        depth -= 1
        if depth == 0 {
          position += 1
          return true
        }
      case UInt8(ascii: ",") where depth == 0: return true
      case UInt8(ascii: "\""):
        guard skipString() else { return false }
        if depth == 0 { return true }
        continue
      default: break
      }
      position += 1
    }
    return false
  }

  private mutating func skipString() -> Bool {
    position += 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return true
      case UInt8(ascii: "\\"): position += 2
      default: position += 1
      }
    }
    return false
  }

  /// `true` or `false`.
  public mutating func bool() -> Bool? {
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
  public mutating func read(_ field: inout String?) -> Bool {
    field = string()
    return field != nil
  }

  /// A whole number into a field; false when none stands here.
  public mutating func read(_ field: inout Int64?) -> Bool {
    field = integer()
    return field != nil
  }

  /// A truth value into a field; false when none stands here.
  public mutating func read(_ field: inout Bool?) -> Bool {
    field = bool()
    return field != nil
  }
}
