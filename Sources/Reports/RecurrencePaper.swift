public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// What came back three times within 30 days at one place, the worst first (R23), and how often the
  /// equipment failed.
  public func recurrence(
    _ report: RecurrenceReport, assets: [AssetFailures], asOf: Instant, in zone: ZoneRules
  ) -> Document {
    Document(
      title: strings.heading("report.title.recurrence"),
      subtitle:
        "\(period(from: report.from, to: report.to)) · \(asOfLine(asOf, in: zone))",
      language: language.rawValue,
      blocks: [
        .table(recurrenceTable(report, in: zone)), .paragraph(strings["report.recurrence.rule"]),
        .heading(level: 1, strings.heading("report.section.assets")),
        .table(assetTable(assets)), .paragraph(strings["report.assets.rule"]),
      ], footer: strings["report.cohort.rule"])
  }

  /// A row a piece of equipment that failed.
  public func assetTable(_ assets: [AssetFailures]) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("order.field.asset"), minimum: 6),
        .init(strings.heading("report.column.name"), minimum: 6, flexible: true),
        .init(strings.heading("report.by.place"), minimum: 8, flexible: true),
        .init(strings.heading("report.column.failures"), .trailing, minimum: 4, maximum: 8),
        .init(strings.heading("report.column.open"), .trailing, minimum: 4),
        .init(strings.heading("report.column.betweenFailures"), .trailing, minimum: 4, maximum: 10),
      ],
      rows: assets.map { asset in
        [
          .init(asset.code), .init(asset.name), .init(text(asset.place)),
          .init(formats.count(asset.failures)), .init(formats.count(asset.open)),
          .init(
            asset.meanTimeBetweenFailures.map { formats.number($0 / 86_400, digits: 1) }
              ?? Formats.none),
        ]
      }, emptyText: strings["report.assets.none"])
  }

  /// A row a recurring fault; the numbers are those of the latest three orders.
  public func recurrenceTable(
    _ report: RecurrenceReport, in zone: ZoneRules
  ) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("report.by.place"), minimum: 8, flexible: true),
        .init(strings.heading("report.by.category"), minimum: 4, maximum: 12),
        .init(strings.heading("report.column.mostIn30Days"), .trailing, minimum: 4),
        .init(strings.heading("report.column.reported"), .trailing, minimum: 4),
        .init(strings.heading("report.column.open"), .trailing, minimum: 4),
        .init(strings.heading("report.column.first"), minimum: 5),
        .init(strings.heading("report.column.last"), minimum: 5),
        .init(strings.heading("report.column.latestOrders"), minimum: 7, flexible: true),
      ],
      rows: report.faults.map { fault in
        let zone = names.campuses[fault.campus]?.zone ?? zone
        return [
          .init(text(fault.title)), .init(category(fault.category)),
          .init(formats.count(fault.most)),
          .init(formats.count(fault.count)), .init(formats.count(fault.open)),
          .init(formats.date(DateParts(fault.first, in: zone))),
          .init(formats.date(DateParts(fault.last, in: zone))),
          .init(fault.orders.suffix(3).reversed().joined(separator: " ")),
        ]
      }, emptyText: strings["report.recurrence.none"])
  }

  /// The days that a report is about.
  func period(from: CalendarDate?, to: CalendarDate?) -> String {
    switch (from, to) {
    case (nil, nil): strings["report.periodAll"]
    case (let from?, nil): strings.text("report.periodFrom", ["from": "\(from)"])
    case (nil, let to?): strings.text("report.periodTo", ["to": "\(to)"])
    case (let from?, let to?):
      strings.text("report.period", ["from": "\(from)", "to": "\(to)"])
    }
  }
}
