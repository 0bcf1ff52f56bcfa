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
    _ = try PageTemplate(
      style: .init(name: "s", text: "b { background: url('data:image/gif;base64,AA') }"))
  }

  @Test(
    "what could fetch, run or hide something is refused, however it is written",
    arguments: [
      "<scr{{! x }}ipt>alert(1)</script>", "<l{{!}}ink rel=attachment hr{{!}}ef=\"file:///x\">",
      "<b cl{{!}}ass=x>", "<b {{title}}>", "<b class={{title}}>", "<b class=\"{{!}}\">",
      "<scr{{#footer}}{{/footer}}ipt>", "<svg/onload=alert(1)>", "<img alt=\">\" onerror=alert(1)>",
      "<svg><image xlink:href=\"http://e/\"/></svg>", "<b xlink:href=\"http://e/\">",
      "<p style=\"background:u&#114;l(file:///etc/passwd)\">",
      "<p style='background:url(file:///etc/passwd)'>", "<p style=\"{{title}}\">",
      "<a ping=\"http://e\">", "<img/src=http://e/>", "<object\ndata=file:///etc/passwd>",
      "<input autofocus onfocus=alert(1)>", "<body on{{!}}load=alert(1)>", "<textarea>",
      "<math><mtext>", "<img src=\"data:image/svg+xml,x\">",
      "<img src=\"data:image/png;base64,&\">",
      "<meta http-equiv=refresh content=\"0;url=http://e\">", "<!--", "<!-- --!> <!-- -->",
      "<!--> <script> -->", "<!-- {{title}} -->", "< script>", "<?xml?>", "<p \"x\">",
      "<p class=\"x>",
      "<style>{{title}}</style>", "<style>{{! x }}</style>", "<style>b{}</b>",
      "<style>u{{{style}}}rl(file:///x)</style>", "<style>\"{{{pageNumber}}}\"</style>",
      "<style>\"\\{{{pageNumber}}}\"</style>", "<style>/*{{{style}}}*/</style>",
      "<title>{{{style}}}</title>", "<title>x", "\u{0}", "\u{1B}[31m", "\u{9B}31m",
      "<style>url{{\u{301}}}(file:///x)</style>", "</script>", "</p x>",
    ])
  func hidden(_ text: String) {
    for whole in ["a\n\(text)\n{{{body}}}", "{{{body}}}\n\(text)"] {
      let error = #expect(throws: TemplateError.self) { try page(whole) }
      #expect(error?.name == "templateOutside" && error?.line == 2, "\(whole)")
    }
  }

  @Test(
    "a stylesheet fetches nothing, however it is written",
    arguments: [
      "@\\69mport \"file:///x\";", "b{background:u\\72l(file:///x)}", "b{x:\\75rl(file:///x)}",
      "b{background:image-set(\"http://e\" 1x)}", "b{background:src(\"http://e\")}",
      "b{background:-webkit-image-set(\"http://e\" 1x)}", "@namespace \"x\";", "@color-profile x{}",
      "b{background:url(\"data:image/svg+xml;base64,AA\")}", "b{background:url( file:///x )}",
      "b{background:url(data:image/png;base64,AA\\) }", "b{content:\"\\</style><script>\"}",
      "b{content:\"x}", "/* x", "/* </style> */", "b{x:\u{7}}", "b{x:expression(1)}",
    ])
  func styleHidden(_ text: String) {
    let error = #expect(throws: TemplateError.self) {
      try PageTemplate(style: .init(name: "s", text: "p { }\n\(text)"))
    }
    #expect(error?.name == "templateOutside" && error?.line == 2, "\(text)")
  }

  @Test("a letterhead as a campus would write it is taken, with its comments and its own style")
  func letterhead() throws {
    let own = try page(
      """
      <!doctype HTML>\r
      <!-- of 2026 - by the office -->
      <html lang='{{language}}'><head><title>{{title}} · 2026 &amp; on</title>
      <style>/* ours */ {{{style}}} b::after { content: "\\201C" counter(page) } h1:not(.x) { top: 0 }
      @media print and (min-width: 5cm) { td { color: rgb(0,0,0) } }</style></head>
      {{! the body }}
      <body class=sheet style="color: #111; font-family: 'Noto Sans'">
      <header><img alt="校徽" width=40 src='data:image/png;base64,AA+/=='><br/>A &lt; B</header>
      {{#footer}}<footer title="{{.}}">{{.}}</footer>{{/footer}}{{{ body }}}</body></html>
      """)
    let html = own.render(document)
    #expect(html.contains("<footer title=\"end\">end</footer><p>") && !html.contains("the body"))
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
