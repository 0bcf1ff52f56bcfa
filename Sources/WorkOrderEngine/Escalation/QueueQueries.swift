public import Configuration
import Ledger
public import ServiceClock

/// Why an order stands in the supervisor's queue.
public enum QueueReason: Hashable, Sendable {
  /// It is a major problem.
  case major
  /// A clock has used this share of its allowance; 1 and more is late.
  case clock(ClockKind, used: Double)
  /// An extension to this date waits for a decision.
  case extensionAsked(until: Instant)
  /// A level fired whose clock has stopped since.
  case level(String)
}

/// A row of the supervisor's queue (engine.md §5).
public struct QueueRow: Hashable, Sendable {
  /// The order.
  public var order: OrderListRow
  /// Why it is here, the weightiest reason first.
  public var reasons: [QueueReason]
  /// The highest level fired; `nil` when none did.
  public var level: FiredLevel?
  /// Since when it waits: the earliest telling that nobody has signed for, whoever was told since;
  /// else since an extension was asked for; else since the highest level was told.
  public var since: Instant
  /// When its waiting ended, because all that was told was signed for and nothing else waits; `nil`:
  /// it goes on.
  public var until: Instant?

  /// How long it has waited, in seconds (engine.md §5).
  public func waited(at now: Instant) -> Int64 { Self.waited(since: since, until: until, at: now) }

  /// How long something has waited, in seconds, that waits since an instant until another, or still.
  public static func waited(since: Instant, until: Instant?, at now: Instant) -> Int64 {
    max(0, (until ?? now) - since)
  }
}

/// Whom a level reached.
public enum LevelTelling: Hashable, Sendable {
  /// A staff member, by id and name.
  case person(id: Int64, name: String)
  /// Nobody has the role, or holds the order.
  case nobody
  /// Everybody of the role, and of those above, was told in vain: the ladder ends here.
  case nobodyLeft
}

/// A level that fired, as the queue shows it.
public struct FiredLevel: Hashable, Sendable {
  /// A clock's name, or `major`.
  public var ladder: String
  /// The id of the level.
  public var level: String
  /// The role that was told, or `holder`.
  public var role: String
  /// How high it stands on its ladder, from 1.
  public var height: Int
  /// When it was due.
  public var fired: Instant
  /// When it was recorded, and so told.
  public var recorded: Instant
  /// Who was told.
  public var told: LevelTelling
  /// Who signed for it.
  public var acknowledgedBy: String?
  /// The id of the one who signed.
  public var acknowledgedByID: Int64?
  /// When it was signed for.
  public var acknowledged: Instant?
}

extension Snapshot {
  /// A page of the queue: unacknowledged first, then major, then the highest level fired, then due;
  /// index `work_order_queue`.
  public func queue(
    campus: Int64? = nil, limit: Int = 50, after: String? = nil
  ) throws -> Page<QueueRow> {
    let start = try QueueCursor(after)
    var cursors: [String] = []
    let rows = try reader.rows(
      """
      SELECT \(Self.listColumns), o.queue_rank, o.live_due
      FROM work_order o JOIN place p ON p.id = o.place
      WHERE o.queue_rank < 10000 AND ($1 = 0 OR o.campus = $1)
        AND (o.queue_rank, o.live_due, o.id) > ($2, $3, $4)
      ORDER BY o.queue_rank, o.live_due, o.id LIMIT $5
      """, campus ?? 0, start.rank, start.due, start.id, limit + 1
    ) { row in
      let (rank, due) = (Self.listColumnCount, Self.listColumnCount + 1)
      cursors.append("\(row.integer(rank))~\(row.integer(due))~\(row.integer(0))")
      return try listRow(row)
    }
    let more = rows.count > limit
    return Page(
      items: try filled(Array(rows.prefix(limit))).map(queueRow),
      next: more ? cursors[limit - 1] : nil)
  }

