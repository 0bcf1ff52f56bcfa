import Documents
import Localization
import Reports
import Testing

@Suite("Templates of pages")
struct TemplateTests {
  private let document = Document(
    title: "a <b> \u{202E}", subtitle: "x & y", language: "en",
    blocks: [.paragraph("{{title}} <i>")], footer: "end")

  private func page(_ text: String) throws(TemplateError) -> PageTemplate {
    try PageTemplate(page: .init(name: "page.mustache", text: text))
  }

  @Test("the program's own makes one whole file with the page's number in the document's language")
  func builtIn() throws {
    let html = try PageTemplate().render(document)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(
      html.contains("<title>a &lt;b&gt; </title>") || html.contains("<title>a &lt;b&gt;</title>"))
    #expect(html.contains("<p class=\"subtitle\">x &amp; y</p>"))
    #expect(html.contains("<p>{{title}} &lt;i&gt;</p>"))
    #expect(html.contains("<footer>end</footer>\n</body>\n</html>"))
    #expect(html.contains(#"content: "page " counter(page) " of " counter(pages)"#))
    for forbidden in ["<script", "<a ", "<img", "http:", "https:", "@import", "url("] {
      #expect(!html.contains(forbidden), "\(forbidden)")
    }
    let bare = try PageTemplate().render(Document(title: "t", blocks: []))
    #expect(!bare.contains("<footer") && !bare.contains("class=\"subtitle\""))
    #expect(bare.contains("counter(page)"))
  }

  @Test("a campus' own stands in its place, and its stylesheet too")
  func own() throws {
    let own = try PageTemplate(
      page: .init(
        name: "p", text: "<b>{{title}}</b>{{! letterhead }}{{{body}}}<style>{{{style}}}</style>"),
      style: .init(name: "s", text: "p > b { color: red }"))
    #expect(
      own.render(document).hasSuffix(
        "</b><p>{{title}} &lt;i&gt;</p><style>p > b { color: red }</style>"))
  }

  @Test(
    "a broken one is refused with its line",
    arguments: [
      ("a\n{{titel}}\n{{{body}}}", 2, "templateName"),
      ("{{{body}}}\n\n{{title", 3, "templateSyntax"),
      ("{{title}}\n", 2, "templateBody"), ("{{body}}", 1, "templateNeedsThree"),
      ("{{{body}}}\n{{{title}}}", 2, "templateNeedsTwo"),
      ("{{&title}}{{{body}}}", 1, "templateNeedsTwo"),
      ("{{{body}}}\n{{> /etc/passwd}}", 2, "templateTag"),
      ("{{=<% %>=}}{{{body}}}", 1, "templateTag"),
      ("{{#footer}}{{{body}}}{{/footer}}", 1, "templateBody"),
      ("{{{body}}}\n{{#footer}}", 2, "templateSyntax"),
      ("{{{body}}}{{/footer}}", 1, "templateSyntax"),
      ("{{{body}}}\n<script>", 2, "templateOutside"),
      ("{{{body}}}\n<img\nsrc = \"file:///etc/passwd\">", 3, "templateOutside"),
      ("{{{body}}}<link rel=attachment href=/etc/passwd>", 1, "templateOutside"),
      ("{{{body}}}<p onclick=x>", 1, "templateOutside"),
      ("{{upper(title)}}{{{body}}}", 1, "templateTag"),
    ])
  func broken(text: String, line: Int, name: String) {
    let error = #expect(throws: TemplateError.self) { try page(text) }
    #expect(error?.name == name, "\(text)")
    #expect(error?.line == line, "\(text)")
    #expect(error?.file == "page.mustache")
  }

  @Test(
    "a stylesheet that fetches something, or ends before its end, is refused with its line",
    arguments: [
      "p { }\n@import 'x';", "p { }\nb { background: url(file:///etc/passwd) }",
      "p { }\n</style><b>",
      "p { }\nb { background: URL( \"http://x\" ) }",
    ])
  func style(text: String) {
    let error = #expect(throws: TemplateError.self) {
      try PageTemplate(style: .init(name: "page.css", text: text))
    }
    #expect(error?.line == 2 && error?.file == "page.css" && error?.name == "templateOutside")
  }

  @Test("a picture that stands in the file itself is allowed")
  func picture() throws {
    _ = try page("<img alt=\"\" src=\"data:image/png;base64,AA==\">{{{body}}}")
    _ = try PageTemplate(style: .init(name: "s", text: "b { background: url('data:,x') }"))
  }

  @Test("every fault has its sentences")
  func sentences() throws {
    let faults: [TemplateError.Fault] = [
      .syntax, .unknownName("a", known: ["b"]), .unsupportedTag("a"), .needsThree("a"),
      .needsTwo("a"),
      .missingBody, .outside("a"),
    ]
    for language in Language.allCases {
      let strings = Strings(language: language)
      for fault in faults {
        let error = TemplateError(file: "f", line: 1, fault: fault)
        for key in ["mistake.\(error.name)", "mistake.\(error.name).advice"] {
          let text = strings.text(MessageKey(key), error.arguments)
          #expect(!text.contains("⟨") && !text.contains("{"), "\(key)")
        }
      }
    }
  }
}
