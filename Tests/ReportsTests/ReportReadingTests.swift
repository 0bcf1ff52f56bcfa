import Documents
import Localization
import Testing
import WorkOrderEngine

@testable import Reports

/// What a dean must be able to check with a pencil: names for codes, sums that are sums, one order of rows.
@Suite("Reading a report")
struct ReportReadingTests {
  private func papers(
    _ world: PaperWorld, _ language: Language, _ report: TurnaroundReport
  ) throws -> (papers: Papers, standards: Standards) {
    try world.engine.ask(now: world.now) { snapshot in
      var names = try PaperNames(snapshot)
      try names.read(groups: report.groups.map(\.key), by: report.by, in: snapshot)
      return (
        Papers(language: language, names: names),
        try snapshot.rulebook().configuration.standards
      )
    }
  }

  private func turnaround(
    _ world: PaperWorld, by grouping: TurnaroundGrouping
  ) throws -> TurnaroundReport {
    try world.engine.ask(now: world.now) { try $0.turnaround(by: grouping) }
  }

  private func tables(_ document: Document) -> [Document.Table] {
    document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  @Test("bars stand in the order of the rows, categories in that of the configuration")
  func order() throws {
    let world = try PaperWorld.autumn()
    for grouping in [TurnaroundGrouping.category, .campus, .place, .person] {
      let report = try turnaround(world, by: grouping)
      let (papers, standards) = try papers(world, .zhHans, report)
      let paper = papers.turnaround(report, against: standards, asOf: world.now, in: world.zone)
      let bars = paper.blocks.compactMap { block -> [String]? in
        if case .chart(.bars(let bars)) = block { bars.bars.map(\.label) } else { nil }
      }
      let rows = papers.countTable(report).rows.map { $0[0].text }
      #expect(bars == [rows] && rows.count > 1, "\(grouping)")
    }
    let report = try turnaround(world, by: .category)
    let papers = try papers(world, .zhHans, report).papers
    let rows = papers.countTable(report).rows.map { $0[0].text }
    #expect(rows == ["给排水", "电气", "照明", "土建屋面", "电梯"])
  }

  @Test(
    "places are called by their names with their campus; a file for spreadsheets has the code too")
  func places() throws {
    let world = try PaperWorld.autumn()
    let report = try turnaround(world, by: .place)
    let table = try papers(world, .en, report).papers.countTable(report)
    let text = TextRenderer(columns: 100).render(Document(title: "t", blocks: [.table(table)]))
    #expect(text.contains("Library, ") && text.contains("101, Nanhu Campus"))
    #expect(!text.contains("NH/TSG"))
    let spreadsheet = CSVRenderer().lines(table)
    #expect(spreadsheet.hasPrefix("Place,Code,Reported,"))
    #expect(spreadsheet.contains(",NH/TSG/101,"))
  }

  @Test("what a contractor has is the contractor's among crews too, and own crews have their row")
  func holders() throws {
    let world = try PaperWorld.autumn()
    func names(_ grouping: TurnaroundGrouping) throws -> [String] {
      let report = try turnaround(world, by: grouping)
      return try papers(world, .en, report).papers.countTable(report).rows.map { $0[0].text }
    }
    #expect(try names(.contractor) == ["Anda Lifts DT", "own crews"])
    #expect(try names(.crew) == ["Anda Lifts DT", "Multi-skilled crew NH-ZH"])
    #expect(try names(.person).contains("Anda Lifts DT"))
  }

  @Test("what moved the figures adds up: each row to its sum, all rows to the change")
  func moves() throws {
    let world = try PaperWorld.autumn()
    let letter = try world.engine.ask(now: world.now) {
      try $0.monthLetter(try #require(CalendarMonth("2026-11")))
    }
    let papers = Papers(language: .en, names: PaperNames())
    let table = try #require(
      tables(papers.month(letter, in: world.zone)).first { table in
        table.columns.contains {
          $0.title == Strings(language: .en).heading("report.column.contribution")
        }
      })
    func tenths(_ cell: Document.Cell) throws -> Int {
      let value = try #require(Double(cell.text.replacing("−", with: "-")))
      return Int((value * 10).rounded())
    }
    let total = try #require(table.total)
    for row in table.rows + [total] {
      #expect(try tenths(row[1]) == tenths(row[2]) + tenths(row[3]), "\(row.map(\.text))")
    }
    for column in 1...3 {
      let sum = try table.rows.reduce(0) { try $0 + tenths($1[column]) }
      #expect(try sum == tenths(total[column]))
    }
    // 75.0% and 42.9% stand on the paper.
    #expect(total[1].text == "−32.1" && table.rows.count == 4)
  }

  @Test(
    "the letter says what its columns mean, as the other reports do", arguments: Language.allCases)
  func notes(language: Language) throws {
    let world = try PaperWorld.autumn()
    let letter = try world.engine.ask(now: world.now) {
      try $0.monthLetter(try #require(CalendarMonth("2026-11")))
    }
    let strings = Strings(language: language)
    let paper = Papers(language: language, names: PaperNames()).month(letter, in: world.zone)
    for key in [
      "report.note.rates", "report.note.times", "report.note.findings", "report.note.owners",
      "report.promises.rule", "report.note.breaches", "report.patrols.months",
      "report.note.rounds",
    ] as [MessageKey] {
      // Once, however many campuses there are.
      #expect(paper.blocks.count { $0 == .paragraph(strings[key]) } == 1, "\(key.name)")
    }
    #expect(paper.footer == strings["report.month.rule"])
  }

  @Test("the sum under the counts is that of its total row")
  func counts() throws {
    var group = TurnaroundGroup(key: "lighting")
    (group.reported, group.completed, group.cancelled) = (1_204, 1_000, 50)
    (group.open, group.unrepaired) = (170, 154)
    let report = TurnaroundReport(
      from: nil, to: nil, by: .category, groups: [group], total: group)
    let blocks = Papers(language: .en, names: PaperNames()).figureBlocks(report)
    let note = blocks.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }.first
    #expect(
      note?.hasPrefix("1,204 reported = 1,000 completed + 50 cancelled + 154 not repaired") == true)
    #expect(note?.contains("; 16 of the open ones are repaired") == true)
  }

  @Test("an empty month has the head of its figures in a file for spreadsheets")
  func emptyMonth() throws {
    let world = try PaperWorld.autumn()
    let letter = try world.engine.ask(now: world.now) {
      try $0.monthLetter(try #require(CalendarMonth("2026-01")))
    }
    let papers = Papers(language: .en, names: PaperNames())
    let text = CSVRenderer().render(papers.month(letter, in: world.zone))
    #expect(text.hasPrefix("Monthly report 2026-01\r\nSection,Figure,Value\r\n"))
    #expect(text.contains("nothing was reported or walked in 2026-01\r\n"))
    #expect(text.contains("\r\nCampus,Code,Reported,Completed,Cancelled,"))
  }

  @Test("a name of thousands of characters is shown by its beginning")
  func longNames() {
    let name = PaperNames.Name(String(repeating: "张", count: 5_000))
    #expect(name.text(.en).count == PaperNames.longest && name.text(.zhHans).hasSuffix("张…"))
    let usual = "南湖校区图书馆三层阅览室东侧第二排书架旁"
    #expect(PaperNames.Name(usual).text(.zhHans) == usual)
  }
}
