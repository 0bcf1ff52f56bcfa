/// A place in a template or stylesheet of which Mustache's tags are left away, and what can be read there.
struct TemplateScan {
  /// What stands for a text of the document, which is escaped.
  static let text: UInt8 = 0x01
  /// What stands for the style, or the number of a page.
  static let raw: UInt8 = 0x02
  /// What stands for the body, for a section, its end and a comment.
  static let other: UInt8 = 0x03
  /// Blanks and ends of lines.
  static let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]

  let file: String
  let bytes: [UInt8]
  private let end: Int
  var index: Int

  /// - Parameter bytes: with marks instead of tags, one byte for one sign of a line's end.
  init(file: String, bytes: [UInt8]) {
    (self.file, self.bytes) = (file, bytes)
    (index, end) = (0, bytes.count)
  }

  private init(_ whole: TemplateScan, _ part: Range<Int>) {
    (file, bytes) = (whole.file, whole.bytes)
    (index, end) = (part.lowerBound, part.upperBound)
  }

  /// A part of it by itself, whose lines are counted from the top of the whole.
  func part(_ range: Range<Int>) -> TemplateScan { TemplateScan(self, range) }

  /// The next byte; `nil` at the end.
  var byte: UInt8? { index < end ? bytes[index] : nil }

  static func isInWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }

  /// Whether this comes next, in capitals or not.
  func has(_ words: String) -> Bool {
    let wanted = words.utf8
    guard end - index >= wanted.count else { return false }
    return zip(bytes[index...], wanted).allSatisfy { Self.lower($0) == $1 }
  }

  /// Passes over this, when it comes next.
  mutating func take(_ words: String) -> Bool {
    guard has(words) else { return false }
    index += words.utf8.count
    return true
  }

  /// Whether there were any.
  @discardableResult
  mutating func skipBlanks() -> Bool {
    let start = index
    while let byte, Self.blanks.contains(byte) { index += 1 }
    return index > start
  }

  /// Letters, digits and hyphens of ASCII in small letters, and all that is not ASCII; nothing else ends up
  /// in it but the signs that are named.
  mutating func word(with others: String = "") -> String {
    var word: [UInt8] = []
    while let byte,
      others.utf8.contains(byte) || (Self.isInWord(byte) && byte != UInt8(ascii: "_"))
    {
      word.append(Self.lower(byte))
      index += 1
    }
    return String(decoding: word, as: UTF8.self)
  }

  /// Passes over an address that holds what it names, in the signs that have one meaning only.
  mutating func takeLiteral(of types: [String]) -> Bool {
    guard types.contains(where: { take("data:\($0);base64,") }) else { return false }
    _ = word(with: "+/=")
    return true
  }

  /// Something that is not on the lists.
  func error(at place: Int) -> TemplateError {
    let sample = bytes[place...].prefix(60).prefix { $0 != 0x0A && $0 != 0x0D }.flatMap { byte in
      byte < 0x20 && byte != 0x09 ? Array("{{…}}".utf8) : [byte]
    }
    return TemplateError(
      file: file, line: Self.line(of: place, in: bytes),
      fault: .outside(String(String(decoding: sample, as: UTF8.self).prefix(40))))
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 0x20 : byte
  }

  /// The line on which a place stands, from 1.
  private static func line(of place: Int, in bytes: [UInt8]) -> Int {
    let before = bytes[..<place]
    return 1
      + before.indices.count { index in
        bytes[index] == 0x0A
          || (bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
      }
  }
}
