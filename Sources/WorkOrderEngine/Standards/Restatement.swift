public import Configuration
public import ServiceClock

/// What an order's clocks would show under other rules: each clock before and after, computed from
/// the same events (engine.md §2).
public struct Restatement: Codable, Hashable, Sendable {
  /// The order's number.
  public var number: String
  /// The version of the rules it is judged by.
  public var from: Int64
  /// The version it would be judged by.
  public var to: Int64
  /// The clocks that either rules know.
  public var clocks: [RestatedClock]

  /// Whether any clock's due time or word differs.
  public var isChanged: Bool { clocks.contains { $0.before != $0.after } }
}

/// One clock under two sets of rules.
public struct RestatedClock: Codable, Hashable, Sendable {
  /// Which clock.
  public var kind: ClockKind
  /// Which cycle, from 1.
  public var cycle: Int
  /// What it shows now; `nil`: the rules of now give it no target.
  public var before: Judgement?
  /// What it would show; `nil`: the other rules give it no target.
  public var after: Judgement?

  /// When a clock is due, and its word.
  public struct Judgement: Codable, Hashable, Sendable {
    /// The due time; while held, as if the hold ended now.
    public var due: Instant
    /// The word.
    public var word: ClockWord
    /// Open seconds that are left, while held; `nil` otherwise, and of answers that an earlier release kept.
    public var remaining: Int64?

    init(_ face: ClockFace) {
      (due, word) = (face.due, face.word)
      remaining = face.word == .onHold ? face.remaining : nil
    }
  }
}

extension OrderView {
  /// The order's clocks at `now` beside those that other rules make of the same events.
  ///
  /// - Parameter kind: the kind of its place by which it would be judged; `nil`: as reported.
  /// - Throws: ``EngineError/configuration(_:)`` when the other rules lack a calendar.
  func restated(
    under rules: Rulebook, kind: String? = nil, at now: Instant
  ) throws(EngineError) -> Restatement {
    var others = surroundings
    others.rulebook = rules
    var order = order
    order.report.kind = kind ?? order.report.kind
    let before = clocks.map { $0.face(at: now) }
    let after = try order.clocks(in: others).map { $0.face(at: now) }
    var restated = before.map { face in
      RestatedClock(
        kind: face.kind, cycle: face.cycle, before: RestatedClock.Judgement(face),
        after: after.first { $0.kind == face.kind && $0.cycle == face.cycle }
          .map(RestatedClock.Judgement.init))
    }
    restated += after.filter { face in
      !before.contains { $0.kind == face.kind && $0.cycle == face.cycle }
    }.map {
      RestatedClock(
        kind: $0.kind, cycle: $0.cycle, before: nil, after: RestatedClock.Judgement($0))
    }
    return Restatement(
      number: file.number, from: order.standard, to: rules.version, clocks: restated)
  }
}
