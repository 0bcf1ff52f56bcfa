import TextCells
import Testing

@testable import Documents

@Suite("Text")
struct TextTests {
  @Test("a document is written as text of the asked width")
  func whole() {
    #expect(
      TextRenderer(columns: 48).render(Sample.sheet) == """
                            交接班单
                        南湖校区 · 早班
        ================================================

        班次
        ----
        日期  2026-11-27
        天气  [无记录]

        未完工单
        --------
        单号     地点                         剩余  状况
        -------  --------------------------  -----  ----
        NH-4107  图书馆 B1 配电室，母排焦    +3:40  超期
                 味，变压器九十六度
        NH-4110  一食堂|后厨                  0:41
        -------  --------------------------  -----  ----
        合计                                     2

        在场外包
        [无记录]

        - 钥匙 12 把
        - 对讲机 4 部

        明日 8:00 停水 <东区>。

        ------------------------------------------------

        交班人: 张伟          时间: 2026-11-27 14:02:05
        接班人: __________    时间: __________

        ------------------------------------------------
        SHA-256 0123

        """)
  }

  @Test("on slip paper a table that fits no more is written row by row")
  func stacked() {
    var table = Sample.orders
    for index in table.columns.indices { table.columns[index].minimum = 20 }
    let document = Document(title: "单", blocks: [.table(table)])
    #expect(
      TextRenderer(columns: 32).render(document).split(separator: "\n").dropFirst(2).joined(
        separator: "\n") == """
          单号: NH-4107
          地点: 图书馆 B1 配电室，母排焦
            味，变压器九十六度
          剩余: +3:40
          状况: 超期
          单号: NH-4110
          地点: 一食堂|后厨
          剩余: 0:41
          单号: 合计
          剩余: 2
          """)
  }

  @Test("flexible columns give way first, and a maximum holds")
  func widths() {
    let long = String(repeating: "漏水", count: 30)
    let table = Document.Table(
      columns: [.init("甲", maximum: 20), .init("乙", flexible: true)],
      rows: [[.init(long), .init(long)]])
    let lines = TextRenderer(columns: 50).render(.init(title: "", blocks: [.table(table)]))
      .split(separator: "\n")
    #expect(lines.contains(Substring("-------------------- " + " ----------------------------")))
    #expect(lines.allSatisfy { $0.displayWidth <= 50 })
  }

  @Test("a word is taken apart only when no other column gives way")
  func words() {
    let table = Document.Table(
      columns: [
        .init("Digest", minimum: 26), .init("State", minimum: 4), .init("Due", minimum: 5),
        .init("Text", minimum: 6, flexible: true),
      ],
      rows: [
        [
          .init(String(repeating: "7", count: 26)), .init("dispatched"), .init("11-27 12:41"),
          .init("longer text that wraps"),
        ]
      ])
    func lines(_ columns: Int) -> [Substring] {
      TextRenderer(columns: columns).render(.init(title: "", blocks: [.table(table)]))
        .split(separator: "\n")
    }
    #expect(lines(54).contains { $0.contains("7  dispatched  11-27") })
    // First the columns move together.
    #expect(lines(50).contains { $0.contains("7 dispatched 11-27") })
    #expect(lines(48).contains { !$0.contains("dispatched") && $0.contains("7 dispat") })
  }

  @Test("no word of a head is taken apart for the sake of a greatest or least width")
  func heads() {
    let table = Document.Table(
      columns: [.init("Category", minimum: 4, flexible: true)]
        + ["reported", "completed", "open past due", "before extensions"].map {
          .init($0, .trailing, minimum: 6, maximum: 8)
        },
      rows: [[.init("Electrical and more"), .init("1"), .init("2"), .init("3"), .init("4")]])
    let text = TextRenderer(columns: 48).render(.init(title: "", blocks: [.table(table)]))
    for word in ["Electrical", "reported", "completed", "before", "extensions"] {
      #expect(text.split(whereSeparator: \.isWhitespace).contains(Substring(word)))
    }
    #expect(text.contains("---------- -------- ---------"))
  }

  @Test("on slip paper a table stands side by side only where each column can be read")
  func folded() {
    func lines(_ text: String) -> [Substring] {
      let table = Document.Table(
        columns: [
          .init("Number", minimum: 2), .init("Late", .trailing, minimum: 2),
          .init("Text", minimum: 2, flexible: true),
        ],
        rows: [["NH-4107", "3", .init(text)]])
      return TextRenderer(columns: 32).render(.init(title: "", blocks: [.table(table)]))
        .split(separator: "\n")
    }
    #expect(lines("short").contains { $0.hasPrefix("NH-4107     3  short") })
    #expect(
      lines("a longer text that wraps well").contains { $0.hasPrefix("NH-4107     3  a longer") })
    #expect(lines("a longerwordthancanbeput text").contains("Number: NH-4107"))
  }

  @Test("an empty table says so under its head")
  func emptyTable() {
    let table = Document.Table(columns: [.init("单号")], rows: [], emptyText: "没有工单")
    #expect(TextRenderer().render(.init(title: "T", blocks: [.table(table)])).hasSuffix("没有工单\n"))
  }

  @Test("pages begin with a form feed, repeat the table head, and never end in a heading")
  func pages() {
    let rows = (1...30).map { [Document.Cell("NH-\($0)")] }
    let document = Document(
      title: "T",
      blocks: [
        .table(.init(columns: [.init("单号")], rows: rows)), .pageBreak, .heading(level: 1, "B"),
        .paragraph("x"),
      ])
    let pages = TextRenderer(columns: 20, pageLines: 12).render(document)
      .split(separator: "\u{0C}").map { $0.split(separator: "\n") }
    #expect(pages.count == 5)
    #expect(pages.allSatisfy { $0.count <= 12 })
    #expect(pages[1...3].allSatisfy { $0[0] == "单号" && $0[1].hasPrefix("--") })
    #expect(pages[4] == ["B ------------------", "x"])
    let numbers = pages.joined().filter { $0.hasPrefix("NH-") }
    #expect(numbers.map(String.init) == (1...30).map { "NH-\($0)" })
  }

  @Test("a foot stands on the last line of each page, and no row is torn in two")
  func foot() {
    let rows = (1...30).map { [Document.Cell("NH-\($0)\nsecond")] }
    let document = Document(
      title: "T", blocks: [.table(.init(columns: [.init("单号")], rows: rows))])
    let text = TextRenderer(columns: 20, pageLines: 12) { "\($0)/\($1)" }.render(document)
    let pages = text.split(separator: "\u{0C}").map {
      $0.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }
    for (index, page) in pages.enumerated() {
      #expect(page.count == 12, "\(page)")
      #expect(page.last?.trimmingPrefix(while: { $0 == " " }) == "\(index + 1)/\(pages.count)")
      #expect(page.filter { $0.hasPrefix("NH-") }.count == page.filter { $0 == "second" }.count)
    }
  }

  @Test("control bytes, overrides and terminal sequences never reach the paper")
  func hostileText() {
    let document = Document(
      title: "\u{1B}]0;x\u{07}a", blocks: [.paragraph("b\u{202E}c\u{1B}[31md\u{0C}e")])
    let text = TextRenderer().render(document)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(!text.contains("[31m"))
  }

  @Test("no line of a cell ends in a single character where the lines can be even")
  func evenLines() {
    #expect("医学院校区".wrappedEvenly(to: 8) == ["医学院", "校区"])
    #expect("1001 周启明".wrappedEvenly(to: 9) == ["1001", "周启明"])
    #expect("中位时长".wrappedEvenly(to: 7) == ["中位", "时长"])
    #expect("[没有记录原因]".wrappedEvenly(to: 12) == ["[没有记", "录原因]"])
    // Where it cannot be helped, and where a word would be taken apart, it stays.
    #expect("按时率".wrappedEvenly(to: 2) == ["按", "时", "率"])
    #expect("Dissatisfied a".wrappedEvenly(to: 12) == ["Dissatisfied", "a"])
    #expect("医学院校区".wrappedEvenly(to: 10) == ["医学院校区"])
  }

  @Test("figures give way before a name is torn, and short heads stay whole")
  func namesFirst() {
    let table = Document.Table(
      columns: [.init("校区", minimum: 8, flexible: true)]
        + ["接报", "完成", "未完超期", "按时率", "中位时长"].map {
          .init($0, .trailing, minimum: 4, maximum: 8)
        },
      rows: [["医学院校区", "1", "2", "3", "94.3%", "5"]])
    let lines = TextTable(table, columns: 48).lines.map(\.text)
    #expect(lines.last?.hasPrefix("医学院校区 ") == true)
    #expect(lines.contains { $0.contains("按时率") })
  }
}
