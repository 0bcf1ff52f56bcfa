/// Looks a page template through before it is used: Mustache leaves out what it does not know, and a
/// paper without its body, or with a name misspelt, would be noticed at the printer.
struct TemplateCheck {
  let text: String
  let file: String

  /// Texts of the document, which the page escapes.
  static let texts = ["title", "subtitle", "footer", "language"]
  /// Of these a document may have none: a section asks.
  static let sections = ["subtitle", "footer"]
  /// What stands on the page as it is.
  static let raw = ["style", "pageNumber", "body"]

  /// - Throws: ``TemplateError``, the first from the top.
  func run() throws(TemplateError) {
    try ControlCheck(text: text, file: file).run()
    var depth = 0
    var hasBody = false
    // What is left when the tags are gone: a name may not be put together around one.
    var bare: [UInt8] = []
    var rest = text.startIndex
    while let open = text[rest...].firstRange(of: "{{") {
      let isRaw = text[open.upperBound...].hasPrefix("{")
      let close = text[open.upperBound...].firstRange(of: isRaw ? "}}}" : "}}")
      guard let close else { throw error(.syntax, at: open.lowerBound) }
      let tag = text[open.upperBound..<close.lowerBound].drop { isRaw && $0 == "{" }
      bare += text[rest..<open.lowerBound].utf8
      rest = close.upperBound
      let mark = tag.first.flatMap { "#^/!&><$=%".contains($0) ? $0 : nil }
      let name = String(mark == nil ? tag : tag.dropFirst()).trimmingBlanks()
      guard !isRaw || mark == nil else {
        throw error(.unsupportedTag(String(tag)), at: open.lowerBound)
      }
      bare.append(sign(mark, name))
      bare += tag.utf8.filter { $0 == 0x0A || $0 == 0x0D }
      switch mark {
      case "!": continue
      case "#", "^":
        guard Self.sections.contains(name) else {
          throw error(unknown(name, among: Self.sections), at: open.lowerBound)
        }
        depth += 1
      case "/": depth -= 1
      case "&", nil:
        try check(name, isRaw: isRaw || mark == "&", isInside: depth > 0, at: open.lowerBound)
        if name == "body", depth == 0 { hasBody = true }
      default: throw error(.unsupportedTag(String(tag)), at: open.lowerBound)
      }
    }
    guard hasBody else { throw error(.missingBody, at: text.endIndex) }
    bare += text[rest...].utf8
    var markup = MarkupCheck(TemplateScan(file: file, bytes: bare))
    try markup.run()
  }

  private func sign(_ mark: Character?, _ name: String) -> UInt8 {
    guard mark == nil || mark == "&", name != "body" else { return TemplateScan.other }
    return Self.raw.contains(name) ? TemplateScan.raw : TemplateScan.text
  }

  private func check(
    _ name: String, isRaw: Bool, isInside: Bool, at place: String.Index
  ) throws(TemplateError) {
    if Self.raw.contains(name) {
      guard isRaw else { throw error(.needsThree(name), at: place) }
    } else if Self.texts.contains(name) || (name == "." && isInside) {
      guard !isRaw else { throw error(.needsTwo(name), at: place) }
    } else {
      throw error(unknown(name, among: Self.texts + Self.raw), at: place)
    }
  }

  private func unknown(_ name: String, among known: [String]) -> TemplateError.Fault {
    name.contains("(") ? .unsupportedTag(name) : .unknownName(name, known: known)
  }

  private func error(_ fault: TemplateError.Fault, at place: String.Index) -> TemplateError {
    TemplateError(file: file, line: text.line(of: place), fault: fault)
  }
}

/// Looks for what a file of text does not have: it would go to the terminal with the page, or hide a tag.
struct ControlCheck {
  let text: String
  let file: String

  /// - Throws: ``TemplateError``, the first from the top.
  func run() throws(TemplateError) {
    let place: String.Index? = text.unicodeScalars.firstIndex { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0x00...0x1F, 0x7F...0x9F: true
      default: false
      }
    }
    guard let place = place ?? markedBrace else { return }
    let digits = String(text.unicodeScalars[place].value, radix: 16, uppercase: true)
    throw TemplateError(
      file: file, line: text.line(of: place),
      fault: .outside("U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits))
  }

  /// A brace with a mark on it is none to whoever reads signs, and one to whoever reads bytes.
  private var markedBrace: String.Index? {
    text.firstIndex { sign in
      sign.unicodeScalars.count > 1 && sign.unicodeScalars.contains { $0 == "{" || $0 == "}" }
    }
  }
}

extension String {
  /// Without blanks at either end.
  fileprivate func trimmingBlanks() -> String {
    var rest = self[...].drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// The line on which a place stands, from 1.
  fileprivate func line(of place: Index) -> Int {
    self[..<place].count { $0.isNewline } + 1
  }
}