  private func queueRow(_ order: OrderListRow) throws -> QueueRow {
    let levels = try firedLevels(of: order)
    let highest = levels.max { ($0.height, $0.recorded) < ($1.height, $1.recorded) }
    var reasons: [QueueReason] = order.isMajor ? [.major] : []
    // A clock that is held is neither late nor at risk (engine.md §2).
    let clocks = order.clocks.filter {
      $0.stopped == nil && $0.word != .onHold && $0.used >= ClockWord.riskShare
    }
    reasons += clocks.sorted { $0.used > $1.used }.map { .clock($0.kind, used: $0.used) }
    let asked = order.asksExtension ? try orderFile(id: order.id).order.current.extensionAsked : nil
    if let asked { reasons.append(.extensionAsked(until: asked.until)) }
    if reasons.isEmpty, let highest { reasons = [.level(highest.level)] }
    let (since, until) = Self.waiting(of: order, levels: levels, asked: asked?.asked)
    return QueueRow(order: order, reasons: reasons, level: highest, since: since, until: until)
  }

  private static func waiting(
    of order: OrderListRow, levels: [FiredLevel], asked: Instant?
  ) -> (since: Instant, until: Instant?) {
    // A reminder to the holder needs no signature.
    let open = levels.filter { $0.acknowledged == nil && $0.role != Recipient.holder.text }
    if order.unsigned > 0, let first = open.map(\.recorded).min() { return (first, nil) }
    if let asked { return (asked, nil) }
    let highest = levels.max { ($0.height, $0.recorded) < ($1.height, $1.recorded) }
    return (highest?.recorded ?? order.reported, highest?.acknowledged)
  }

  /// The levels that fired in an order's present cycle; the table's own key serves it.
  public func firedLevels(of order: OrderListRow) throws -> [FiredLevel] {
    let policy = try rulebookExtract().rules.escalation
    return try reader.rows(
      """
      SELECT e.ladder, e.level, e.role, e.fired, e.recorded, t.name, a.name, e.acknowledged,
        e.told, e.acknowledged_by
      FROM escalation e LEFT JOIN staff t ON t.id = e.told
        LEFT JOIN staff a ON a.id = e.acknowledged_by
      WHERE e.work_order = $1 AND e.cycle = $2 ORDER BY e.recorded, e.fired
      """, order.id, order.cycle
    ) { row in
      FiredLevel(
        ladder: row.text(0), level: row.text(1), role: row.text(2),
        height: policy.height(ladder: row.text(0), level: row.text(1)),
        fired: Instant(seconds: row.integer(3)), recorded: Instant(seconds: row.integer(4)),
        told: try row.optionalInteger(8).map { .person(id: $0, name: row.text(5)) }
          ?? toldInVain(order.id, ladder: row.text(0), level: row.text(1)),
        acknowledgedBy: row.optionalText(6),
        acknowledgedByID: row.optionalInteger(9),
        acknowledged: row.optionalInteger(7).map(Instant.init(seconds:)))
    }
  }
}

extension Escalated {
  /// Why nobody was told, where nobody was.
  public var inVain: LevelTelling { onward ? .nobodyLeft : .nobody }
}

extension Snapshot {
  /// Why nobody is told of a level: that stands in the events alone, and is asked for rarely.
  private func toldInVain(
    _ order: Int64, ladder: String, level: String
  ) throws -> LevelTelling {
    let last = try orderFile(id: order).order.escalations.last {
      $0.escalated.ladder == ladder && $0.escalated.level == level
    }
    return last?.escalated.inVain ?? .nobody
  }
}

/// Where a page of the queue begins.
private struct QueueCursor {
  var rank: Int64 = -1
  var due: Int64 = 0
  var id: Int64 = 0

  init(_ text: String?) throws(EngineError) {
    guard let text else { return }
    let parts = text.split(separator: "~").compactMap { Int64($0) }
    guard parts.count == 3 else { throw .malformed(field: "after", value: text) }
    (rank, due, id) = (parts[0], parts[1], parts[2])
  }
}
