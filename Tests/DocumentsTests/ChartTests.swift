import Documents
import TextCells
import Testing

@Suite("Charts")
struct ChartTests {
  private func lines(_ chart: Document.Chart, _ columns: Int) -> [String] {
    TextRenderer(columns: columns).render(.init(title: "T", blocks: [.chart(chart)]))
      .split(separator: "\n").map(String.init)
  }

  private func bars(_ bars: [Document.Chart.Bar]) -> Document.Chart {
    .bars(
      .init(
        title: "bars", labelTitle: "l", figureTitle: "f", promiseTitle: "p", wordTitle: "w",
        bars: bars, full: 1))
  }

  @Test(
    "a bar is as long as its share, to an eighth of a column, with the promise where it belongs")
  func lengths() {
    let chart = bars([
      .init("a", .init(0.5, "50%"), promise: .init(0.75, "75%"), word: "no", isMissed: true),
      .init("b", .init(1, "100%"), promise: .init(0.75, "75%"), word: "ok"),
      .init("c", .init(0.001, "0.1%")), .init("d", .init(nil, "–")),
    ])
    let drawn = lines(chart, 80).dropFirst(3).map { line in
      line.dropFirst(3).prefix(80 - 3 - 2 - 4 - 2 - 3 - 2 - 2)
    }
    let room = Double(drawn[0].count)
    #expect(drawn[0].count { $0 == "▒" } == Int(room / 2 + 0.5))
    #expect(drawn.prefix(2).allSatisfy { Array($0).firstIndex(of: "┃") == Int(room * 0.75) })
    #expect(drawn[1].allSatisfy { "█┃".contains($0) })
    #expect(drawn[2].hasPrefix("▏") && !drawn[2].contains("┃"))
    #expect(drawn[3].allSatisfy { $0 == " " })
  }

  @Test("every figure stands beside the picture at every width", arguments: [16, 32, 80, 132])
  func figures(columns: Int) {
    let chart = bars(
      (0..<20).map { .init("g\($0)", .init(Double($0) / 20, "\($0 * 5)%"), word: "w\($0)") })
    let weeks = Document.Chart.columns(
      .init(
        title: "t", labelTitle: "l", wholeTitle: "w", partTitle: "p", restTitle: "r",
        columns: (0..<20).map {
          .init(
            "g\($0)", whole: .init(Double($0), "\($0 * 5)%"), part: .init(1, "w\($0)"), rest: "r")
        }))
    for chart in [chart, weeks] {
      let text = lines(chart, columns).joined(separator: " ").split(separator: " ")
      for index in 0..<20 {
        #expect(text.contains("g\(index)") && text.contains("\(index * 5)%"))
        #expect(text.contains("w\(index)"))
      }
    }
  }

  @Test("columns with room stand upright with what is late on top, others lie")
  func columns() {
    let chart = Document.Chart.columns(
      .init(
        title: "t", labelTitle: "week", wholeTitle: "done", partTitle: "late",
        restTitle: "not late",
        columns: [
          .init("a", whole: .init(8, "8"), part: .init(2, "2"), rest: "6"),
          .init("b", whole: .init(4.5, "4.5"), part: .init(0, "0"), rest: "4.5"),
          .init("c", whole: .init(100, "100"), part: .init(0.1, "0.1"), rest: "99.9"),
          .init("d", whole: .init(nil, "–"), part: .init(nil, "–"), rest: "–"),
        ]))
    let upright = lines(chart, 40)
    #expect(upright.count == 2 + 8 + 4)
    #expect(upright.suffix(4).first?.hasPrefix("week") == true)
    #expect(upright.dropFirst(2).prefix(8).count { $0.contains("▒") } == 2)
    let lying = lines(chart, 20)
    #expect(lying.count { $0.contains("▒") } == 3)
  }

