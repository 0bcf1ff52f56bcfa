import Documents
import Testing

@Suite("CSV, Markdown and HTML")
struct FormTests {
  @Test("one table is written as CSV without its headings")
  func csv() {
    #expect(
      CSVRenderer().render(Sample.sheet)
        == "单号,地点,剩余,状况\r\nNH-4107,图书馆 B1 配电室，母排焦味，变压器九十六度,'+3:40,超期\r\n"
        + "NH-4110,一食堂|后厨,'0:41,\r\n合计,,2,\r\n")
  }

  @Test("several tables are told apart by their headings")
  func csvOfSeveral() {
    let table = Document.Table(columns: [.init("a,b")], rows: [["say \"x\""]])
    let document = Document(
      title: "T", blocks: [.heading(level: 1, "A"), .table(table), .table(table)])
    #expect(
      CSVRenderer(marksEncoding: true).render(document)
        == "\u{FEFF}A\r\n\"a,b\"\r\n\"say \"\"x\"\"\"\r\n\r\nA\r\n\"a,b\"\r\n\"say \"\"x\"\"\"\r\n")
  }

  @Test(
    "cells that a spreadsheet would compute are defused",
    arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "=\u{301}cmd"])
  func defused(cell: String) {
    let line = CSVRenderer().line([cell, "x"])
    #expect(line.hasPrefix("'") || line.hasPrefix("\"'"))
    #expect(!CSVRenderer(defuses: false).line([cell]).contains("'"))
  }

  @Test(
    "a cell that a spreadsheet would take for a date stands behind an apostrophe, a date does not")
  func dates() {
    func cell(_ text: String) -> String {
      CSVRenderer().lines(.init(columns: [.init("x")], rows: [[.init(text)]])).split(
        separator: "\r\n")[1].description
    }
    for text in ["2/2", "3-12", "11-26 09:00", "0:41", "12E3", "1/2/3"] {
      #expect(cell(text) == "'\(text)", "\(text)")
    }
    for text in ["2026-11", "2026-11-26", "2026-11-26 09:00", "2/2 done", "NH-12", "12", "95.3%"] {
      #expect(cell(text) == text)
    }
  }

  @Test("for spreadsheets a cell has its own figure, under a head that names the unit")
  func spreadsheet() {
    let table = Document.Table(
      columns: [.init("wait", .trailing, spreadsheet: "wait (min)")],
      rows: [[.init("1d2h", spreadsheet: "1560")], [.init("–")]])
    #expect(CSVRenderer().lines(table) == "wait (min)\r\n1560\r\n–\r\n")
    #expect(
      MarkdownRenderer().render(Document(title: "T", blocks: [.table(table)])).contains("1d2h"))
  }

  @Test("a cell carries no control bytes, and none hides a formula")
  func controls() {
    let line = CSVRenderer().line(["\u{0}=1+1", "a\u{1B}[31mb\u{202E}c", "two\nlines", "'=1"])
    #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\r" })
    #expect(!line.unicodeScalars.contains("\u{202E}"))
    #expect(!line.hasPrefix("="))
    #expect(line.contains("\"two\nlines\"") && line.contains("''=1"))
  }

  @Test("a document is written as Markdown")
  func markdown() {
    #expect(
      MarkdownRenderer().render(Sample.sheet) == """
        # 交接班单

        南湖校区 · 早班

        ## 班次

        - **日期**: 2026-11-27
        - **天气**: *\\[无记录\\]*

        ## 未完工单

        | 单号 | 地点 | 剩余 | 状况 |
        | :--- | :--- | ---: | :---: |
        | NH-4107 | 图书馆 B1 配电室，母排焦味，变压器九十六度 | **\\+3:40** | 超期 |
        | NH-4110 | 一食堂\\|后厨 | 0:41 |  |
        | **合计** |  | **2** |  |

        ### 在场外包

        *\\[无记录\\]*

        - 钥匙 12 把
        - 对讲机 4 部

        明日 8:00 停水 \\<东区\\>。

        ---

        - **交班人**: 张伟, 时间: 2026-11-27 14:02:05
        - **接班人**: \\_\\_\\_\\_\\_\\_\\_\\_, 时间: \\_\\_\\_\\_\\_\\_\\_\\_

        ---

        SHA-256 0123

        """)
  }

  @Test("text from the record cannot become Markdown markup")
  func markdownEscapes() {
    let text = MarkdownRenderer().render(
      .init(title: "T", blocks: [.paragraph("# a\n1. b\n- c\n[x](javascript:y) `z`")]))
    #expect(text == "# T\n\n\\# a  \n1\\. b  \n\\- c  \n\\[x\\](javascript:y) \\`z\\`\n")
  }

  @Test("the body of a page holds all blocks without scripts or links")
  func html() {
    let html = HTMLRenderer().body(Sample.sheet)
    #expect(html.contains("<h2>班次</h2>"))
    #expect(
      html.contains("<tr><th scope=\"row\">天气</th><td><span class=\"gap\">无记录</span></td></tr>"))
    #expect(html.contains("<th scope=\"col\" class=\"trailing\">剩余</th>"))
    #expect(html.contains("<td class=\"trailing\"><span class=\"alert\">+3:40</span></td>"))
    #expect(html.contains("<p>明日 8:00 停水 &lt;东区&gt;。</p>"))
    for forbidden in ["<script", "<a ", "<img", "http", "@import", "url("] {
      #expect(!html.contains(forbidden), "\(forbidden)")
    }
  }

  @Test("text from the record cannot become HTML")
  func htmlEscapes() {
    let hostile = "</title><script>alert('x')</script>&\"\u{202E}"
    let document = Document(title: hostile, blocks: [.heading(level: 1, hostile)])
    let html = HTMLRenderer().body(document)
    #expect(!html.contains("<script"))
    #expect(html.contains("&lt;/title&gt;&lt;script&gt;alert(&#39;x&#39;)"))
    #expect(!html.unicodeScalars.contains("\u{202E}"))
    #expect(!document.safeTitle.unicodeScalars.contains("\u{202E}"))
  }

  @Test("a word without an end can be broken, ordinary words and Chinese are left as they are")
  func longWords() {
    func body(_ text: String) -> String {
      HTMLRenderer().body(Document(title: "t", blocks: [.paragraph(text)]))
    }
    let long = body(String(repeating: "a", count: 100) + "<")
    let piece = String(repeating: "a", count: 40)
    #expect(long == "<p>\(piece)<wbr>\(piece)<wbr>\(String(repeating: "a", count: 20))&lt;</p>")
    let marked = String(repeating: "e", count: 40) + "\u{301}x"
    #expect(body(marked) == "<p>\(marked.dropLast())<wbr>x</p>", "a mark stays with its sign")
    for text in [piece, piece + " " + piece, String(repeating: "漏水", count: 400)] {
      #expect(body(text) == "<p>\(text)</p>")
    }
  }

  @Test("every open tag of the HTML is closed")
  func htmlBalances() {
    let html = HTMLRenderer().body(Sample.sheet)
    for tag in ["table", "thead", "tbody", "tfoot", "tr", "td", "th", "span"] {
      let opened =
        html.ranges(of: "<\(tag)>").count + html.ranges(of: "<\(tag) ").count
      #expect(opened == html.ranges(of: "</\(tag)>").count, "\(tag)")
    }
  }

  @Test(
    "room to write by hand has its lines in each form, apart from one another, as wide as the paper"
  )
  func room() {
    let document = Document(
      title: "T", blocks: [.room([.init("处理 <b>", lines: 3), .init("用料")])])
    for columns in [32, 80] {
      let lines = TextRenderer(columns: columns).render(document)
        .split(separator: "\n", omittingEmptySubsequences: false)
      let ruled = lines.indices.filter { lines[$0].hasSuffix("______") }
      #expect(ruled.count == 4)
      #expect(ruled.allSatisfy { lines[$0 - 1].isEmpty }, "a hand needs the line above")
      let room = columns == 32 ? 32 : 70
      #expect(ruled.allSatisfy { lines[$0].count { $0 == "_" } == room })
    }
    let html = HTMLRenderer().body(document)
    #expect(html.matches(of: /<div class="ruled">/).count == 4)
    #expect(html.contains("处理 &lt;b&gt;") && !html.contains("<b>"))
    #expect(MarkdownRenderer().render(document).contains("- **处理 \\<b\\>**: \\_\\_"))
  }

  @Test("CSV has whole numbers without commas in columns of figures, and words as they are")
  func plainFigures() {
    let table = Document.Table(
      columns: [.init("Text"), .init("Count", .trailing)],
      rows: [
        [.init("1,234"), .init("1,234,567")], [.init("a"), .init("12,34")],
        [.init("b"), .init("91.5%")],
      ])
    let lines = CSVRenderer().lines(table)
    #expect(lines == "Text,Count\r\n\"1,234\",1234567\r\na,\"12,34\"\r\nb,91.5%\r\n")
  }
}
