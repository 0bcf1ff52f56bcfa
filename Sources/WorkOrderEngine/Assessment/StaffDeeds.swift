import ServiceClock

/// What people did to one order: who took it on, who completed it, and whose repair did not last.
/// Read from the events that stand; what was taken back was never done.
struct StaffDeeds {
  /// Who took on a cycle, and when.
  var taken: [(by: Int64, at: Instant)] = []
  /// The completions that stand.
  var repairs: [Repair] = []
  /// Whose completion was refused or whose order was reopened, and when.
  var rework: [(by: Int64, at: Instant)] = []

  /// A completion that stands.
  struct Repair {
    var by: Int64
    var at: Instant
    /// From taking on, or from a later transfer, to completion, in working time of the campus without what was held.
    var seconds: Int64
    /// The same by the clock on the wall.
    var wall: Int64
    /// `nil` without a target.
    var isLate: Bool?
  }

  /// - Throws: ``EngineError/configuration(_:)`` when the campus' calendar is missing.
  init(_ view: OrderView) throws(EngineError) {
    let undone = Set(
      view.file.events.compactMap { event -> Int64? in
        if case .undone(let sequence) = event.change { sequence } else { nil }
      })
    let events = view.file.events.filter { !undone.contains($0.sequence) }
      .sorted { ($0.happened, $0.sequence) < ($1.happened, $1.sequence) }
    func first(_ kinds: Set<OrderChange.Kind>, at instant: Instant) -> Int64? {
      events.first { $0.happened == instant && kinds.contains($0.change.kind) }?.by
    }
    let calendar = try view.surroundings.rulebook.calendar(view.surroundings.campus.calendar)
    for cycle in view.order.cycles {
      if let at = cycle.accepted, let by = first([.accepted, .arrived], at: at) {
        taken.append((by, at))
      }
      guard let at = cycle.completed, let by = first([.completed], at: at) else { continue }
      let clock = view.clocks.first { $0.cycle == cycle.number && $0.kind == .complete }
      let holds = view.order.holds.filter { $0.cycle == cycle.number }
      // Whoever it was passed on to answers from then on.
      let passed = events.last { $0.change.kind == .transferred && $0.happened <= at }?.happened
      let start = max(cycle.accepted ?? cycle.start, passed ?? cycle.start)
      repairs.append(
        Repair(
          by: by, at: at,
          seconds: Self.spent(from: start, to: at, holds: holds, calendar.openSeconds),
          wall: Self.spent(from: start, to: at, holds: holds) { $1 - $0 },
          isLate: clock.map { $0.run.isPastDue(at: at) }))
    }
    var completer: Int64?
    for event in events {
      switch event.change.kind {
      case .completed: completer = event.by
      case .verificationRefused, .reopened:
        if let completer { rework.append((completer, event.happened)) }
      default: break
      }
    }
  }

  /// The seconds, as they are measured, in which no hold stood; where two overlap they count once.
  static func spent(
    from first: Instant, to last: Instant, holds: [OrderHold],
    _ measure: (Instant, Instant) -> Int64
  ) -> Int64 {
    var seconds = max(0, measure(first, last))
    var free = first
    for hold in holds.sorted(by: { $0.start < $1.start }) {
      let (start, end) = (max(hold.start, free), min(hold.end ?? last, last))
      guard start < end else { continue }
      seconds -= measure(start, end)
      free = end
    }
    return max(0, seconds)
  }
}
