import Assets
public import Documents
import Localization
import Mustache

/// The page around a document as HTML: head, title, foot and style. The body is the document's own and
/// goes in as it is; all other texts are escaped.
public struct PageTemplate: Sendable {
  private let template: MustacheTemplate
  private let style: String

  /// The names of its two files, in the program and in a configuration directory.
  public static let pageFile = "templates/page.mustache"
  /// Its stylesheet.
  public static let styleFile = "templates/page.css"
  /// Both.
  public static let files = [pageFile, styleFile]

  /// A file with its text.
  public struct File: Sendable {
    /// As its owner named it.
    public var name: String
    /// What stands in it.
    public var text: String

    /// A file with its text.
    public init(name: String, text: String) { (self.name, self.text) = (name, text) }
  }

  /// A page of a campus; without a file the program's own stands in.
  ///
  /// - Throws: ``TemplateError`` with the file and the line.
  public init(page: File? = nil, style: File? = nil) throws(TemplateError) {
    let page = page ?? File(name: Self.pageFile, text: Self.builtIn(Self.pageFile) ?? "")
    let style = style ?? File(name: Self.styleFile, text: Self.builtIn(Self.styleFile) ?? "")
    try TemplateCheck(text: page.text, file: page.name).run()
    try ControlCheck(text: style.text, file: style.name).run()
    var styles = StyleCheck(TemplateScan(file: style.name, bytes: Array(style.text.utf8)))
    try styles.run()
    do {
      template = try MustacheTemplate(string: page.text)
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateError(file: page.name, line: error.context.lineNumber, fault: .syntax)
    } catch {
      throw TemplateError(file: page.name, line: 1, fault: .syntax)
    }
    self.style = style.text
  }

  /// The document as a whole HTML file that needs nothing else.
  public func render(_ document: Document) -> String {
    let strings = Strings(language: Language(rawValue: document.language) ?? .zhHans)
    var values: [String: String] = [
      "title": document.safeTitle, "language": document.language, "style": style,
      "pageNumber": Self.pageNumber(strings), "body": HTMLRenderer().body(document),
    ]
    values["subtitle"] = document.safeSubtitle
    values["footer"] = document.safeFooter
    return template.render(values)
  }

  /// `page n of m` as the value of a style's `content`.
  private static func pageNumber(_ strings: Strings) -> String {
    let marks = ["page": "\u{1}page\u{1}", "pages": "\u{1}pages\u{1}"]
    return strings.text("paper.page", marks).split(separator: "\u{1}").map { part in
      marks.keys.contains(String(part)) ? "counter(\(part))" : "\"\(part)\""
    }.joined(separator: " ")
  }

  /// The text of a file of the program; `nil` when it has none of that name.
  public static func builtIn(_ name: String) -> String? {
    guard files.contains(name) else { return nil }
    var length = 0
    guard let bytes = patrol_asset(name, &length) else { return nil }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
  }
}
