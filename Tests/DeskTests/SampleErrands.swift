import Screen

@testable import PatrolDesk
@testable import WorkOrderEngine

/// An import as it is asked for on a fresh desk, and what is heard of it.
enum SampleErrands {
  /// The id of the form, the first command of the desk.
  static let id = "s-1"

  /// The form filled in and sent.
  static let asked: [Action] =
    [.go(.orders), .importFile, .type(.tab)]
    + [.paste("~/orders-2025.csv"), .tab, .paste("~/map.toml")].map { .type($0) } + [.save]

  static let wish = ImportWish(
    subject: .orders, file: "~/orders-2025.csv", map: "~/map.toml", strict: false, update: false,
    dryRun: false)

  static let refused = Action.errandEnded(
    id,
    .failed(
      "/home/zhao/map.toml:7: fields.reported: there is no column “open_dt”; the header has ref, "
        + "reported, due, completed, text", about: .map))

  static let moved = Action.errandMoved(
    id, Errand.Progress(done: 410_000, total: 1_000_000, rows: 12_500))

  static let broughtIn = Action.errandEnded(id, .broughtIn(summary))

  /// Some of the rows are bad, and one is of another opinion than what is here.
  static var summary: ImportSummary {
    var summary = ImportSummary()
    (summary.rows, summary.added, summary.unchanged) = (1_204, 1_190, 9)
    summary.badRows = [
      ImportRemark(line: 17, fault: .notATime(field: "reported", value: "2025-02-30 08:00")),
      ImportRemark(line: 88, fault: .missing(field: "text")),
      ImportRemark(
        line: 1_031,
        fault: .unknown(field: "place", value: "NH/TSG/4F/阅览室东北角第三排书架旁边的窗户下面")),
    ]
    summary.warnings = [ImportRemark(line: 240, fault: .dueBeforeReported)]
    summary.different = [ImportDifference(line: 301, number: "NH-88", fields: ["due", "text"])]
    summary.categories = ["elevator"]
    summary.isCommitted = true
    return summary
  }
}
