public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// Turnaround against the standard: a picture, numbers, rates, then times, each group a row.
  ///
  /// - Parameter standards: those in force, whose promises are marked.
  public func turnaround(
    _ report: TurnaroundReport, against standards: Standards, asOf: Instant, in zone: ZoneRules
  ) -> Document {
    Document(
      title: strings.heading("report.title.turnaround"),
      subtitle: "\(period(from: report.from, to: report.to)) · \(asOfLine(asOf, in: zone))",
      language: language.rawValue,
      blocks: turnaroundChart(report, against: standards) + [
        .heading(level: 1, strings.heading("report.section.figures"))
      ] + figureBlocks(report) + [
        .heading(level: 1, strings.heading("report.section.split")),
        .table(splitTable(report)), .paragraph(strings["report.note.split"]),
      ], footer: strings["report.cohort.rule"])
  }

  /// How many, how many of them in time, and how long they took, each with what its columns mean.
  func figureBlocks(_ report: TurnaroundReport) -> [Document.Block] {
    [
      .table(countTable(report)), .paragraph(countNote(report.total)),
      .table(rateTable(report)), .paragraph(strings["report.note.rates"]),
      .table(timeTable(report)), .paragraph(strings["report.note.times"]),
    ]
  }

  /// What becomes of what is reported, in figures that add up.
  private func countNote(_ total: TurnaroundGroup) -> String {
    strings.text(
      total.open > total.unrepaired ? "report.note.countsWaiting" : "report.note.counts",
      [
        "reported": formats.count(total.reported), "completed": formats.count(total.completed),
        "cancelled": formats.count(total.cancelled),
        "unrepaired": formats.count(total.unrepaired),
        "waiting": formats.count(total.open - total.unrepaired),
      ])
  }

  /// A row a group: how many orders, and what became of them.
  public func countTable(_ report: TurnaroundReport) -> Document.Table {
    table(
      report,
      figures: [
        "report.column.reported", "report.column.completed", "report.column.cancelled",
        "report.column.open", "report.column.openPastDue", "report.column.noTarget",
        "report.column.rework",
      ]
    ) { group in
      [
        group.reported, group.completed, group.cancelled, group.open, group.openPastDue,
        group.noTarget, group.rework,
      ].map { .init(formats.count($0)) }
    }
  }

  /// A row a group: what was in time, and what was done well at once.
  public func rateTable(_ report: TurnaroundReport) -> Document.Table {
    table(
      report,
      figures: [
        "report.column.onTime", "report.column.late", "report.column.onTimeRate",
        "report.column.onTimeRateWithOpen", "report.column.onTimeRateBeforeExtensions",
        "report.column.firstTimeFix",
      ]
    ) { group in
      [group.onTime, group.late].map { .init(formats.count($0)) }
        + [
          group.onTimeRate, group.onTimeRateWithOpen, group.onTimeRateBeforeExtensions,
          group.firstTimeFix,
        ].map { .init(formats.percent($0)) }
    }
  }

  /// A row a group: how long repairs took.
  public func timeTable(_ report: TurnaroundReport) -> Document.Table {
    table(
      report,
      figures: [
        "report.column.medianWorking", "report.column.p90", "report.column.p99",
        "report.column.repairWorking", "report.column.medianWall", "report.column.repairWall",
      ]
    ) { group in
      [group.median, group.p90, group.p99].map { workingCell($0, wall: group.medianWall) }
        + [
          workingCell(group.meanWorking, wall: group.meanWall), wallCell(group.medianWall),
          wallCell(group.meanWall),
        ]
    }
  }

  /// Where the time went: the parts of the mean turnaround, which they add up to.
  public func splitTable(_ report: TurnaroundReport) -> Document.Table {
    let reasons = HoldReason.allCases.map(\.rawValue) + [TimeSplit.verification]
    let seen = reasons.filter { report.total.split?.onHold[$0] != nil }
    return table(
      report,
      figures: [
        "report.column.meanWall", "report.column.waiting", "report.column.travelling",
        "report.column.working",
      ] + seen.map { MessageKey("report.column.hold.\($0)") }
    ) { group in
      guard let split = group.split else {
        return Array(repeating: .init(Formats.none), count: 4 + seen.count)
      }
      return
        ([split.total, split.waiting, split.travelling, split.working]
        + seen.map { split.onHold[$0] ?? 0 }).map { wallCell($0) }
    }
  }

  private func table(
    _ report: TurnaroundReport, figures: [MessageKey],
    cells: (TurnaroundGroup) -> [Document.Cell]
  ) -> Document.Table {
    Document.Table(
      columns: groupColumns(report.by) + figures.map { figureColumn($0) },
      rows: inOrder(report.groups, by: report.by, \.key).map { group in
        groupCells(group.key, by: report.by) + cells(group)
      }, emptyText: strings["report.noOrders"],
      total: totalCells(report.by) + cells(report.total).map { $0.with(.strong) })
  }
}
