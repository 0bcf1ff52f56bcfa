import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

/// A screen that the goldens hold.
enum GoldenScreen: String, CaseIterable {
  case today, rounds, walk, finding, orders, order, defect, hold, escalations, help, command
  case discard, handover, folded, difference, sheets, pastSheet, giving, explanation, campuses
  case turnaround, weeks, patrols, backlog, recurring
  case facilities, facility, people, person, addPerson
  case importForm, importing, importPaper, leaving, changed, locked

  func model(language: Language, size: Size, glyphs: Glyphs = .utf8) -> DeskModel {
    var model = SampleDesk.model(language: language, size: size, glyphs: glyphs)
    if self == .walk || self == .finding { SampleDesk.walk(&model) }
    for action in actions { _ = update(&model, action.prepared(at: model)) }
    return model
  }

  private var actions: [Action] {
    switch self {
    case .today: [.go(.today)]
    case .rounds: [.go(.rounds)]
    case .walk: []
    case .finding: [.answer(.fail), .type(.character("放")), .type(.character("电"))]
    case .orders:
      [
        .go(.orders), .move(.down), .mark, .learned(.order(SampleDesk.detail)),
        .succeeded(.did(.plain(.accept), order: "NH-4109", id: "x")),
      ]
    case .order:
      [
        .go(.orders), .move(.down), .move(.down), .open, .learned(.order(SampleDesk.detail)),
      ]
    case .defect:
      [.go(.orders), .newDefect, .type(.paste("tsgpds")), .type(.enter), .type(.paste("走廊漏水"))]
        + [
          .learned(
            .duplicates([SampleDesk.late], place: "NH/TSG/B1/PDS", category: "plumbing"))
        ]
    case .hold: [.go(.orders), .move(.down), .step(.hold)]
    case .escalations:
      [.go(.escalations), .move(.down), .move(.down), .learned(.order(SampleDesk.detail))]
    case .help: [.go(.orders), .help]
    case .command: [.go(.orders), .command, .type(.character("o"))]
    case .discard: [.go(.orders), .newDefect, .type(.character("x")), .back]
    case .handover: [.go(.handover), SampleDesk.read(SampleDesk.sheet)]
    case .folded:
      [.go(.handover), SampleDesk.read(SampleDesk.sheet), .nextPane, .nextPane, .fold]
    case .difference:
      [
        .go(.handover), SampleDesk.read(SampleDesk.sheet),
        .learned(.difference(SampleDesk.difference)),
      ]
    case .sheets:
      [
        .go(.handover), SampleDesk.read(SampleDesk.sheet), .listSheets,
        .learned(.sheets(SampleDesk.sheetPage, after: nil)), .move(.down),
      ]
    case .pastSheet:
      GoldenScreen.sheets.actions + [
        .move(.down), .open, SampleDesk.opened(546),
      ]
    case .giving:
      [
        .go(.handover), SampleDesk.read(SampleDesk.sheet), .giveSheet,
        .learned(
          .concerns(
            SampleDesk.concerns, SheetGiving(campus: "NH", to: "", written: [:]), id: "s-1")),
      ]
    case .explanation: [.go(.orders), .learned(.explanation(SampleDesk.explanation))]
    case .campuses: [.go(.today), .chooseCampus, .move(.down)]
    case .turnaround: [.go(.statistics), SampleFigures.learned]
    case .weeks: [.go(.statistics), SampleFigures.learned, .turnChart(1), .move(.left)]
    case .patrols: [.go(.statistics), SampleFigures.learned, .turnChart(2), .move(.down)]
    case .backlog: [.go(.statistics), SampleFigures.learned, .turnChart(3), .move(.right)]
    case .facilities: SampleFacilities.tree + [SampleFacilities.file]
    case .facility: SampleFacilities.tree + [.open, SampleFacilities.file]
    case .people: [.go(.people), SamplePeople.staff, .move(.down)]
    case .person: [.go(.people), SamplePeople.staff, .move(.down), .open, SamplePeople.file]
    case .addPerson: [.go(.people), SamplePeople.staff, .personStep(.addPerson)]
    case .importForm: SampleErrands.asked + [SampleErrands.refused]
    case .importing: SampleErrands.asked + [SampleErrands.moved]
    case .importPaper: SampleErrands.asked + [SampleErrands.moved, SampleErrands.broughtIn]
    case .leaving: SampleErrands.asked + [SampleErrands.moved, .leave]
    case .changed:
      [
        .go(.orders), .move(.down), .step(.cancel), .type(.paste("重复报修")),
        .failed(SampleDesk.changedFirst("NH-4111", .noted(.cancel, "重复报修"), command: "x")),
      ]
    case .locked: [.go(.orders), .newDefect, .lock]
    case .recurring: [.go(.statistics), SampleFigures.learned, .turnChart(-1)]
    }
  }
}

@Suite("Screens")
struct ScreenTests {
  static let sizes = [
    Size(rows: 24, columns: 80), Size(rows: 16, columns: 60), Size(rows: 36, columns: 120),
  ]

  @Test("every screen looks as its golden file says", arguments: GoldenScreen.allCases)
  func goldens(screen: GoldenScreen) throws {
    for language in Language.allCases {
      for size in Self.sizes {
        let model = screen.model(language: language, size: size)
        let name = "\(screen.rawValue)-\(size.columns)x\(size.rows)-\(language.rawValue)"
        try Golden.compare(view(model), with: name)
      }
    }
  }

  @Test("plain ASCII signs carry every screen too", arguments: GoldenScreen.allCases)
  func ascii(screen: GoldenScreen) {
    let size = Size(rows: 24, columns: 80)
    var model = SampleDesk.model(language: .en, size: size, glyphs: .ascii)
    model.walk = screen == .walk ? Walk(SampleDesk.walkSheet) : nil
    let surface = view(model)
    let frame = surface.rowText(0) + surface.rowText(2)
    #expect(!frame.contains("─") && !frame.contains("◆"))
  }

  @Test("below forty by ten one line in both languages says that the window is too small")
  func tooSmall() {
    for size in [Size(rows: 9, columns: 80), Size(rows: 24, columns: 39)] {
      let text = view(SampleDesk.model(size: size)).text
      #expect(text.contains("窗口太小") && text.contains("too small"))
    }
  }

  @Test("every text of the screens exists in both languages")
  func noMissingTexts() {
    for language in Language.allCases {
      for screen in GoldenScreen.allCases {
        let text = view(screen.model(language: language, size: Size(rows: 36, columns: 120))).text
        #expect(!text.contains("⟨"), "\(screen.rawValue) in \(language.rawValue)")
      }
    }
  }
}
