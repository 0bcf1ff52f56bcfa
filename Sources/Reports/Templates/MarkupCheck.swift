/// Reads a page as a browser would, after Mustache has left its tags away: only elements and attributes
/// on these lists may stand there. What is not known cannot fetch, run or hide anything; a list of what is
/// forbidden always lacks something.
struct MarkupCheck {
  private static let elements: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "header", "footer", "main", "section",
    "article",
    "aside", "div", "p", "span", "h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "i", "em", "u",
    "s",
    "small", "sub", "sup", "br", "hr", "wbr", "img", "table", "caption", "colgroup", "col", "thead",
    "tbody", "tfoot", "tr", "th", "td", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
    "figure", "figcaption", "abbr", "address", "time",
  ]
  private static let attributes: Set<String> = [
    "class", "id", "lang", "dir", "title", "style", "hidden", "role", "aria-label", "aria-hidden",
    "scope", "colspan", "rowspan", "span", "alt", "width", "height", "start", "datetime",
  ]
  /// Those that only one element has.
  private static let ownAttributes: [String: Set<String>] = [
    "img": ["src"], "meta": ["charset", "name", "content"],
  ]

  private var scan: TemplateScan

  init(_ scan: TemplateScan) { self.scan = scan }

  /// - Throws: ``TemplateError``, the first from the top.
  mutating func run() throws(TemplateError) {
    while let byte = scan.byte {
      if byte == UInt8(ascii: "<") { try markup() } else { scan.index += 1 }
    }
  }

  private mutating func markup() throws(TemplateError) {
    let start = scan.index
    if scan.take("<!--") { return try comment(from: start) }
    if scan.take("<!doctype html>") { return }
    let isEnd = scan.take("</")
    if !isEnd { scan.index += 1 }
    let name = scan.word()
    guard Self.elements.contains(name) else { throw scan.error(at: start) }
    if isEnd {
      scan.skipBlanks()
      guard scan.take(">") else { throw scan.error(at: start) }
      return
    }
    while try attribute(of: name) {}
    switch name {
    case "style": try style(from: start)
    case "title": try title(from: start)
    default: break
    }
  }

  /// - Returns: false behind the end of the tag.
  private mutating func attribute(of element: String) throws(TemplateError) -> Bool {
    let isParted = scan.skipBlanks()
    if scan.take(">") || scan.take("/>") { return false }
    let start = scan.index
    let name = scan.word()
    let isKnown =
      Self.attributes.contains(name) || Self.ownAttributes[element]?.contains(name) == true
    guard isParted, isKnown else { throw scan.error(at: start) }
    scan.skipBlanks()
    guard scan.take("=") else { return true }
    scan.skipBlanks()
    let value = try value(from: start)
    if name == "style" { try check(style: value, from: start) }
    if name == "src" {
      var picture = scan.part(value)
      guard picture.takeLiteral(of: StyleCheck.pictures), picture.byte == nil else {
        throw scan.error(at: start)
      }
    }
    return true
  }

  /// In quotes, or a plain word without. Texts of the document, which are escaped, may stand in quotes.
  private mutating func value(from start: Int) throws(TemplateError) -> Range<Int> {
    guard let quote = scan.byte, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(quote) else {
      let begin = scan.index
      _ = scan.word(with: "_.%#")
      guard scan.index > begin else { throw scan.error(at: start) }
      return begin..<scan.index
    }
    scan.index += 1
    let begin = scan.index
    while let byte = scan.byte, byte != quote {
      guard byte >= 0x20 || TemplateScan.blanks.contains(byte) || byte == TemplateScan.text else {
        throw scan.error(at: start)
      }
      scan.index += 1
    }
    guard scan.byte == quote else { throw scan.error(at: start) }
    scan.index += 1
    return begin..<scan.index - 1
  }

  /// A reference such as `&#114;` would be another sign by the time that the style is read.
  private func check(style value: Range<Int>, from start: Int) throws(TemplateError) {
    let bytes = scan.bytes[value]
    guard !bytes.contains(UInt8(ascii: "&")), !bytes.contains(TemplateScan.text) else {
      throw scan.error(at: start)
    }
    var check = StyleCheck(scan.part(value))
    try check.run()
  }

  /// Browsers end a comment in several ways; this one ends in all of them.
  private mutating func comment(from start: Int) throws(TemplateError) {
    while !scan.take("-->") {
      guard let byte = scan.byte, byte >= 0x20 || TemplateScan.blanks.contains(byte),
        byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">"), !scan.has("--")
      else { throw scan.error(at: start) }
      scan.index += 1
    }
  }

  private mutating func style(from start: Int) throws(TemplateError) {
    let begin = scan.index
    while let byte = scan.byte, byte != UInt8(ascii: "<") { scan.index += 1 }
    var check = StyleCheck(scan.part(begin..<scan.index), takesMarks: true)
    try check.run()
    try end(of: "style", from: start)
  }

  private mutating func title(from start: Int) throws(TemplateError) {
    while let byte = scan.byte, byte != UInt8(ascii: "<") {
      guard byte != TemplateScan.raw else { throw scan.error(at: start) }
      scan.index += 1
    }
    try end(of: "title", from: start)
  }

  private mutating func end(of name: String, from start: Int) throws(TemplateError) {
    let place = scan.index
    guard scan.take("</\(name)") else {
      throw scan.error(at: scan.byte == nil ? start : place)
    }
    scan.skipBlanks()
    guard scan.take(">") else { throw scan.error(at: place) }
  }
}
