import Localization
import Reports
import WorkOrderEngine

extension DeskQuestions {
  func queue(after: String?, limit: Int) throws -> QueuePage {
    let page = try snapshot.queue(campus: try campus()?.id, limit: limit, after: after)
    return QueuePage(lines: try page.items.map { try line($0) }, next: page.next)
  }

  private func line(_ row: QueueRow) throws -> QueueLine {
    QueueLine(
      line: try line(row.order), why: row.reasons.first.map { words($0, of: row) } ?? "",
      level: row.level.map { level($0) } ?? "", since: row.since, until: row.until,
      told: try row.level.map { try told($0.told) } ?? "",
      signed: try names.person(row.level?.acknowledgedByID),
      signedAt: row.level?.acknowledged)
  }

  private func told(_ telling: LevelTelling) throws -> String {
    switch telling {
    case .person(let id, _): try names.person(id)
    case .nobody, .nobodyLeft: strings.word(telling)
    }
  }

  private func level(_ level: FiredLevel) -> String {
    if level.role == "holder" { return strings["level.reminder"] }
    return "\(level.height) \(strings["role.\(level.role)"])"
  }

  private func words(_ reason: QueueReason, of row: QueueRow) -> String {
    switch reason {
    case .major: return strings["queue.why.major"]
    case .clock(let kind, let used):
      let clock = strings["clock.kind.\(kind.rawValue)"]
      if used >= 1 {
        return strings.text(
          "queue.why.late", ["clock": clock, "ratio": formats.number(used, digits: 1)])
      }
      return strings.text(
        "queue.why.atRisk", ["clock": clock, "percent": formats.used(used)])
    case .extensionAsked(let until):
      let zone = (try? snapshot.campus(row.order.campusID).zone) ?? .utc
      return strings.text(
        "queue.why.extension", ["date": formats.shortDate(zone.parts(until))])
    case .level: return strings["queue.why.unsigned"]
    }
  }

  /// The five numbers at the end of each of the thirteen days before today, and now.
  func trend() throws -> OverviewTrend {
    let campus = try campus()
    let zone = try campus?.zone ?? snapshot.campuses().first?.zone ?? .utc
    let today = zone.local(snapshot.now).date
    let ends = (0..<13).reversed().map { days in
      zone.instant(LocalDateTime(date: today.adding(days: -days), hour: 0, minute: 0)) - 1
    }
    return try snapshot.overviewTrend(at: ends + [snapshot.now], campus: campus?.id)
  }

  func today() throws -> TodayFacts {
    let numbers = try snapshot.overview(campus: try campus()?.id)
    var facts = TodayFacts()
    facts.late = numbers.late
    facts.atRisk = numbers.atRisk
    facts.unsigned = numbers.unacknowledged
    facts.untold = numbers.untold
    facts.mine = try orders(filter: "state:open holder:@me", after: nil, limit: 20).lines
    if viewer.oversees {
      facts.waiting = try queue(after: nil, limit: 8).lines
    }
    facts.routes = try routes()
    facts.owed = facts.routes.reduce(0) { $0 + $1.quota.owedNow }
    if !viewer.oversees { facts.routes = facts.routes.filter(\.isMine) }
    facts.news = try snapshot.news(
      since: snapshot.now - 86_400, campus: try campus()?.id, limit: 8
    ).map {
      NewsLine(
        at: $0.recorded, number: $0.number, event: $0.event,
        place: try names.place($0.placePath, title: $0.place), text: $0.text,
        by: try names.person($0.person))
    }
    return facts
  }
}