  @Test("what is late is no part of what is drawn full, and neither of the two vanishes")
  func parts() {
    func drawn(_ whole: Double, _ part: Double) -> (full: Int, hatched: Int) {
      let chart = Document.Chart.columns(
        .init(
          title: "t", labelTitle: "week", wholeTitle: "done", partTitle: "late", restTitle: "rest",
          columns: [
            .init("a", whole: .init(whole, "1"), part: .init(part, "1"), rest: "1"),
            .init("b", whole: .init(1_000, "1"), part: .init(0, "1"), rest: "1"),
          ]))
      let levels = lines(chart, 40).dropFirst(2).prefix(8).map { $0.dropFirst("r rest  ".count) }
      return (
        levels.count { $0.hasPrefix("█") }, levels.count { $0.hasPrefix("▒") }
      )
    }
    #expect(drawn(1_000, 250) == (6, 2))
    #expect(drawn(1_000, 1) == (7, 1) && drawn(1_000, 999) == (1, 7))
    #expect(drawn(2, 1) == (1, 1))
    #expect(drawn(1_000, 1_000) == (0, 8))
  }

  @Test("a label that has no room wraps in whole words and is never cut")
  func longLabels() {
    let label = "Doors, windows and furniture of the old teaching building"
    let chart = bars([.init(label, .init(1, "100%")), .init("b", .init(0.5, "50%"))])
    for columns in [30, 60, 80] {
      let text = lines(chart, columns)
      #expect(text.allSatisfy { !$0.contains("…") && $0.displayWidth <= columns })
      let words = text.joined(separator: " ").split(separator: " ")
      for word in label.split(separator: " ") {
        #expect(words.contains(word), "\(columns) \(word)")
      }
    }
  }

  @Test("weeks that do not fit beside the others stand below them, none is lost")
  func calendar() {
    let chart = Document.Chart.calendar(
      .init(
        title: "t", rowTitle: "r", columns: (1...13).map { "W\($0)" },
        rows: [.init("NH", (1...13).map { .init(.done, "\($0)/\($0)") })], names: [.done: "done"]))
    let text = lines(chart, 32)
    for week in 1...13 {
      #expect(text.contains { $0.split(separator: " ").contains("W\(week)") })
      #expect(text.contains { $0.split(separator: " ").contains("█\(week)/\(week)") })
    }
    #expect(text.last == "█ done")
    #expect(text.count { $0.hasPrefix("NH") } == text.count { $0.hasPrefix("r ") })
  }

  @Test("every word of a calendar has a sign and a shape of its own")
  func signs() {
    let words = Document.Chart.CalendarWord.allCases
    func chart(_ word: Document.Chart.CalendarWord) -> Document.Chart {
      .calendar(
        .init(
          title: "t", rowTitle: "r", columns: ["W"], rows: [.init("x", [.init(word, "1")])],
          names: [:]))
    }
    #expect(Set(words.map { lines(chart($0), 40)[3] }).count == words.count)
    let pictures = words.map { word in
      HTMLRenderer().body(.init(title: "T", blocks: [.chart(chart(word))]))
        .replacing(/#[0-9a-f]+/, with: "")
    }
    #expect(Set(pictures).count == words.count)
  }

  @Test("Markdown and CSV have the figures of a chart as a table")
  func tables() {
    let document = Document(
      title: "T",
      blocks: [.chart(bars([.init("a|b", .init(0.5, "=1"), promise: .init(1, "2"), word: "no")]))])
    #expect(CSVRenderer().render(document) == "l,f,p,w\r\na|b,'=1,2,no\r\n")
    #expect(MarkdownRenderer().render(document).contains("| a\\|b | \\=1 | 2 | no |"))
  }

  @Test(
    "pictures have a frame, a role, a title and a description, and their ink is no colour alone")
  func pictures() {
    let html = HTMLRenderer().body(
      .init(
        title: "T",
        blocks: [
          .chart(
            bars([
              .init("a", .init(0.5, "50%"), promise: .init(0.9, "90%"), word: "no", isMissed: true),
              .init("b", .init(0.95, "95%"), promise: .init(0.9, "90%"), word: "ok"),
            ]))
        ]))
    let pictures = html.split(separator: "<svg ").dropFirst()
    #expect(pictures.allSatisfy { $0.hasPrefix("viewBox=\"0 0 ") && $0.contains("role=\"img\"") })
    #expect(html.contains("<title>a</title><desc>f 50%, p 90%, no</desc>"))
    #expect(pictures.count { $0.contains("stroke-dasharray") } == 1)
    #expect(html.contains("<td class=\"trailing\">50%</td>"))
  }
}
