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
  init(_ source: String) {
    texts.reserveCapacity(1_024)
    var number = 0
    for line in source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let trimmed = Substring(line).trimmed
      guard let first = trimmed.utf8.first, first != UInt8(ascii: "#") else { continue }
      guard let equals = trimmed.utf8.firstIndex(of: UInt8(ascii: "=")) else {
        problems.append((number, "no = between key and text"))
        continue
      }
      let key = String(trimmed[..<equals].trimmed)
      let text = Self.unescaped(trimmed[trimmed.utf8.index(after: equals)...].trimmed)
      if key.isEmpty || text.isEmpty {
        problems.append((number, "key or text is empty"))
      } else if texts[key] != nil {
        problems.append((number, "\(key) stands twice"))
      } else {
        texts[key] = text
      }
    }
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
    var result = ""
    var escaped = false
    for character in text {
      if escaped {
        switch character {
        case "n": result.append("\n")
        case "s": result.append(" ")
        default: result.append(character)
        }
        escaped = false
      } else if character == "\\" {
        escaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}

extension Substring {
  /// Without blanks, tabs and carriage returns at both ends.
  fileprivate var trimmed: Substring {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard let start = utf8.firstIndex(where: { !isBlank($0) }),
      let last = utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return self[start...last]
  }
}
