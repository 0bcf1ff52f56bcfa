import Configuration
import Foundation
import ServiceClock

/// Days on which a route is not walked, with the reason (寒假).
public struct RouteSuspension: Hashable, Sendable {
  /// The days.
  public var days: DaySpan
  /// Why.
  public var reason: String
}

/// What an event did to its route.
enum RouteChange: Hashable, Sendable {
  /// Replaces what was suspended from the same day on.
  case suspended(from: CalendarDate, to: CalendarDate, reason: String)
  case suspensionLifted(from: CalendarDate, reason: String)
  case watchBegan(HeightenedWatch.Cause, round: Int64)
  case watchExtended(cleanRounds: Int, reason: String)
  case watchEnded(reason: String)
  /// The quota of a period came to be at risk.
  case quotaAtRisk(period: String)
  /// Has this plan from now on; rounds that have begun keep the stops with which they began.
  /// `former`: what the route asked for before; `nil`: the same, or it is new.
  case revised(plan: String, former: RouteTerms?)

  enum Kind: String, CaseIterable {
    case suspended, suspensionLifted, watchBegan, watchExtended, watchEnded, quotaAtRisk, revised
  }

  var kind: Kind {
    switch self {
    case .suspended: .suspended
    case .suspensionLifted: .suspensionLifted
    case .watchBegan: .watchBegan
    case .watchExtended: .watchExtended
    case .watchEnded: .watchEnded
    case .quotaAtRisk: .quotaAtRisk
    case .revised: .revised
    }
  }

  /// The columns of a change.
  func record() -> OrderEventRecord {
    var record = OrderEventRecord(
      kind: kind.rawValue, until: nil, target: "", reason: "", body: "")
    switch self {
    case .suspended(let from, let to, let reason):
      (record.target, record.reason) = ("\(from) \(to)", reason)
    case .suspensionLifted(let from, let reason):
      (record.target, record.reason) = ("\(from)", reason)
    case .watchBegan(let cause, let round): record.target = "\(cause.rawValue) \(round)"
    case .watchExtended(let rounds, let reason):
      (record.target, record.reason) = ("\(rounds)", reason)
    case .watchEnded(let reason): record.reason = reason
    case .quotaAtRisk(let period): record.target = period
    case .revised(let plan, let former):
      record.body = plan
      record.target = former?.text ?? ""
    }
    return record
  }

  /// The change that these columns hold; `nil` when they hold none.
  init?(_ record: OrderEventRecord) {
    let words = record.target.split(separator: " ").map(String.init)
    guard let kind = Kind(rawValue: record.kind) else { return nil }
    switch kind {
    case .suspended:
      guard words.count == 2, let from = CalendarDate(words[0]), let to = CalendarDate(words[1])
      else { return nil }
      self = .suspended(from: from, to: to, reason: record.reason)
    case .suspensionLifted:
      guard let from = CalendarDate(record.target) else { return nil }
      self = .suspensionLifted(from: from, reason: record.reason)
    case .watchBegan:
      guard words.count == 2, let cause = HeightenedWatch.Cause(rawValue: words[0]),
        let round = Int64(words[1])
      else { return nil }
      self = .watchBegan(cause, round: round)
    case .watchExtended:
      guard let rounds = Int(record.target) else { return nil }
      self = .watchExtended(cleanRounds: rounds, reason: record.reason)
    case .watchEnded: self = .watchEnded(reason: record.reason)
    case .quotaAtRisk: self = .quotaAtRisk(period: record.target)
    case .revised:
      let former = RouteTerms(text: record.target)
      guard record.target.isEmpty || former != nil else { return nil }
      self = .revised(plan: record.body, former: former)
    }
  }
}

/// What the events of a route make of it beside its plan.
struct RouteHistory: Hashable, Sendable {
  /// By their first day.
  var suspensions: [RouteSuspension] = []
  /// In the order in which they were raised.
  var watches: [HeightenedWatch] = []
  /// What the route asked for before, in the order in which it was revised.
  var former: [FormerTerms] = []

  /// Seconds that had to lie between a round that started at an instant and the last one that counted:
  /// the gap that stood then, whatever was entered later.
  func gap(of route: Route, at instant: Instant) -> Int64 {
    (former.first { $0.until > instant }?.terms ?? route.terms).gap
  }

  /// The watch that lasts.
  var watch: HeightenedWatch? { watches.last.flatMap { $0.ended == nil ? $0 : nil } }

  /// Takes one more event in.
  mutating func apply(_ change: RouteChange, at happened: Instant) {
    switch change {
    case .suspended(let from, let to, let reason):
      suspensions.removeAll { $0.days.from == from }
      suspensions.append(RouteSuspension(days: DaySpan(from: from, to: to), reason: reason))
      suspensions.sort { $0.days.from < $1.days.from }
    case .suspensionLifted(let from, _): suspensions.removeAll { $0.days.from == from }
    case .watchBegan(let cause, let round):
      guard watch == nil else { return }
      watches.append(HeightenedWatch(cause: cause, since: happened, round: round))
    case .watchExtended(let rounds, let reason):
      guard watch != nil else { return }
      watches[watches.count - 1].cleanRounds += rounds
      watches[watches.count - 1].extended = reason
    case .watchEnded(let reason):
      guard watch != nil else { return }
      watches[watches.count - 1].ended = happened
      watches[watches.count - 1].endReason = reason
    case .revised(_, let terms?): former.append(FormerTerms(until: happened, terms: terms))
    case .quotaAtRisk, .revised: break
    }
  }
}

extension RouteTerms {
  /// As an event stores them: `2 week 72000 2026-09-01`.
  fileprivate var text: String { "\(quota) \(per.rawValue) \(gap) \(inForce)" }

  fileprivate init?(text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 4, let quota = Int(words[0]), let gap = Int64(words[2]),
      let per = CampusFile.Period(rawValue: words[1]), let inForce = CalendarDate(words[3])
    else { return nil }
    self.init(quota: quota, per: per, gap: gap, inForce: inForce)
  }
}
