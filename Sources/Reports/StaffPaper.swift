public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// What people and crews did, on the record (R10): orders, then rounds and signatures.
  public func staff(_ report: StaffReport, asOf: Instant, in zone: ZoneRules) -> Document {
    Document(
      title: strings.heading("report.title.staff"),
      subtitle: "\(period(from: report.from, to: report.to)) · \(asOfLine(asOf, in: zone))",
      language: language.rawValue,
      blocks: [
        .heading(level: 1, strings.heading("report.section.staffOrders")),
        .table(staffOrdersTable(report)), .paragraph(strings["report.note.staffOrders"]),
        .heading(level: 1, strings.heading("report.section.staffRounds")),
        .table(staffRoundsTable(report)), .paragraph(strings["report.note.staffRounds"]),
        .heading(level: 1, strings.heading("report.section.crewOrders")),
        .table(crewOrdersTable(report)),
        .heading(level: 1, strings.heading("report.section.crewRounds")),
        .table(crewRoundsTable(report)),
      ], footer: strings["report.staff.rule"])
  }

  /// A row a person: orders taken on and completed.
  public func staffOrdersTable(_ report: StaffReport) -> Document.Table {
    table(report.people, total: report.total, isOfPeople: true, figures: Self.orderFigures) {
      self.orderCells($0)
    }
  }

  /// A row a person: rounds walked and escalations signed for.
  public func staffRoundsTable(_ report: StaffReport) -> Document.Table {
    table(report.people, total: report.total, isOfPeople: true, figures: Self.roundFigures) {
      self.roundCells($0)
    }
  }

  /// A row a crew: orders taken on and completed by its members.
  public func crewOrdersTable(_ report: StaffReport) -> Document.Table {
    table(report.crews, total: nil, isOfPeople: false, figures: Self.orderFigures) {
      self.orderCells($0)
    }
  }

  /// A row a crew: rounds walked and escalations signed for by its members.
  public func crewRoundsTable(_ report: StaffReport) -> Document.Table {
    table(report.crews, total: nil, isOfPeople: false, figures: Self.roundFigures) {
      self.roundCells($0)
    }
  }

  private static let orderFigures: [MessageKey] = [
    "report.column.accepted", "report.column.completed", "report.column.onTime",
    "report.column.late", "report.column.onTimeRate", "report.column.jobWorking",
    "report.column.jobWall", "report.column.rework",
  ]

  private static let roundFigures: [MessageKey] = [
    "report.column.validRounds", "report.column.invalidRounds", "report.column.failedChecks",
    "report.column.stops", "report.column.told", "report.column.acknowledged",
    "report.column.acknowledgedForOthers", "report.column.acknowledgeMedian",
  ]

  private func orderCells(_ line: StaffFigures) -> [Document.Cell] {
    [line.accepted, line.completed, line.onTime, line.late].map { .init(formats.count($0)) }
      + [
        .init(formats.percent(line.onTimeRate)), workingCell(line.median, wall: line.medianWall),
        wallCell(line.medianWall), .init(formats.count(line.rework)),
      ]
  }

  private func roundCells(_ line: StaffFigures) -> [Document.Cell] {
    [
      line.validRounds, line.invalidRounds, line.findings, line.stops, line.told,
      line.acknowledged, line.acknowledgedForOthers,
    ].map { .init(formats.count($0)) } + [wallCell(line.acknowledgeMedian)]
  }

  private func table(
    _ lines: [StaffFigures], total: StaffFigures?, isOfPeople: Bool, figures: [MessageKey],
    cells: (StaffFigures) -> [Document.Cell]
  ) -> Document.Table {
    let names: [Document.Column] =
      isOfPeople
      ? [
        .init(strings.heading("report.by.person"), minimum: 10, flexible: true),
        .init(strings.heading("report.by.crew"), minimum: 4),
      ]
      : [.init(strings.heading("report.by.crew"), minimum: 10, flexible: true)]
    let blanks = [Document.Cell](repeating: "", count: names.count - 1)
    return Document.Table(
      columns: names
        + figures.map { figureColumn($0) },
      rows: lines.map { line in
        let name = isOfPeople ? person(line.id) : holder(.crew(line.id))
        let crew: [Document.Cell] =
          isOfPeople ? [.init(line.crew.isEmpty ? Formats.none : line.crew)] : []
        return [.init("\(line.key) \(name)")] + crew + cells(line)
      }, emptyText: strings["report.noStaff"],
      total: total.map { sum in
        [.init(strings["report.total"], .strong)] + blanks
          + cells(sum).map { $0.with(.strong) }
      })
  }
}
