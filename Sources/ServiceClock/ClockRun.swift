/// One clock of an order: everything its due time and its shares depend on, to be asked at any
/// present time.
///
/// What counts is known at the time of asking: holds are counted up to it, and never past the
/// moment the clock stopped. Seconds are open seconds of `basis`.
public struct ClockRun: Sendable {
  /// When the clock starts.
  public let start: Instant
  /// The target, or the agreed time.
  public let target: Target
  /// The calendar of the service standard.
  public let calendar: CompiledCalendar
  /// The holds of the order, in any order, also overlapping; of a clock that holds do not stop,
  /// none.
  public let holds: [Hold]
  /// The approved extension that counts: the last one.
  public var `extension`: Extension?
  /// When the clock stopped, when it has.
  public var stopped: Instant?

  /// A clock.
  ///
  /// Throws `holdEndsBeforeItStarts`.
  public init(
    start: Instant, target: Target, calendar: CompiledCalendar, holds: [Hold] = [],
    extension: Extension? = nil, stopped: Instant? = nil
  ) throws(ClockError) {
    for hold in holds {
      if let end = hold.end, end < hold.start { throw .holdEndsBeforeItStarts(hold) }
    }
    self.start = start
    self.target = target
    self.calendar = calendar
    self.holds = holds
    self.extension = `extension`
    self.stopped = stopped
  }

  /// The calendar on which this clock counts: its own for working targets, 24x7 for clock
  /// targets, agreed times and extensions.
  public var basis: CompiledCalendar {
    calendar.basis(of: target, extension: `extension`)
  }

  /// When the clock is due, as known at `now`.
  public func due(at now: Instant) -> DueTime {
    calendar.due(
      from: start, target: target, heldIn: heldSpans(at: now), extension: `extension`)
  }

  /// Open seconds since the start, held ones included; of a stopped clock, until it stopped.
  public func elapsed(at now: Instant) -> Int64 {
    max(0, basis.openSeconds(from: start, to: judged(at: now)))
  }

  /// Open seconds during which it was held.
  public func held(at now: Instant) -> Int64 {
    basis.heldSeconds(in: heldSpans(at: now))
  }

  /// Open seconds used between two instants (`nil`: without end), held ones left out.
  public func used(from first: Instant, to last: Instant?, at now: Instant) -> Int64 {
    let end = judged(at: now)
    let whole = TimeSpan(start: max(start, first), end: min(end, last ?? end))
    guard whole.start < whole.end else { return 0 }
    let held = heldSpans(at: now).map {
      TimeSpan(start: max($0.start, whole.start), end: min($0.end, whole.end))
    }
    return basis.openSeconds(from: whole.start, to: whole.end)
      - basis.heldSeconds(in: held.filter { $0.start < $0.end })
  }

  /// Whether a hold lasts at `now` on a clock that still runs.
  public func isHeld(at now: Instant) -> Bool {
    stopped.map { now < $0 } ?? true
      && holds.contains { $0.start <= now && now < ($0.end ?? .distantFuture) }
  }

  /// Whether the due time has passed: by `now`, or by the time the clock stopped.
  ///
  /// A clock on hold is never called late (engine.md §2); that word is the caller's to choose.
  public func isPastDue(at now: Instant) -> Bool {
    judged(at: now) > due(at: now).due
  }

  /// The seconds the target allows: open from start to due, without what was held; at least 1.
  public func allowance(at now: Instant) -> Int64 {
    let spans = heldSpans(at: now)
    let due = calendar.due(from: start, target: target, heldIn: spans, extension: `extension`).due
    return allowance(due: due, held: basis.heldSeconds(in: spans))
  }

  /// (open time since start − held) ÷ (open time from start to due − held): 1 at the due time,
  /// more when late. It does not change while held.
  public func usedShare(at now: Instant) -> Double {
    let spans = heldSpans(at: now)
    let held = basis.heldSeconds(in: spans)
    let due = calendar.due(from: start, target: target, heldIn: spans, extension: `extension`).due
    let allowance = allowance(due: due, held: held)
    return Double(elapsed(at: now) - held) / Double(allowance)
  }

  /// Open seconds until the due time; negative once it has passed. It does not change while held.
  public func remaining(at now: Instant) -> Int64 {
    basis.openSeconds(from: judged(at: now), to: due(at: now).due)
  }

  /// The earliest instant at which the used share reaches `share` (positive), as far as the holds
  /// known at `now` tell: a hold that still lasts is taken to end at `now`.
  ///
  /// Share 1 is exactly the due time. Below it, only holds that began before the instant count:
  /// a share once reached stays reached. Above it, all holds count, as they do in the due time.
  public func instant(atShare share: Double, now: Instant) -> Instant {
    let spans = heldSpans(at: now)
    let held = basis.heldSeconds(in: spans)
    let due = calendar.due(from: start, target: target, heldIn: spans, extension: `extension`).due
    if share == 1 { return due }
    let allowance = allowance(due: due, held: held)
    // A millionth of a second of tolerance: 0.1 × 3 must not cost a second.
    let wanted = Int64((share * Double(allowance) - 1e-6).rounded(.up))
    if share > 1 {
      return max(due, basis.advance(start, byOpenSeconds: wanted + held))
    }
    var reached = basis.advance(start, byOpenSeconds: wanted)
    var heldBefore: Int64 = 0
    for span in spans {
      if span.start >= reached { break }
      heldBefore += basis.openSeconds(from: span.start, to: span.end)
      reached = basis.advance(start, byOpenSeconds: wanted + heldBefore)
    }
    return min(reached, due)
  }

  /// The time up to which the clock is judged: `now`, or when it stopped.
  private func judged(at now: Instant) -> Instant {
    max(start, stopped.map { min($0, now) } ?? now)
  }

  func heldSpans(at now: Instant) -> [TimeSpan] {
    let limit = judged(at: now)
    do {
      return try TimeSpan.union(of: holds, from: start, now: limit, limit: limit)
    } catch {
      // Not reached: the initializer refused every hold that ends before it starts, holds never
      // change, and one without end has `limit` to count to.
      return []
    }
  }

  private func allowance(due: Instant, held: Int64) -> Int64 {
    max(1, basis.openSeconds(from: start, to: due) - held)
  }
}

extension Instant {
  static let distantFuture = Instant(seconds: Int64.max)
}
