import Documents
import Localization
import Screen
import TextCells
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("The desk in lines")
struct LinearTests {
  private func model(_ screen: GoldenScreen, _ language: Language = .en) -> DeskModel {
    screen.model(
      language: language, size: LinearDesk.size(columns: 80),
      glyphs: .spoken(in: Strings(language: language)))
  }

  private func text(_ model: DeskModel) -> String {
    let page = model.linearPage(columns: 80)
    let lines =
      LinearPage.broken(model.linearSituation, columns: 80) + page.text(columns: 80) + [
        model.linearPromptText
      ]
    return lines.map { "\($0)\n" }.joined()
  }

  private static let told: [GoldenScreen] = [
    .today, .rounds, .walk, .finding, .orders, .order, .defect, .hold, .escalations, .handover,
    .folded, .explanation, .turnaround, .weeks, .patrols, .backlog, .recurring, .facilities,
    .facility, .people, .person, .campuses, .discard, .help, .command, .importForm, .importPaper,
    .leaving, .changed, .sheets, .pastSheet, .giving,
  ]

  @Test("every place is told as its golden transcript says", arguments: told)
  func goldens(screen: GoldenScreen) throws {
    for language in Language.allCases {
      let name = "linear-\(screen.rawValue)-\(language.rawValue)"
      try Golden.compare(text: text(model(screen, language)), with: name)
    }
  }

  @Test(
    "nothing is drawn, nothing is missing, and every line fits", arguments: GoldenScreen.allCases)
  func words(screen: GoldenScreen) {
    for language in Language.allCases {
      let text = text(model(screen, language))
      let drawn: (Unicode.Scalar) -> Bool = { (0x2500...0x25FF).contains($0.value) }
      #expect(!text.unicodeScalars.contains(where: drawn), "\(text)")
      #expect(!text.contains("⟨"), "\(text)")
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      for line in text.split(separator: "\n") { #expect(String(line).displayWidth <= 80) }
    }
  }

  @Test("control characters of what people wrote never reach a line")
  func safe() {
    var model = model(.orders)
    var page = SampleDesk.page
    page.lines[1].text = "leak\u{1B}[2J\u{7}\u{202E}"
    _ = update(&model, .learned(.orders(page, filter: "state:open", after: nil)))
    let scalars = text(model).unicodeScalars
    #expect(!scalars.contains { $0.value == 0x1B || $0.value == 7 || $0.value == 0x202E })
  }

  @Test("a row of a printed table is one line that names its columns, its signs as words")
  func sheet() {
    var sheet = SampleDesk.sheet
    sheet.document.blocks = [
      .heading(level: 1, "5"),
      .table(
        Document.Table(
          columns: [Document.Column("Number"), Document.Column("Due"), Document.Column("Next")],
          rows: [["NH-1", "! 11-26 08:00", Document.Cell("none", .gap)]])),
    ]
    var model = model(.handover)
    let prepared = sheet.prepared(for: model.settings, columns: model.sheetColumns)
    _ = update(&model, .learned(.sheet(prepared)))
    let lines = model.linearPage(columns: 80).lines.map(\.words)
    #expect(lines.contains("- Number NH-1, Due late 11-26 08:00, Next [none]"), "\(lines)")
  }

  @Test("hundreds of random lines never trap, and every page fits")
  func randomLines() {
    let lines = [
      "", "1", "2", "3", "#2", "99", "a", "A", "h", "c", "n", "x", "t", "E", "e", "?", "esc", ".",
      "y", "F", "@", "/late", "/", ":as 12", ":", "g 1", "g 2", "g 3", "g 4", "g 6", "g 8", "tab",
      "enter", "space", "right", "388", "p", "f", "r", "s", ".save", ".back", ".clear", "tsg",
      "漏水", "走廊", "frobnicate", "。", "？", "-1.5", "accept",
    ]
    var random = SeededKeys(state: 20_261_125)
    for language in Language.allCases {
      var model = model(.orders, language)
      for _ in 0..<600 {
        guard let line = lines.randomElement(using: &random) else { continue }
        for key in keys(of: line, at: model) {
          for effect in model.press(key) {
            if case .give(.startRound, _) = effect { SampleDesk.walk(&model) }
            if case .ask(.order) = effect {
              _ = update(&model, .learned(.order(SampleDesk.detail)))
            }
          }
        }
        for line in model.linearPage(columns: 80).text(columns: 80) {
          #expect(line.displayWidth <= 80, "\(line)")
        }
      }
    }
  }

  private func keys(of line: String, at model: DeskModel) -> [Key] {
    switch model.linearAnswer(line) {
    case .keys(let keys), .then(let keys, _): return keys
    case .row(let number):
      let ids = model.linearList.ids
      guard ids.indices.contains(number - 1) else { return [] }
      return model.keys(toRow: ids[number - 1], opens: true) ?? []
    case .again, .say: return []
    }
  }

  // MARK: - Answers

  @Test(
    "a line means a row, a key by letter, name or title, a place, a filter or a command",
    arguments: [
      ("3", .row(3)), ("#3", .row(3)), ("３", .row(3)), ("a", .keys([.character("a")])),
      ("A", .keys([.character("A")])), ("Accept", .keys([.character("a")])),
      ("enter", .keys([.enter])), ("space", .keys([.space])), ("ESC", .keys([.escape])),
      ("pgdn", .keys([.pageDown])), (".", .keys([.character(".")])),
      ("g 3", .keys([.character("3")])), ("g rounds", .keys([.character("2")])),
      ("g", .keys([.character("g")])), ("/late", .then([.character("/")], "late")),
      (":as 12", .then([.character(":")], "as 12")), ("", .again), ("q", .keys([.character("q")])),
      ("？", .keys([.character("？")])),
    ] as [(String, LinearAnswer)])
  func meanings(line: String, answer: LinearAnswer) {
    #expect(model(.orders).linearAnswer(line) == answer)
  }

  @Test("what nobody can mean is told and does nothing")
  func unknown() {
    guard case .say(let words) = model(.orders).linearAnswer("frobnicate") else {
      return #expect(Bool(false), "it did something")
    }
    #expect(words.contains("frobnicate"))
  }

  @Test("Chinese titles and key names are answers too")
  func chinese() {
    let model = model(.orders, .zhHans)
    #expect(model.linearAnswer("接单") == .keys([.character("a")]))
    #expect(model.linearAnswer("空格") == .keys([.space]))
    #expect(model.linearAnswer("g2") == .keys([.character("2")]))
    #expect(model.linearAnswer("g 巡检") == .keys([.character("2")]))
  }

  @Test("a row is reached by the keys that a hand would press, and opened by its number again")
  func rows() {
    let model = model(.escalations)
    #expect(model.keys(toRow: "NH-4107", opens: false) == [.up, .up])
    #expect(model.keys(toRow: "NH-4103", opens: false) == [])
    #expect(model.keys(toRow: "NH-4103", opens: true) == [.enter])
    #expect(model.keys(toRow: "NH-1", opens: false) == nil)
  }

  @Test("on a round a number is the reading where one is asked for, and a row elsewhere")
  func readings() {
    var model = model(.walk)
    #expect(model.linearAnswer("4") == .row(4))
    _ = update(&model, .move(.first))
    #expect(
      model.linearAnswer("-38.5")
        == .keys([
          .character("-"), .character("3"), .character("8"), .character("."),
          .character("5"), .enter,
        ]))
    #expect(model.linearAnswer("#4") == .row(4))
    #expect(model.linearAnswer("g 3") != .keys([.character("3")]), "it would be a reading")
  }

