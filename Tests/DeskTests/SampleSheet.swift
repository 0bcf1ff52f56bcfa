import Documents
import Localization

@testable import PatrolDesk
@testable import ServiceClock
@testable import WorkOrderEngine

extension SampleDesk {
  /// A sheet as the papers make it, with a gap in one section.
  static let sheet = SheetText(
    campus: "NH", campusName: "南湖校区", number: nil, state: .drafted, waiting: nil, given: "NH-H545",
    isUnreceived: false,
    document: Document(
      title: "交接班单", subtitle: "南湖校区 · 2026年11月27日 周五 早班 06:00–14:00",
      blocks: [
        .heading(level: 1, "1 班次"),
        .keyValues([
          .init("校区", "NH 南湖校区"), .init("天气", .init("无记录", .gap)),
        ]),
        .heading(level: 1, "2 安全"), .paragraph("NH-4107 图书馆 B1 配电室 母排焦味"),
        .gap("无记录"),
        .heading(level: 1, "3 水、电、气"),
        .table(
          .init(
            columns: [.init("地点"), .init("读数", .trailing)],
            rows: [["图书馆 B1 配电室", "388 V"], ["中心泵站", "0.45 MPa"]])),
      ]))

  static let difference = Document(
    title: "与上一张的差别", subtitle: "南湖校区",
    blocks: [
      .heading(level: 2, "新增"), .list(["NH-4111 三号教学楼 2F 东侧 主水管接头渗漏"]),
    ])

  /// Four working hours from Tuesday morning with a hold between, due after the published holidays.
  static let explanation = DueExplanation(
    number: "NH-4103", clock: .complete, standard: "p3", calendar: "office",
    explanation: Explanation(
      start: at("2026-11-24 10:24"), target: .working(seconds: 14_400),
      lines: [
        line(.window, "2026-11-24 10:24", "2026-11-24 12:00", 5_760, sum: 5_760),
        line(.hold, "2026-11-24 14:00", "2026-11-24 18:00", 0, sum: 5_760),
        line(.window, "2026-11-25 08:00", "2026-11-25 10:24", 8_640, sum: 14_400),
      ],
      due: DueTime(due: at("2026-11-25 10:24"), estimated: true)))

  private static func line(
    _ kind: ExplanationLine.Kind, _ from: String, _ to: String, _ seconds: Int64, sum: Int64
  ) -> ExplanationLine {
    ExplanationLine(
      kind: kind, from: at(from), to: at(to), seconds: seconds, sum: sum, date: nil, name: nil,
      workingDay: nil)
  }
}
