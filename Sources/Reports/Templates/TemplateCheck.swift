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
    var depth = 0
    var hasBody = false
    var rest = text.startIndex
    while let open = text[rest...].firstRange(of: "{{") {
      let isRaw = text[open.upperBound...].hasPrefix("{")
      let close = text[open.upperBound...].firstRange(of: isRaw ? "}}}" : "}}")
      guard let close else { throw error(.syntax, at: open.lowerBound) }
      let tag = text[open.upperBound..<close.lowerBound].drop { isRaw && $0 == "{" }
      rest = close.upperBound
      let mark = tag.first.flatMap { "#^/!&><$=%".contains($0) ? $0 : nil }
      let name = String(mark == nil ? tag : tag.dropFirst()).filter { !$0.isWhitespace }
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
    try OutsideCheck(text: text, file: file, kind: .page).run()
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

/// Looks a template or a stylesheet through for what would fetch or run something that is not in the
/// file. A paper is one file; and what makes the PDF would read any file that is named in it.
struct OutsideCheck {
  enum Kind { case page, style }

  let text: String
  let file: String
  let kind: Kind

  /// Addresses that stand in the file itself are no outside.
  private var patterns: [any RegexComponent] {
    let address = /(?i)\burl\(\s*["']?\s*(?!["']?\s*(data:|#))/
    let attribute =
      /(?i)\b(src|srcset|href|poster|action|formaction|background)\s*=\s*["']?\s*(?!["']?\s*(data:|#))/
    return switch kind {
    case .style: [/(?i)@import\b/, address, /</]
    case .page:
      [
        /(?i)@import\b/, address, attribute, /(?i)http-equiv/, /(?i)<[^>]*\son[a-z]+\s*=/,
        /(?i)<\s*(script|link|iframe|object|embed|base|frame|applet)\b/,
      ]
    }
  }

  /// - Throws: ``TemplateError``, the first from the top.
  func run() throws(TemplateError) {
    let found = patterns.compactMap { text.firstRange(of: $0) }
      .min { $0.lowerBound < $1.lowerBound }
    if let found {
      throw TemplateError(
        file: file, line: text.line(of: found.lowerBound),
        fault: .outside(String(text[found].prefix(40))))
    }
  }
}

extension String {
  /// The line on which a place stands, from 1.
  fileprivate func line(of place: Index) -> Int {
    self[..<place].count { $0.isNewline } + 1
  }
}