  @Test("a field takes a line; nothing keeps it, a stop cancels, and a stop with a word is a key")
  func fields() {
    var model = model(.hold)
    #expect(model.linearAnswer("2") == .keys([.right, .enter]))
    #expect(model.linearAnswer("") == .keys([.enter]))
    #expect(model.linearAnswer("。") == .keys([.escape]))
    #expect(model.linearAnswer("esc") == .keys([.escape]))
    #expect(model.linearAnswer(".save") == .keys([.control("s")]))
    #expect(model.linearAnswer(".back") == .keys([.backTab]))
    _ = update(&model, .type(.enter))
    #expect(
      model.linearAnswer("12-01") == .keys([.end, .control("u"), .paste("12-01"), .enter]))
  }

  @Test("what is likely reported already is told at the end, and a number adds a sighting to it")
  func duplicates() {
    var model = model(.defect)
    for _ in 1...5 { _ = update(&model, .type(.tab)) }
    #expect(model.linearPage(columns: 200).lines.map(\.words).contains { $0.contains("NH-4111") })
    #expect(model.linearAnswer(".tab") == .keys([.tab]))
    _ = update(&model, .type(.tab))
    #expect(model.linearAnswer("1") == .row(1))
    #expect(model.keys(toRow: "NH-4111", opens: false) == [.enter])
    #expect(model.linearAnswer(".") == .keys([.escape]))
  }

  @Test("a place is taken where one alone is meant, and told by number where several are")
  func pickers() {
    var model = model(.orders)
    _ = update(&model, .newDefect)
    let erased: [Key] = [.end, .control("u")]
    #expect(model.linearAnswer("tsgpds") == .keys(erased + [.paste("tsgpds"), .enter]))
    #expect(model.linearAnswer("tsg") == .keys(erased + [.paste("tsg")]))
    _ = update(&model, .type(.paste("tsg")))
    #expect(model.linearPage(columns: 80).lines.map(\.words).contains { $0.hasPrefix("2. ") })
    #expect(model.linearAnswer("2") == .keys([.down, .enter]))
  }
}
