/// Finds the line on which each key of a TOML text stands.
///
/// TOMLKit keeps lines only for text that is no TOML at all. This walks text that was parsed
/// already, so it looks at no more than what tells keys, strings and brackets apart. Paths look like
/// `place[2].stops[1].place`; elements count from 1.
struct KeyLocator {
  private(set) var lines: [String: Int] = [:]
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var elements: [String: Int] = [:]

  init(_ text: String) {
    bytes = Array(text.utf8)
    var prefix = ""
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    skipBlank()
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "[") {
        prefix = header()
      } else {
        entry(below: prefix)
      }
      skipBlank()
    }
  }

  /// The line of a key, or of the nearest table above it; nil when even that is not in the text.
  func line(of path: String) -> Int? {
    var path = path
    while !path.isEmpty {
      if let line = lines[path] { return line }
      guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
      path = String(path[..<cut])
    }
    return nil
  }

  private mutating func record(_ path: String) {
    if lines[path] == nil { lines[path] = line }
  }

  /// Reads `[a.b]` or `[[a.b]]` and returns the path of the table it opens.
  private mutating func header() -> String {
    index += 1
    let isElement = index < bytes.count && bytes[index] == UInt8(ascii: "[")
    if isElement { index += 1 }
    let names = keyNames()
    var path = ""
    for (offset, name) in names.enumerated() {
      path = path.isEmpty ? name : "\(path).\(name)"
      let isLast = offset == names.count - 1
      if isLast && isElement {
        record(path)
        elements[path, default: 0] += 1
      }
      if let count = elements[path] { path += "[\(count)]" }
    }
    record(path)
    while index < bytes.count, bytes[index] == UInt8(ascii: "]") { index += 1 }
    return path
  }

  /// Reads `a.b = value`.
  private mutating func entry(below prefix: String) {
    let start = index
    var path = prefix
    for name in keyNames() {
      path = path.isEmpty ? name : "\(path).\(name)"
      record(path)
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: "=") { index += 1 }
    value(at: path)
    // Text that is not TOML must not stop the walk.
    if index == start { index += 1 }
  }

  /// Reads the parts of a dotted key, up to what follows it.
  private mutating func keyNames() -> [String] {
    var names: [String] = []
    while index < bytes.count {
      skipSpaces()
      guard index < bytes.count else { break }
      let start = index
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        skipString()
        names.append(
          String(decoding: bytes[min(start + 1, index)..<max(start + 1, index - 1)], as: UTF8.self))
      case UInt8(ascii: "."):
        index += 1
      case let byte where KeyLocator.isBare(byte):
        while index < bytes.count, KeyLocator.isBare(bytes[index]) { index += 1 }
        names.append(String(decoding: bytes[start..<index], as: UTF8.self))
      default:
        return names
      }
    }
    return names
  }

  private mutating func value(at path: String) {
    skipSpaces()
    guard index < bytes.count else { return }
    switch bytes[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      skipString()
    case UInt8(ascii: "["):
      index += 1
      var count = 0
      while skipSeparators(), bytes[index] != UInt8(ascii: "]") {
        count += 1
        let start = index
        record("\(path)[\(count)]")
        value(at: "\(path)[\(count)]")
        if index == start { index += 1 }
      }
      index += 1
    case UInt8(ascii: "{"):
      index += 1
      while skipSeparators(), bytes[index] != UInt8(ascii: "}") { entry(below: path) }
      index += 1
    default:
      while index < bytes.count, !KeyLocator.endsScalar(bytes[index]) { index += 1 }
    }
  }

  /// Skips what stands between elements; false at the end of the text.
  private mutating func skipSeparators() -> Bool {
    skipBlank()
    while index < bytes.count, bytes[index] == UInt8(ascii: ",") {
      index += 1
      skipBlank()
    }
    return index < bytes.count
  }

  private mutating func skipSpaces() {
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
  }

  /// Skips spaces, line ends and remarks.
  private mutating func skipBlank() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A:
        line += 1
        index += 1
      case 0x20, 0x09, 0x0D:
        index += 1
      case UInt8(ascii: "#"):
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      default:
        return
      }
    }
  }

  /// Skips a string of any of the four kinds, counting its lines.
  private mutating func skipString() {
    let quote = bytes[index]
    let escapes = quote == UInt8(ascii: "\"")
    let isLong = index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote
    index += isLong ? 3 : 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A { line += 1 }
      if byte == UInt8(ascii: "\\"), escapes {
        // What is escaped may be a line end, which counts.
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { line += 1 }
        index += 2
      } else if byte != quote {
        index += 1
      } else if !isLong {
        index += 1
        return
      } else {
        var run = 0
        while index < bytes.count, bytes[index] == quote {
          run += 1
          index += 1
        }
        if run >= 3 { return }
      }
    }
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func endsScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "#"): true
    default: false
    }
  }
}
