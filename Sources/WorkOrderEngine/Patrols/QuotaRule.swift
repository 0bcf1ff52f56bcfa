import Configuration
public import ServiceClock

/// The words for a quota (engine.md §4).
public enum QuotaWord: String, Codable, CaseIterable, Sendable {
  /// As many rounds counted as the period needs.
  case done
  /// Rounds are owed, and there is time.
  case owed
  /// Days left ≤ rounds owed + 1.
  case atRisk
  /// The period ended and rounds were owed.
  case missed
  /// Rounds are owed, and no day is left on which the route may be walked.
  case suspended
  /// The period lies ahead: what it will need is planned, not yet asked for.
  case notBegun
  /// The quota begins with a later period, and nothing is asked for until then.
  case notYet

  /// The word for programs: what is not yet asked for has none.
  public var code: String? { self == .notYet ? nil : rawValue }
}

/// How a route stands in one period.
public struct QuotaState: Hashable, Sendable {
  /// How many valid rounds the period needs.
  public var required: Int
  /// How many counted.
  public var done: Int
  /// The word for it.
  public var word: QuotaWord
  /// The days of the period that are left and on which the route may be walked, today included.
  public var daysLeft: Int
  /// How many were not walked and no longer can be: of what is over, or has no day left for it.
  public var lost: Int

  /// A state.
  ///
  /// - Parameter lost: `nil`: all that lacks where the word is missed or suspended, else nothing.
  public init(required: Int, done: Int, word: QuotaWord, daysLeft: Int, lost: Int? = nil) {
    (self.required, self.done, self.word, self.daysLeft) = (required, done, word, daysLeft)
    let isOver = word == .missed || word == .suspended
    self.lost = lost ?? (isOver ? max(0, required - done) : 0)
  }

  /// How many lack, whether they can still be walked or not.
  public var lacking: Int { max(0, required - done) }

  /// How many are still needed: what is over was missed, and is no longer owed.
  public var owed: Int { max(0, lacking - lost) }

  /// How many of them are asked for now: none while the period is suspended or over.
  public var owedNow: Int { word == .owed || word == .atRisk ? owed : 0 }
}

/// Days for which a rule holds, both ends included; without an end it goes on.
public struct DaySpan: Hashable, Sendable {
  /// The first day.
  public var from: CalendarDate
  /// The last day; `nil`: it goes on.
  public var to: CalendarDate?

  /// The days from `from` to `to`.
  public init(from: CalendarDate, to: CalendarDate?) {
    (self.from, self.to) = (from, to)
  }

  /// Whether the day lies in it.
  public func contains(_ day: CalendarDate) -> Bool {
    day >= from && (to.map { day <= $0 } ?? true)
  }
}

/// What the quota of a route is judged by.
struct QuotaRule: Hashable, Sendable {
  var quota: Int
  /// The quota begins with the first whole period after this day.
  var inForce: CalendarDate
  /// The terms begin then: the quota begins with the first whole period; `nil`: since ever.
  var begins: Instant?
  /// The campus day of ``begins``.
  var beginsOn: CalendarDate?
  var suspensions: [DaySpan] = []
  /// Days with heightened watch: one round on each.
  var watches: [DaySpan] = []

  /// Whether the terms hold for the whole of a period.
  private func covers(_ period: PatrolPeriod) -> Bool {
    period.firstDay >= inForce && (begins.map { $0 <= period.start } ?? true)
  }

  /// Whether the route may be walked for its quota on a day.
  func isWalkable(_ day: CalendarDate) -> Bool {
    day >= inForce && !suspensions.contains { $0.contains(day) }
  }

  /// How the route stands in a period.
  ///
  /// - Parameters:
  ///   - counted: the campus day on which each counted round of the period started.
  ///   - today: the campus day of `now`.
  func state(
    in period: PatrolPeriod, counted: [CalendarDate], now: Instant, today: CalendarDate
  ) -> QuotaState {
    let left = daysLeft(in: period, now: now, today: today).count
    let required = required(in: period, counted: counted)
    let lacking = max(0, required - counted.count)
    let isClosed = covers(period) && !period.days.contains(where: isWalkable)
    let word: QuotaWord
    if isClosed {
      word = .suspended
    } else if required == 0, !covers(period) {
      word = .notYet
    } else if now < period.start {
      word = .notBegun
    } else if lacking == 0 {
      word = .done
    } else if left == 0 {
      word = isWalkable(period.lastDay) ? .missed : .suspended
    } else {
      word = left <= lacking + 1 ? .atRisk : .owed
    }
    return QuotaState(required: required, done: counted.count, word: word, daysLeft: left)
  }

  /// The days on which a round of the period may still be walked.
  func daysLeft(in period: PatrolPeriod, now: Instant, today: CalendarDate) -> [CalendarDate] {
    guard now < period.end else { return [] }
    // A night shift bears the date before the one on the calendar.
    let first = min(today, period.lastDay)
    return period.days.filter { $0 >= first && isWalkable($0) }
  }

  /// The first day on which the quota is at risk when nothing more is walked; `nil`: never.
  func dayOfRisk(
    in period: PatrolPeriod, counted: [CalendarDate], now: Instant, today: CalendarDate
  ) -> CalendarDate? {
    let owed = required(in: period, counted: counted) - counted.count
    let days = daysLeft(in: period, now: now, today: today)
    guard owed > 0, !days.isEmpty else { return nil }
    return days[max(0, days.count - owed - 1)]
  }

  /// How many rounds are planned for a period: its need without any watch.
  func planned(in period: PatrolPeriod) -> Int {
    guard covers(period) else { return 0 }
    let walkable = period.days.count(where: isWalkable)
    return period.isLong ? min(quota, walkable) : walkable == 0 ? 0 : quota
  }

  private func required(in period: PatrolPeriod, counted: [CalendarDate]) -> Int {
    let base = planned(in: period)
    // A watch waits for no whole period: it asks for each of its days under these terms.
    let watched = period.days.filter { day in
      isWalkable(day) && (beginsOn.map { day >= $0 } ?? true)
        && watches.contains { $0.contains(day) }
    }
    guard period.isLong, let last = watched.last else { return base }
    let watchedDays = Set(watched)
    // What was walked on other days before does not stand for a day under watch.
    let outside = counted.count { $0 < last && !watchedDays.contains($0) }
    return max(base, outside + watched.count)
  }
}
