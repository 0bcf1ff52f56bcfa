import Configuration
import ServiceClock

/// What a route asks for: how often it is to be walked, and how far apart.
struct RouteTerms: Hashable, Sendable {
  /// How many valid rounds a period needs.
  var quota: Int
  /// The period.
  var per: CampusFile.Period
  /// Seconds between the starts of two rounds that count.
  var gap: Int64
  /// The quota begins with the first whole period after this day.
  var inForce: CalendarDate
}

/// What a route asked for until its plan was revised.
struct FormerTerms: Hashable, Sendable {
  /// When it was revised.
  var until: Instant
  /// What it asked for before.
  var terms: RouteTerms
}

extension Route {
  /// What it asks for now.
  var terms: RouteTerms { RouteTerms(quota: quota, per: per, gap: gap, inForce: inForce) }
}

/// Terms with the instant from which they are what the route is judged by.
struct RouteSpan: Hashable, Sendable {
  /// `nil`: since ever.
  var begins: Instant?
  var terms: RouteTerms
  var periods: PeriodRule

  /// The first period that the quota counts; `nil` for shift quotas without shifts.
  var firstCounted: PatrolPeriod? {
    let zone = periods.zone
    let inForce = zone.instant(LocalDateTime(date: terms.inForce, secondOfDay: 0))
    let from = begins.map { max($0, inForce) } ?? inForce
    guard let period = periods.period(from: from) else { return nil }
    return period.start >= from ? period : periods.period(after: period)
  }
}

/// The periods of a route under all the terms it ever had. Other terms begin with the end of the
/// period in which they were entered, or after the day on which they come in force: what was
/// promised for a period is judged as it was promised, and a period is never cut in two.
struct RouteTimeline: Hashable, Sendable {
  /// By their begin; never empty.
  private(set) var spans: [RouteSpan]

  /// - Parameters:
  ///   - former: in the order in which they were revised.
  ///   - terms: those that the route has now.
  ///   - zone: that of its campus.
  ///   - shifts: needed for shift quotas only.
  init(former: [FormerTerms], terms: RouteTerms, zone: ZoneRules, shifts: [Shift]) {
    func span(_ terms: RouteTerms, from begins: Instant?) -> RouteSpan {
      RouteSpan(
        begins: begins, terms: terms,
        periods: PeriodRule(kind: terms.per, zone: zone, shifts: terms.per == .shift ? shifts : []))
    }
    spans = [span(former.first?.terms ?? terms, from: nil)]
    for (index, revised) in former.enumerated() {
      let next = index + 1 < former.count ? former[index + 1].terms : terms
      // Terms that have judged nothing yet are simply replaced.
      while let last = spans.last, last.firstCounted.map({ revised.until < $0.start }) ?? true {
        spans.removeLast()
      }
      guard let last = spans.last else {
        spans = [span(next, from: nil)]
        continue
      }
      let inForce = zone.instant(LocalDateTime(date: next.inForce, secondOfDay: 0))
      let wanted = max(revised.until, inForce)
      let running = last.periods.period(at: wanted)
      let begins = running.map { $0.start == wanted ? wanted : $0.end } ?? wanted
      spans.append(span(next, from: begins))
    }
  }

  /// The terms that a period is judged by.
  func span(of period: PatrolPeriod) -> RouteSpan { span(at: period.end - 1) }

  /// The terms by which an instant is judged.
  func span(at instant: Instant) -> RouteSpan { spans[index(at: instant)] }

  private func index(at instant: Instant) -> Int {
    spans.lastIndex { $0.begins.map { $0 <= instant } ?? true } ?? 0
  }

  /// The period in which an instant lies; `nil` when no shift is at work then.
  func period(at instant: Instant) -> PatrolPeriod? {
    span(at: instant).periods.period(at: instant)
  }

  /// The first period that ends after an instant; `nil` for shift quotas without shifts.
  func period(from instant: Instant) -> PatrolPeriod? {
    let index = index(at: instant)
    let found = spans[index].periods.period(from: instant)
    guard index + 1 < spans.count, let change = spans[index + 1].begins,
      found.map({ $0.start >= change }) ?? true
    else { return found }
    return period(from: change)
  }

  /// The period after this one; `nil` for shift quotas without shifts.
  func period(after period: PatrolPeriod) -> PatrolPeriod? { self.period(from: period.end) }

  /// All periods that begin in [from, to).
  func periods(from: Instant, to: Instant) -> [PatrolPeriod] {
    var found: [PatrolPeriod] = []
    var next = period(from: from)
    while let period = next, period.start < to {
      if period.start >= from { found.append(period) }
      next = self.period(after: period)
    }
    return found
  }
}
