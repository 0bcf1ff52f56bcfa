import Documents
import Screen

@testable import PatrolDesk
@testable import ServiceClock
@testable import WorkOrderEngine

extension SampleDesk {
  /// A desk at the place 交接; the sheet is being read.
  static func readingSheet() -> DeskModel {
    var model = SampleDesk.model()
    _ = update(&model, .go(.handover))
    return model
  }

  /// A desk whose sheet took so many seconds to read.
  static func sheetRead(taking seconds: Int64) -> DeskModel {
    var model = readingSheet()
    _ = update(&model, .ticked(SampleDesk.now + seconds))
    _ = update(&model, SampleDesk.read(SampleDesk.sheet))
    return model
  }

  /// What the study of the sheet of the shift answers.
  static func read(_ sheet: SheetText) -> Action { .studied(.sheet, .learned(.sheet(sheet))) }

  /// What the study of a sheet of the list answers.
  static func opened(_ id: Int64) -> Action {
    .studied(.pastSheet(id), .learned(.pastSheet(pastSheet, id: id)))
  }

  /// A row of the list of sheets.
  static func sheetRow(
    _ id: Int64, _ number: String?, _ date: String, _ shift: String, _ state: HandoverState,
    by leaving: String, to arriving: String = "", given: String? = nil, answered: String? = nil,
    isUnreceived: Bool = false
  ) -> SheetRow {
    SheetRow(
      sheet: HandoverListRow(
        id: id, number: number, campus: "NH", shift: "early", date: day(date), state: state,
        leaving: leaving, arriving: arriving, drafted: at("\(date) 13:00"),
        given: given.map { at($0) }, answered: answered.map { at($0) },
        isUnreceived: isUnreceived),
      shift: shift, leaving: leaving, arriving: arriving)
  }

  static let sheetPage = SheetPage(
    rows: [
      sheetRow(548, nil, "2026-11-27", "早班", .drafted, by: "赵值班长"),
      sheetRow(
        547, "NH-H546", "2026-11-26", "夜班", .given, by: "周值班长", given: "2026-11-27 06:02",
        isUnreceived: true),
      sheetRow(
        546, "NH-H545", "2026-11-26", "晚班", .received, by: "赵值班长", to: "周值班长",
        given: "2026-11-26 21:55", answered: "2026-11-26 22:04"),
      sheetRow(
        545, "NH-H544", "2026-11-26", "早班", .refused, by: "周值班长", to: "赵值班长",
        given: "2026-11-26 13:58", answered: "2026-11-26 14:05"),
      sheetRow(
        544, "NH-H543", "2026-11-25", "夜班", .received, by: "赵值班长", to: "周值班长",
        given: "2026-11-26 05:57", answered: "2026-11-26 06:01"),
    ], next: nil)

  /// A sheet of the list, as it is read.
  static var pastSheet: SheetText {
    var sheet = SampleDesk.sheet
    (sheet.number, sheet.given, sheet.state) = ("NH-H545", "NH-H545", .received)
    sheet.document.subtitle = "南湖校区 · 2026年11月26日 周四 晚班 14:00–22:00 · 第 NH-H545 号"
    return sheet
  }

  /// A sheet of the same shift that waits, one topic without words and one that an earlier sheet hands on.
  static let concerns = HandoverConcerns(
    gaps: [.running], unconfirmed: [carried], unrecorded: [.readings],
    given: [
      GivenSheet(
        number: "NH-H546", state: .given, given: at("2026-11-27 06:02"), id: 547, leaving: 3,
        shift: "early", date: day("2026-11-27"))
    ])

  static let carried = HandoverCarried(
    topic: .isolations, entries: [HandoverEntry("1#柜 拉闸 L-03")], sheet: "NH-H545",
    written: at("2026-11-26 21:30"))
}

extension Action {
  /// The answer of a study with its sheet as the study lays it out for a desk.
  func prepared(at model: DeskModel) -> Action {
    guard case .studied(let query, .learned(let knowledge)) = self else { return self }
    let (settings, columns) = (model.settings, model.sheetColumns)
    return switch knowledge {
    case .sheet(let sheet):
      .studied(query, .learned(.sheet(sheet.prepared(for: settings, columns: columns))))
    case .pastSheet(let sheet, let id):
      .studied(query, .learned(.pastSheet(sheet.prepared(for: settings, columns: columns), id: id)))
    default: self
    }
  }
}
