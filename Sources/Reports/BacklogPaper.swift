public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// What is open, by age, and how long it takes to clear.
  ///
  /// - Parameters:
  ///   - from: the first day on which the orders were reported; `nil`: from the beginning.
  ///   - to: the last day, included; `nil`: until now.
  public func backlog(
    _ report: BacklogReport, from: CalendarDate? = nil, to: CalendarDate? = nil,
    by grouping: TurnaroundGrouping, asOf: Instant, in zone: ZoneRules
  ) -> Document {
    Document(
      title: strings.heading("report.title.backlog"),
      subtitle: from == nil && to == nil
        ? asOfLine(asOf, in: zone)
        : "\(period(from: from, to: to)) · \(asOfLine(asOf, in: zone))",
      language: language.rawValue,
      blocks: (report.total.open == 0
        ? []
        : [
          .heading(level: 1, strings.heading("report.section.backlogAge")),
          .chart(backlogChart(report)),
          .heading(level: 1, strings.heading("report.section.figures")),
        ]) + [
          .table(backlogTable(report, by: grouping)), .paragraph(strings["report.note.backlog"]),
        ], footer: strings["report.backlog.rule"])
  }

  /// A bar an age, over all that is open.
  public func backlogChart(_ report: BacklogReport) -> Document.Chart {
    .bars(
      Document.Chart.Bars(
        title: strings.heading("report.section.backlogAge"),
        labelTitle: strings.heading("stats.column.age"),
        figureTitle: strings.heading("report.column.open"),
        bars: report.total.ages.enumerated().map { index, count in
          Document.Chart.Bar(
            strings[MessageKey("report.age.\(index)")],
            .init(Double(count), formats.count(count)))
        }))
  }

  /// A row a group: open, past due, by age, and weeks to clear at the rate of the last four.
  public func backlogTable(
    _ report: BacklogReport, by grouping: TurnaroundGrouping
  ) -> Document.Table {
    let figures: [MessageKey] =
      ["report.column.open", "report.column.openPastDue"]
      + BacklogAge.allCases.indices.map { MessageKey("report.age.\($0)") }
      + ["report.column.weeksToClear"]
    func cells(_ group: BacklogGroup) -> [String] {
      ([group.open, group.openPastDue] + group.ages).map { formats.count($0) }
        + [group.weeksToClear.map { formats.number($0, digits: 1) } ?? Formats.none]
    }
    return Document.Table(
      columns: groupColumns(grouping)
        + figures.map { .init(strings.heading($0), .trailing, minimum: 4, maximum: 8) },
      rows: inOrder(report.groups, by: grouping, \.key).map { group in
        groupCells(group.key, by: grouping) + cells(group).map { .init($0) }
      }, emptyText: strings["report.noOrders"],
      total: totalCells(grouping) + cells(report.total).map { .init($0, .strong) })
  }
}
