public import Configuration
public import ServiceClock

/// The words a clock can show (mission.md); met and missed once a deed has stopped it (engine.md §2).
public enum ClockWord: String, Codable, CaseIterable, Sendable {
  case onTime
  case atRisk
  case late
  case onHold
  case met
  case missed
  /// Its order ended without the deed that it waited for, before it was due: nothing was kept, and
  /// nothing broken.
  case stopped

  /// A clock shows *at risk* from this used share on.
  public static let riskShare = 0.75
}

/// One clock of one cycle of an order, judged by its standard.
public struct OrderClock: Sendable {
  /// Which kind it is.
  public var kind: ClockKind
  /// Which cycle it belongs to, from 1.
  public var cycle: Int
  /// What the standard says; `nil` for an agreed time.
  public var standard: ClockStandard?
  /// The name of the calendar of its standard.
  public var calendar: String
  /// The clock itself.
  public var run: ClockRun
  /// A hold stands now; only the completion clock knows holds.
  public var isHeld: Bool
  /// No deed stopped it: the order was cancelled or withdrawn before.
  public var isCutShort: Bool

  /// The word it shows at an instant. What was broken before the order was cancelled stays broken.
  public func word(at now: Instant) -> ClockWord {
    if run.stopped != nil {
      return run.isPastDue(at: now) ? .missed : isCutShort ? .stopped : .met
    }
    if isHeld { return .onHold }
    if run.isPastDue(at: now) { return .late }
    return run.usedShare(at: now) >= ClockWord.riskShare ? .atRisk : .onTime
  }

  /// When it is due without the approved extension.
  public func dueBeforeExtension(at now: Instant) -> Instant {
    var before = run
    before.extension = nil
    return before.due(at: now).due
  }

  /// The name of the calendar it counts on: clock targets, agreed times and extensions run around
  /// the clock.
  public var basisName: String {
    if run.extension != nil { return "24x7" }
    return switch run.target {
    case .clock, .agreed: "24x7"
    case .working, .workingDays: calendar
    }
  }

  /// The clock still runs and is not held.
  public var isLive: Bool { run.stopped == nil && !isHeld }
}

/// What the clocks need to know of an order beyond its events.
public struct OrderSurroundings: Sendable {
  /// Its campus.
  public var campus: Campus
  /// The kind that the order's place has now; the order's report says which kind counts.
  public var kind: String
  /// The rules of the version by which the order is judged.
  public var rulebook: Rulebook

  /// Where an order is and which rules hold there.
  public init(campus: Campus, kind: String, rulebook: Rulebook) {
    self.campus = campus
    self.kind = kind
    self.rulebook = rulebook
  }
}

extension WorkOrder {
  /// The clocks of all cycles: a pure function of the events and the rules (engine.md §2).
  ///
  /// - Throws: ``EngineError/configuration(_:)`` when a calendar is missing.
  public func clocks(in surroundings: OrderSurroundings) throws(EngineError) -> [OrderClock] {
    var clocks: [OrderClock] = []
    for cycle in cycles {
      for kind in ClockKind.allCases {
        if let clock = try clock(kind, of: cycle, in: surroundings) { clocks.append(clock) }
      }
    }
    return clocks
  }

  private func clock(
    _ kind: ClockKind, of cycle: OrderCycle, in surroundings: OrderSurroundings
  ) throws(EngineError) -> OrderClock? {
    if report.imported && kind != .complete { return nil }
    let standard = surroundings.rulebook.configuration.standards.standard(
      for: kind, of: subject(in: surroundings))
    let target: Target
    var calendar = "24x7"
    if kind == .complete, let agreed = cycle.agreed {
      target = .agreed(agreed)
    } else if let fixed = standard?.target, !report.imported {
      target = fixed.multiplied(by: standard?.factor ?? 1)
      calendar = standard?.calendar ?? calendar
      if calendar == "campus" { calendar = surroundings.campus.calendar }
    } else {
      return nil
    }
    return OrderClock(
      kind: kind, cycle: cycle.number, standard: standard, calendar: calendar,
      run: try run(kind, of: cycle, target: target, on: surroundings.rulebook.calendar(calendar)),
      isHeld: kind == .complete && cycle.number == self.cycle && standingHold != nil,
      isCutShort: cycle.number == self.cycle && stage == .cancelled && cycle.completed == nil
        && deed(of: kind, in: cycle) == nil)
  }

  private func run(
    _ kind: ClockKind, of cycle: OrderCycle, target: Target, on calendar: CompiledCalendar
  ) throws(EngineError) -> ClockRun {
    let holds =
      kind == .complete
      ? holds.filter { $0.cycle == cycle.number }.map { Hold(start: $0.start, end: $0.end) } : []
    let later =
      kind == .complete
      ? cycle.extensionApproved.map { Extension(until: $0.until, approved: $0.approved) } : nil
    do {
      return try ClockRun(
        start: start(of: kind, in: cycle), target: target, calendar: calendar, holds: holds,
        extension: later, stopped: stop(of: kind, in: cycle))
    } catch {
      throw .configuration("standards.toml: \(kind.key) \(target.text)")
    }
  }

  private func subject(in surroundings: OrderSurroundings) -> StandardSubject {
    StandardSubject(
      category: report.category, kind: report.kind ?? surroundings.kind,
      campus: surroundings.campus.slug,
      isRemote: surroundings.campus.isRemote, priority: report.priority,
      trigger: report.trigger)
  }

  /// Arrive and complete start at the appointment when it is later; an import has its own start.
  private func start(of kind: ClockKind, in cycle: OrderCycle) -> Instant {
    guard let appointment = report.appointment, kind == .arrive || kind == .complete else {
      return cycle.start
    }
    return max(cycle.start, appointment)
  }

  /// `completed` stops every clock still running; so does the end of the order.
  private func stop(of kind: ClockKind, in cycle: OrderCycle) -> Instant? {
    let end = cycle.completed ?? (cycle.number < self.cycle || !stage.isOpen ? cycle.closed : nil)
    guard let own = deed(of: kind, in: cycle) else { return end }
    return end.map { min($0, own) } ?? own
  }

  /// When somebody did what a clock waits for.
  private func deed(of kind: ClockKind, in cycle: OrderCycle) -> Instant? {
    switch kind {
    case .accept: cycle.accepted
    case .arrive: cycle.arrived
    case .makeSafe: cycle.madeSafe
    case .complete: cycle.completed
    }
  }
}
