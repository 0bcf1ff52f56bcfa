/// Reads a style sheet: only rules and functions on these lists may stand in it, which fetch nothing, and
/// addresses that hold what they name. A backslash is a part of a string alone: elsewhere it is another way
/// to write a name.
struct StyleCheck {
  private static let rules: Set<String> = [
    "page", "media", "supports", "font-face", "top-left-corner", "top-left", "top-center",
    "top-right",
    "top-right-corner", "bottom-left-corner", "bottom-left", "bottom-center", "bottom-right",
    "bottom-right-corner", "left-top", "left-middle", "left-bottom", "right-top", "right-middle",
    "right-bottom", "footnote",
  ]
  private static let functions: Set<String> = [
    "counter", "counters", "string", "content", "element", "running", "leader", "var", "calc",
    "min",
    "max", "clamp", "rgb", "rgba", "hsl", "hsla", "not", "is", "where", "lang", "nth-child",
    "nth-last-child", "nth-of-type", "nth-last-of-type", "linear-gradient", "radial-gradient",
    "repeating-linear-gradient", "repeating-radial-gradient", "translate", "translatex",
    "translatey",
    "rotate", "scale", "scalex", "scaley", "skew", "matrix", "repeat", "minmax", "fit-content",
    "local",
    "format",
  ]
  /// What an address that stands in the file itself may hold; an SVG could name other files.
  static let pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"]
  private static let fonts = ["font/woff2", "font/woff", "font/ttf", "font/otf"]

  private var scan: TemplateScan
  private let takesMarks: Bool

  /// - Parameter takesMarks: whether the page's style and number may stand in it, as in a page.
  init(_ scan: TemplateScan, takesMarks: Bool = false) {
    (self.scan, self.takesMarks) = (scan, takesMarks)
  }

  /// - Throws: ``TemplateError``, the first from the top.
  mutating func run() throws(TemplateError) {
    while let byte = scan.byte {
      let start = scan.index
      switch byte {
      case UInt8(ascii: "/"):
        if scan.take("/*") { try comment(from: start) } else { scan.index += 1 }
      case UInt8(ascii: "\""), UInt8(ascii: "'"): try string(byte, from: start)
      case UInt8(ascii: "\\"), UInt8(ascii: "<"): throw scan.error(at: start)
      case UInt8(ascii: "@"):
        scan.index += 1
        guard Self.rules.contains(scan.word(with: "_")) else { throw scan.error(at: start) }
      case TemplateScan.raw where takesMarks: scan.index += 1
      case _ where TemplateScan.isInWord(byte): try word(from: start)
      case 0x20...: scan.index += 1
      case _ where TemplateScan.blanks.contains(byte): scan.index += 1
      default: throw scan.error(at: start)
      }
    }
  }

  private mutating func word(from start: Int) throws(TemplateError) {
    let word = scan.word(with: "_")
    guard scan.take("(") else { return }
    if word == "url" {
      scan.skipBlanks()
      let quote = scan.take("\"") ? "\"" : scan.take("'") ? "'" : ""
      guard scan.takeLiteral(of: Self.pictures + Self.fonts), scan.take(quote) else {
        throw scan.error(at: start)
      }
      scan.skipBlanks()
      guard scan.take(")") else { throw scan.error(at: start) }
    } else if !word.isEmpty, !Self.functions.contains(word) {
      throw scan.error(at: start)
    }
  }

  private mutating func comment(from start: Int) throws(TemplateError) {
    while !scan.take("*/") {
      guard let byte = scan.byte, byte >= 0x20 || TemplateScan.blanks.contains(byte),
        byte != UInt8(ascii: "<")
      else { throw scan.error(at: start) }
      scan.index += 1
    }
  }

  private mutating func string(_ quote: UInt8, from start: Int) throws(TemplateError) {
    scan.index += 1
    var isEscaped = false
    while let byte = scan.byte, isEscaped || byte != quote {
      // Behind a backslash the end of a line is a part of it, as a quote is.
      guard byte >= 0x20 || byte == 0x09 || (isEscaped && byte == 0x0A), byte != UInt8(ascii: "<")
      else { break }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      scan.index += 1
    }
    guard scan.byte == quote else { throw scan.error(at: start) }
    scan.index += 1
  }
}
