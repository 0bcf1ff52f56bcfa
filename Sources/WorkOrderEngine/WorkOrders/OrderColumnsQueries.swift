import Ledger
import ServiceClock

/// The columns of an order's row, as its events and the rules make them.
struct OrderColumns: Hashable {
  let values: [SQLValue]

  static let names = pairs.map(\.name) + ["first_working"]

  init(_ view: OrderView) throws(EngineError) {
    try self.init(view, next: try view.nextStep())
  }

  /// - Parameter next: what the view answers as its next step.
  init(_ view: OrderView, next: DueStep?) throws(EngineError) {
    values = Self.pairs.map { $0.value(view, next) } + [try view.firstWorkingSeconds().sqlValue]
  }

  private struct Pair: Sendable {
    var name: String
    var value: @Sendable (OrderView, DueStep?) -> SQLValue
  }

  private static let never = Instant(seconds: WorkOrderSchema.never)

  /// Each column with what it caches. The first cycle's columns are what turnaround is judged by.
  private static let pairs: [Pair] = identity + standing + sorting + firstCycle

  private static let identity = [
    Pair(name: "number") { view, _ in .text(view.file.number) },
    Pair(name: "campus") { view, _ in .integer(view.order.campus) },
    Pair(name: "reference") { view, _ in view.order.report.reference.sqlValue },
    Pair(name: "category") { view, _ in .text(view.order.report.category) },
    Pair(name: "priority") { view, _ in .text(view.order.report.priority.rawValue) },
    Pair(name: "place") { view, _ in .integer(view.order.report.place) },
    Pair(name: "asset") { view, _ in view.order.report.asset.sqlValue },
    Pair(name: "text") { view, _ in .text(view.order.report.text) },
    Pair(name: "reporter") { view, _ in .text(view.order.report.reporter) },
    Pair(name: "contact") { view, _ in .text(view.order.report.contact) },
    Pair(name: "first_contact") { view, _ in .integer(view.order.firstContact) },
    Pair(name: "reported") { view, _ in .integer(view.order.reported.seconds) },
    Pair(name: "imported") { view, _ in view.order.report.imported.sqlValue },
    Pair(name: "round") { view, _ in (view.order.report.finding?.round).sqlValue },
    Pair(name: "stop") { view, _ in (view.order.report.finding?.stop).sqlValue },
    Pair(name: "item") { view, _ in (view.order.report.finding?.item).sqlValue },
    Pair(name: "standard") { view, _ in .integer(view.order.standard) },
  ]

  private static let standing = [
    Pair(name: "stage") { view, _ in .text(view.order.stage.rawValue) },
    Pair(name: "open") { view, _ in view.order.stage.isOpen.sqlValue },
    Pair(name: "cycle") { view, _ in .integer(Int64(view.order.cycle)) },
    Pair(name: "holder") { view, _ in .text(view.order.holder.text) },
    Pair(name: "major") { view, _ in (view.order.markedMajor != nil).sqlValue },
    Pair(name: "major_since") { view, _ in (view.order.markedMajor?.seconds).sqlValue },
    Pair(name: "sightings") { view, _ in .integer(Int64(view.order.sightings)) },
    Pair(name: "hold_reason") { view, _ in
      (view.order.standingHold?.reason?.rawValue).sqlValue
    },
    Pair(name: "held_since") { view, _ in (view.order.standingHold?.start.seconds).sqlValue },
    Pair(name: "wakes") { view, _ in (view.order.standingHold?.wakes?.seconds).sqlValue },
    Pair(name: "untold") { view, _ in view.isUntold.sqlValue },
    Pair(name: "extension_asked") { view, _ in
      (view.order.current.extensionAsked != nil).sqlValue
    },
    Pair(name: "completed") { view, _ in (view.order.current.completed?.seconds).sqlValue },
    Pair(name: "closed") { view, _ in (view.order.current.closed?.seconds).sqlValue },
    Pair(name: "told") { view, _ in (view.order.told?.seconds).sqlValue },
    Pair(name: "news") { view, _ in (view.order.news?.seconds).sqlValue },
    Pair(name: "rating") { view, _ in view.order.rating.sqlValue },
    Pair(name: "rework") { view, _ in .integer(Int64(view.order.rework)) },
    Pair(name: "last_event") { view, _ in .integer(view.order.lastEvent) },
  ]

  private static let sorting = [
    Pair(name: "live_due") { view, _ in .integer(view.listedDue) },
    Pair(name: "risk_at") { view, _ in .integer((view.riskAt ?? never).seconds) },
    Pair(name: "next_at") { _, next in .integer((next?.at ?? never).seconds) },
    Pair(name: "queue_rank") { view, _ in .integer(Int64(view.queueRank ?? 10_000)) },
    Pair(name: "unsigned") { view, _ in .integer(Int64(view.unsigned)) },
  ]

  private static let firstCycle = [
    Pair(name: "first_accepted") { view, _ in (view.order.cycles[0].accepted?.seconds).sqlValue },
    Pair(name: "first_arrived") { view, _ in (view.order.cycles[0].arrived?.seconds).sqlValue },
    Pair(name: "first_completed") { view, _ in
      (view.order.cycles[0].completed?.seconds).sqlValue
    },
    Pair(name: "first_due") { view, _ in
      (view.firstCompletion?.run.due(at: view.settled).due.seconds).sqlValue
    },
    Pair(name: "first_due_before") { view, _ in
      (view.firstCompletion?.dueBeforeExtension(at: view.settled).seconds).sqlValue
    },
  ]
}

extension OrderView {
  /// Where lists in the order of due times have it, in seconds since 1970 UTC.
  fileprivate var listedDue: Int64 {
    let last = order.stage.isOpen ? WorkOrderSchema.never : WorkOrderSchema.over
    // An imported target beyond the year 9999 is still an open order's.
    return liveDue.map { min($0.seconds, WorkOrderSchema.never) } ?? last
  }

  /// The completion clock of the first cycle.
  var firstCompletion: OrderClock? {
    clocks.first { $0.cycle == 1 && $0.kind == .complete }
  }

  /// From the report to the first completion in working time of the campus, in seconds.
  ///
  /// - Throws: ``EngineError/configuration(_:)`` when the calendar is missing.
  func firstWorkingSeconds() throws(EngineError) -> Int64? {
    guard let completed = order.cycles[0].completed else { return nil }
    return try surroundings.rulebook.calendar(surroundings.campus.calendar)
      .openSeconds(from: order.reported, to: completed)
  }
}

extension Snapshot {
  /// An order with all that follows from its events.
  func view(of file: OrderFile) throws -> OrderView {
    let place = file.order.report.place
    let kind = try kept(.placeKind(place)) {
      try reader.text("SELECT kind FROM place WHERE id = $1", place)
    }
    return try OrderView(
      file: file,
      surroundings: OrderSurroundings(
        campus: try campus(file.campus), kind: kind ?? "general",
        rulebook: try rulebook(version: file.order.standard)))
  }
}
