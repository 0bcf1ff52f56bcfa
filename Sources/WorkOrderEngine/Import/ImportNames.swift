import Configuration
import TextCells

/// The names that an import gives to what it creates: pure rules over the text of a cell.
enum ImportNames {
  /// Letters and digits of ASCII in lower case, joined by hyphens; `nil` for other scripts.
  static func slug(_ text: String) -> String? {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
    return words.isEmpty ? nil : words.joined(separator: "-")
  }

  /// The id of a new category: a slug, or the text itself without blanks; never one in `taken`.
  static func categoryID(_ text: String, taken: (String) -> Bool) -> String {
    // An id is typed and shown: of what does not show it has nothing.
    let text = SafeText(text).text
    let own = slug(text) ?? text.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    return free(own.isEmpty ? "category" : own, taken: taken)
  }

  /// The code of a new campus: capitals and digits, a capital first, at most eight.
  static func campusCode(_ text: String, taken: (String) -> Bool) -> String {
    let letters = text.uppercased().unicodeScalars.filter {
      ("A"..."Z").contains($0) || ("0"..."9").contains($0)
    }
    let own = String(String.UnicodeScalarView(letters.drop { !("A"..."Z").contains($0) }))
    let code = own.isEmpty ? "C" : own
    var number = 1
    var candidate = String(code.prefix(8))
    while taken(candidate) {
      number += 1
      candidate = code.prefix(8 - "\(number)".count) + "\(number)"
    }
    return candidate
  }

  /// The last part of a new place's path: a slug in capitals, or `P` with a number for other
  /// scripts, whose names stay in the title and are found as such.
  static func pathPart(_ text: String, number: Int64) -> String {
    guard let slug = slug(text), slug.utf8.count <= 60 else { return "P\(number)" }
    return slug.uppercased()
  }

  private static func free(_ own: String, taken: (String) -> Bool) -> String {
    var number = 1
    var candidate = own
    while taken(candidate) {
      number += 1
      candidate = "\(own)-\(number)"
    }
    return candidate
  }
}
