import Localization
import WorkOrderEngine

extension DeskQuestions {
  func queue(limit: Int = 100) throws -> [QueueLine] {
    try snapshot.queue(campus: try campus()?.id, limit: limit).items.map { line($0) }
  }

  private func line(_ row: QueueRow) -> QueueLine {
    QueueLine(
      line: line(row.order), why: row.reasons.first.map { words($0, of: row) } ?? "",
      level: row.level.map { level($0) } ?? "", since: row.since,
      told: row.level?.told ?? "", signed: row.level?.acknowledgedBy ?? "",
      signedAt: row.level?.acknowledged)
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
        "queue.why.atRisk", ["clock": clock, "percent": formats.percent(used, digits: 0)])
    case .extensionAsked(let until):
      let zone = (try? snapshot.campus(row.order.campusID).zone) ?? .utc
      return strings.text(
        "queue.why.extension", ["date": formats.shortDate(zone.parts(until))])
    case .level: return strings["queue.why.unsigned"]
    }
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
      facts.waiting = try queue(limit: 8)
    }
    facts.routes = try routes()
    facts.owed = try snapshot.roundsOwed(campus: try campus()?.id)
    if !viewer.oversees { facts.routes = facts.routes.filter(\.isMine) }
    facts.news = try snapshot.news(
      since: snapshot.now - 86_400, campus: try campus()?.id, limit: 8
    ).map {
      NewsLine(
        at: $0.recorded, number: $0.number, event: $0.event, place: $0.place, text: $0.text,
        by: $0.by)
    }
    return facts
  }
}
