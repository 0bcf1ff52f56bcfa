/// A place in a TOML text, and what may follow there.
struct TOMLCursor {
  private let bytes: [UInt8]
  private var index = 0
  /// The line, counted from 1.
  private(set) var line = 1

  init(_ text: String) {
    bytes = Array(text.utf8)
    // A byte order mark says nothing.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The byte here; nil at the end.
  var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func advance() { index += 1 }

  /// Steps over a sign if it stands here.
  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  mutating func skipSpaces() {
    while byte == 0x20 || byte == 0x09 { index += 1 }
  }

  /// Skips spaces, line ends and remarks.
  mutating func skipBlank() {
    while let byte {
      switch byte {
      case 0x0A:
        line += 1
        index += 1
      case 0x20, 0x09, 0x0D: index += 1
      case UInt8(ascii: "#"): skipRemark()
      default: return
      }
    }
  }

  private mutating func skipRemark() {
    while let byte, byte != 0x0A { index += 1 }
  }

  /// An error here.
  func problem(_ mistake: Mistake) -> KeyLocator.Problem {
    KeyLocator.Problem(line: line, mistake: mistake)
  }

  /// Nothing but a remark may follow on this line.
  mutating func endLine() throws(KeyLocator.Problem) {
    skipSpaces()
    if byte == 0x0D { index += 1 }
    guard let byte, byte != 0x0A, byte != UInt8(ascii: "#") else { return }
    throw problem(.textBehind(rest))
  }

  /// Reads the parts of a dotted key and the spaces around them.
  mutating func keyNames() throws(KeyLocator.Problem) -> [String] {
    var names: [String] = []
    repeat {
      skipSpaces()
      let start = index
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        try skipString()
        names.append(String(decoding: bytes[(start + 1)..<(index - 1)], as: UTF8.self))
      } else {
        while let byte, TOMLScalar.isBareKey(byte) { index += 1 }
        guard index > start else {
          throw problem(rest.isEmpty ? .noKeyAtEnd : .noKey(rest))
        }
        names.append(String(decoding: bytes[start..<index], as: UTF8.self))
      }
      skipSpaces()
    } while skip(".")
    return names
  }

  /// Skips a number, a date, a time, true or false.
  mutating func skipScalar() throws(KeyLocator.Problem) {
    let start = index
    while let byte, !TOMLScalar.ends(byte) { index += 1 }
    while index > start, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 { index -= 1 }
    guard index > start else {
      throw problem(.missingValue)
    }
    guard TOMLScalar.isValid(bytes[start..<index]) else {
      throw problem(.noValue(String(decoding: bytes[start..<index], as: UTF8.self)))
    }
  }

  /// Skips a string of any of the four kinds.
  mutating func skipString() throws(KeyLocator.Problem) {
    guard let quote = byte else { return }
    let start = line
    let isLong = index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote
    index += isLong ? 3 : 1
    while let byte {
      if byte == 0x0A {
        guard isLong else { break }
        line += 1
        index += 1
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        // What is escaped may be a line end, which counts.
        index += 1
        if self.byte != 0x0A { index += 1 }
      } else if byte != quote {
        index += 1
      } else if !isLong {
        index += 1
        return
      } else {
        var run = 0
        while self.byte == quote {
          run += 1
          index += 1
        }
        if run >= 3 { return }
      }
    }
    throw KeyLocator.Problem(line: start, mistake: .openText)
  }

  /// What follows on this line, a few letters of it; empty at its end.
  private var rest: String {
    let rest = bytes[min(index, bytes.count)...].prefix { $0 != 0x0A && $0 != 0x0D }
    return String(String(decoding: rest, as: UTF8.self).prefix(20))
  }
}
