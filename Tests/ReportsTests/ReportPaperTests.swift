import Documents
import Localization
import Reports
import Testing
import WorkOrderEngine

/// Every report in both languages and every form, as files to read. With `PATROL_RECORD_GOLDENS` in the
/// environment they are written instead of compared.
@Suite("Reports on paper")
struct ReportPaperTests {
  @Test("every report is what its golden files say", arguments: Language.allCases)
  func goldens(language: Language) throws {
    for (name, document) in try documents(in: PaperWorld.autumn(), language) {
      for (ending, text) in try forms(of: document) {
        #expect(!text.contains("⟨"), "\(name)")
        try Golden.compare(text, with: "report-\(name).\(language.rawValue).\(ending)")
      }
    }
  }

  @Test("a month without data says so, and one that goes on too", arguments: Language.allCases)
  func emptyMonth(language: Language) throws {
    let world = try PaperWorld.autumn()
    func text(_ month: String) throws -> String {
      try world.engine.ask(now: world.now) { snapshot in
        let letter = try snapshot.monthLetter(try #require(CalendarMonth(month)))
        let papers = Papers(language: language, names: try PaperNames(snapshot))
        return TextRenderer(columns: 80).render(papers.month(letter, in: world.zone))
      }
    }
    let strings = Strings(language: language)
    let empty = try text("2026-09")
    #expect(empty.contains(strings.text("report.month.empty", ["month": "2026-09"])))
    #expect(!empty.contains("%") && !empty.contains(strings["report.month.notOver"]))
    #expect(try text("2026-12").contains(strings["report.month.notOver"]))
    #expect(try !text("2026-11").contains(strings["report.month.notOver"]))
  }

  @Test("no figure of the letter's sentences is missing in its CSV", arguments: Language.allCases)
  func letterFacts(language: Language) throws {
    let world = try PaperWorld.autumn()
    for month in ["2026-10", "2026-11", "2026-12"] {
      let letter = try world.engine.ask(now: world.now) { snapshot in
        let letter = try snapshot.monthLetter(try #require(CalendarMonth(month)))
        return Papers(language: language, names: try PaperNames(snapshot))
          .month(letter, in: world.zone)
      }
      let csv = CSVRenderer().render(letter)
      let cells = Set(csv.split { $0 == "," || $0.isNewline }.map(String.init))
      let sentences = letter.blocks.flatMap { block -> [String] in
        if case .list(let items, _) = block { items } else { [] }
      }
      #expect(sentences.count == 6)
      let text = " " + sentences.joined(separator: " ")
      for figure in text.matches(of: /[^A-Z0-9.]([0-9][0-9.]*%?)/) {
        // What was promised stands as 90.0% in the table of promises.
        let figure = String(figure.output.1)
        let isThere = cells.contains(figure) || cells.contains(figure.replacing("%", with: ".0%"))
        #expect(isThere, "\(month) \(figure): \(csv)")
      }
      let facts = try #require(letter.facts)
      #expect(
        facts.rows.allSatisfy { row in row.count == 3 && row.allSatisfy { !$0.text.isEmpty } })
      #expect(cells.contains(month) || cells.contains("'\(month)"), "\(csv.prefix(200))")
    }
  }

  @Test("what people typed is safe in every form of every report", arguments: Language.allCases)
  func hostile(language: Language) throws {
    let evil = "<script>alert(1)</script>&\\u001B[31m\\u202Ex"
    let formula = "=1+1"
    let file = PaperWorld.autumnFile
      .replacing("安达电梯", with: evil).replacing("王工", with: formula)
      .replacing("name_en = \"Wang\"\n", with: "")
      .replacing("name_en = \"Anda Lifts\"\n", with: "")
      .replacing("图书馆", with: evil).replacing("name_en = \"Library\"\n", with: "")
    let world = try PaperWorld.autumn(file)
    for (name, document) in try documents(in: world, language) {
      for (ending, text) in try forms(of: document) {
        if ending == "html" {
          #expect(!text.contains("<script"), "\(name)")
          if name == "contractor" { #expect(text.contains("&lt;script&gt;")) }
        }
        if ending == "csv" {
          // A cell that a spreadsheet would compute stands behind an apostrophe.
          #expect(!text.contains(",=1+1") && !text.hasPrefix("=1+1"), "\(name)")
          continue
        }
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"), "\(name).\(ending)")
      }
    }
  }

  @Test("for spreadsheets lengths of time are minutes, and no cell is a date without its year")
  func spreadsheets() throws {
    var hasMinutes = 0
    for (name, document) in try documents(in: PaperWorld.autumn(), .en) {
      let text = CSVRenderer().render(document)
      hasMinutes += text.contains("(min)") ? 1 : 0
      for cell in text.split(whereSeparator: { ",\r\n".contains($0) }) {
        let cell = cell.trimmingPrefix("\"")
        #expect(
          cell.wholeMatch(of: /\d+[\/:]\d+|\d\d-\d\d( .*)?|\d+[dh]\d*[hm]?/) == nil,
          "\(name) \(cell)")
        #expect(!cell.hasPrefix("'"), "\(name) \(cell): a figure or a time was left as text")
      }
    }
    #expect(hasMinutes == 4)
  }

  @Test("a median without working time says that it was closed; only an instant repair is 0:00")
  func closed() {
    let papers = Papers(language: .en, names: PaperNames())
    func cells(wall: Int64) -> [Document.Cell] {
      var group = TurnaroundGroup(key: "lighting")
      (group.median, group.medianWall) = (0, wall)
      let report = TurnaroundReport(
        from: nil, to: nil, by: .category, groups: [group], total: group)
      return papers.timeTable(report).rows[0]
    }
    #expect(cells(wall: 7_200)[2].text == "closed" && cells(wall: 7_200)[6].text == "2:00")
    #expect(cells(wall: 7_200)[2].spreadsheet == "0")
    #expect(cells(wall: 0)[2].text == "0:00")
  }

  @Test("on a contractor's paper stand only its orders, and no name of the office's people")
  func contractor() throws {
    let world = try PaperWorld.autumn()
    let document = try #require(
      try documents(in: world, .zhHans).first { $0.name == "contractor" }?.document)
    let text = MarkdownRenderer().render(document)
    #expect(text.contains("安达电梯") && text.contains("BY-2"))
    #expect(!text.contains("王工") && !text.contains("孙主管") && !text.contains("NH-"))
    #expect(text.contains("后勤处") && text.contains("等配件"))
    let papers = Papers(language: .zhHans, names: PaperNames())
    func isNamed(_ holder: Holder) -> Bool {
      papers.isNamed(holder, toContractor: 1, people: [6])
    }
    let named: [Holder] = [.contractor(1), .person(6), .parts, .reporter, .weather, .supervisor]
    #expect(named.allSatisfy(isNamed))
    let office: [Holder] = [.contractor(2), .person(2), .crew(1), .desk]
    #expect(!office.contains(where: isNamed))
  }

