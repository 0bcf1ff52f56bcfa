public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// The supervisor's queue: why each order is in it, at what level, and who signed.
  public func queue(_ rows: [QueueRow], asOf: Instant, in zone: ZoneRules) -> Document {
    let unsigned = rows.count { $0.order.unsigned > 0 }
    return Document(
      title: strings.heading("report.title.queue"), subtitle: asOfLine(asOf, in: zone),
      language: language.rawValue,
      blocks: [.table(queueTable(rows, asOf: asOf, in: zone))],
      footer: [
        strings.text("queue.unsigned", ["count": "\(unsigned)"]),
        legend(rows.contains(where: \.order.isMajor) ? [.major] : []),
      ].compactMap { $0 }.joined(separator: "\n"))
  }

  /// Why an order is in the queue, in words.
  public func words(_ reason: QueueReason, in zone: ZoneRules) -> String {
    switch reason {
    case .major: strings["queue.why.major"]
    case .clock(let kind, let used) where used >= 1:
      strings.text(
        "queue.why.late",
        ["clock": strings.word(kind), "ratio": formats.number(used, digits: 1)])
    case .clock(let kind, let used):
      strings.text(
        "queue.why.atRisk",
        ["clock": strings.word(kind), "percent": formats.used(used)])
    case .extensionAsked(let until):
      strings.text("queue.why.extension", ["date": formats.short(until, in: zone)])
    case .level: strings["queue.why.unsigned"]
    }
  }

  private func queueTable(
    _ rows: [QueueRow], asOf: Instant, in zone: ZoneRules
  ) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("queue.column.number")),
        .init(strings.heading("queue.column.why"), minimum: 10, flexible: true),
        .init(strings.heading("order.field.place"), minimum: 8, flexible: true),
        .init(strings.heading("queue.column.level"), minimum: 4, maximum: 12),
        .init(strings.heading("queue.column.since"), .trailing, minimum: 5),
        .init(strings.heading("queue.column.told"), minimum: 6, maximum: 12),
        .init(strings.heading("queue.column.signed"), minimum: 6, maximum: 18),
      ],
      rows: rows.map { row in
        [
          marked(row.order.number, major: row.order.isMajor),
          .init(formats.list(row.reasons.map { words($0, in: zone) })),
          .init(place(titled: row.order.place)),
          .init(row.level.map(level) ?? Formats.none), .init(formats.gauge(row.waited(at: asOf))),
          .init(row.level.map { strings.word($0.told) } ?? Formats.none), signed(row, in: zone),
        ]
      }, emptyText: strings["queue.empty"])
  }

  /// A level as people say it: the ladder and how high it stands.
  public func level(_ level: FiredLevel) -> String {
    "\(strings.word(ladder: level.ladder)) "
      + strings.text("level.numbered", ["level": "\(level.height)"])
  }

  private func signed(_ row: QueueRow, in zone: ZoneRules) -> Document.Cell {
    guard let level = row.level else { return .init(Formats.none) }
    guard let name = level.acknowledgedBy, let at = level.acknowledged else {
      return row.order.unsigned > 0
        ? .init(strings["queue.notSigned"], .alert) : .init(Formats.none)
    }
    return .init("\(name) \(formats.short(at, in: zone))")
  }
}
