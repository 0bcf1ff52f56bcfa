public import Configuration
public import ServiceClock

/// What a clock shows at one moment.
public struct ClockFace: Hashable, Sendable {
  /// Which clock.
  public var kind: ClockKind
  /// Which cycle, from 1.
  public var cycle: Int
  /// The word it shows.
  public var word: ClockWord
  /// When it began.
  public var start: Instant
  /// When it is due. While held nobody knows: it is what stood when the hold began, or what would stand if it
  /// ended now, and ``standingDue`` is none.
  public var due: Instant
  /// When it stopped; `nil`: it runs, or is held.
  public var stopped: Instant?
  /// (open time since start − held) ÷ (open time from start to due − held); 1 at the due time.
  public var used: Double
  /// Open seconds left on its calendar; negative when late.
  public var remaining: Int64
  /// The due time rests on dates that are not published yet (估算).
  public var estimated: Bool
  /// The target as text, such as `3wd`.
  public var target: String

  /// The due time as far as it stands: `nil` while held, when ``remaining`` tells what is left (engine.md §2).
  public var standingDue: Instant? { word == .onHold ? nil : due }

  /// It has neither stopped nor is it held.
  var isRunning: Bool { stopped == nil && word != .onHold }
}

extension OrderClock {
  /// What the clock shows at an instant.
  public func face(at now: Instant) -> ClockFace {
    let due = run.due(at: now)
    return ClockFace(
      kind: kind, cycle: cycle, word: word(at: now), start: run.start, due: due.due,
      stopped: run.stopped, used: run.usedShare(at: now), remaining: run.remaining(at: now),
      estimated: due.estimated, target: run.target.text)
  }
}

/// A clock as its row caches it: enough to show it without the events, unless its order was cancelled.
struct CachedClock {
  var kind: ClockKind
  var cycle: Int
  var calendar: String
  var start: Instant
  var due: Instant
  var estimated: Bool
  /// Open seconds held, without the hold that stands.
  var held: Int64
  var stopped: Instant?
  var target: String

  /// What it shows at an instant; `heldSince` is the start of a hold that stands.
  func face(at now: Instant, heldSince: Instant?, on calendar: CompiledCalendar) -> ClockFace {
    let isHeld = kind == .complete && stopped == nil && heldSince != nil
    let judged = max(start, isHeld ? heldSince ?? now : stopped.map { min($0, now) } ?? now)
    let allowance = max(1, calendar.openSeconds(from: start, to: due) - held)
    let used = calendar.openSeconds(from: start, to: judged) - held
    let share = Double(used) / Double(allowance)
    let isPast = judged > due
    let word: ClockWord =
      if stopped != nil { isPast ? .missed : .met } else if isHeld { .onHold } else if isPast {
        .late
      } else { share >= ClockWord.riskShare ? .atRisk : .onTime }
    return ClockFace(
      kind: kind, cycle: cycle, word: word, start: start, due: due, stopped: stopped,
      used: share, remaining: calendar.openSeconds(from: judged, to: due), estimated: estimated,
      target: target)
  }
}

extension [ClockFace] {
  /// The clock to show where there is room for one: the running one that is due first, else the held
  /// one, else completion. None for a repair without a date: that it was accepted in time says nothing of that.
  public var foremost: ClockFace? {
    filter(\.isRunning).min { $0.due < $1.due } ?? first { $0.word == .onHold }
      ?? first { $0.kind == .complete }
  }
}
