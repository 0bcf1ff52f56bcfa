public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// A list of orders as it stands on the screen.
  ///
  /// - Parameters:
  ///   - asOf: the moment it shows.
  ///   - zone: in which its times are told.
  public func orders(
    _ rows: [OrderListRow], asOf: Instant, in zone: ZoneRules
  ) -> Document {
    Document(
      title: strings.heading("report.title.orders"), subtitle: asOfLine(asOf, in: zone),
      language: language.rawValue, blocks: [.table(orderTable(rows, asOf: asOf, in: zone))],
      footer: [
        strings.text("order.count", ["count": "\(rows.count)"]),
        legend(rows.contains(where: \.isMajor) ? [.major] : []),
      ].compactMap { $0 }.joined(separator: "\n"))
  }

  /// The table of a list of orders.
  public func orderTable(
    _ rows: [OrderListRow], asOf: Instant, in zone: ZoneRules
  ) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("order.field.number")),
        .init(strings.heading("order.field.priority"), minimum: 2),
        .init(strings.heading("order.field.place"), minimum: 8, flexible: true),
        .init(strings.heading("order.field.text"), minimum: 8, flexible: true),
        .init(strings.heading("order.field.holder"), minimum: 6, maximum: 12),
        .init(strings.heading("order.field.state"), minimum: 4),
        .init(strings.heading("order.field.due"), minimum: 11),
        .init(strings.heading("order.field.remaining"), minimum: 5),
      ],
      rows: rows.map { row in
        [
          .init(row.number), .init(row.priority.rawValue), .init(place(titled: row.place)),
          marked(row.text, major: row.isMajor),
          .init(holder(row.holder, name: row.holderName)), .init(strings.word(row.stage)),
          row.clock.map { standingDue($0, in: zone) } ?? .init(Formats.none),
          row.clock.map { .init(standing($0, at: asOf), emphasis($0.word)) }
            ?? .init(strings["order.noTarget"]),
        ]
      }, emptyText: strings["report.noOrders"])
  }

  func asOfLine(_ instant: Instant, in zone: ZoneRules) -> String {
    strings.text("report.asOf", ["time": formats.full(instant, in: zone)])
  }
}