  private func documents(
    in world: PaperWorld, _ language: Language
  ) throws -> [(name: String, document: Document)] {
    let (now, zone) = (world.now, world.zone)
    return try world.engine.ask(now: now) { snapshot in
      let papers = Papers(language: language, names: try PaperNames(snapshot))
      let from = try #require(CalendarDate("2026-11-01"))
      let to = try #require(CalendarDate("2026-11-30"))
      let patrols = try snapshot.patrolReport(from: from, to: to)
      let firm = try snapshot.contractor(named: "DT")
      let standards = try snapshot.rulebook().configuration.standards
      func spans(_ by: PatrolGrouping) throws -> Document {
        papers.patrols(
          patrols, spans: (try snapshot.patrolSpans(from: from, to: to, by: by), by), asOf: now,
          in: zone)
      }
      return [
        (
          "turnaround",
          papers.turnaround(
            try snapshot.turnaround(from: from, to: to, by: .category), against: standards,
            asOf: now, in: zone)
        ),
        (
          "contractor",
          papers.contractor(
            firm, try snapshot.turnaround(by: .category, contractor: firm.id),
            promises: try snapshot.promises(contractor: firm.id),
            people: Set(try snapshot.staff().filter { $0.contractor == firm.id }.map(\.id)),
            against: standards, asOf: now, in: zone)
        ),
        ("patrols", papers.patrols(patrols, asOf: now, in: zone)),
        ("patrols-week", try spans(.week)), ("patrols-month", try spans(.month)),
        (
          "backlog",
          papers.backlog(
            try snapshot.backlog(by: .campus), from: from, to: to, by: .campus, asOf: now,
            in: zone)
        ),
        ("staff", papers.staff(try snapshot.staffReport(from: from, to: to), asOf: now, in: zone)),
        (
          "recurrence",
          papers.recurrence(
            try snapshot.recurrence(from: from, to: to),
            assets: try snapshot.assetFailures(from: from, to: to), asOf: now, in: zone)
        ),
        (
          "month",
          papers.month(
            try snapshot.monthLetter(CalendarMonth(containing: from)), in: zone)
        ),
      ]
    }
  }

  private func forms(of document: Document) throws -> [(ending: String, text: String)] {
    [
      ("txt", TextRenderer(columns: 80).render(document)), ("csv", CSVRenderer().render(document)),
      ("html", try PageTemplate().render(document)), ("md", MarkdownRenderer().render(document)),
    ]
  }
}
