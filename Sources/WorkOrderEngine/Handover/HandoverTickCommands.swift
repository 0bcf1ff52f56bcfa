import Configuration
import Ledger
import ServiceClock

extension Engine {
  /// What comes due in handovers by itself: a sheet that nobody received goes once to the
  /// supervisor. Costs what is due; index `handover_next`.
  func tickHandovers(now: Instant, into summary: inout TickSummary) throws {
    guard try ask(now: now, { try $0.unreceivedSheets() }).isEmpty == false else { return }
    try write(now: now) { transaction in
      for id in try transaction.snapshot.unreceivedSheets() {
        summary.lines.append(try transaction.reportUnreceived(id))
      }
    }
  }
}

extension Transaction {
  /// Tells the supervisors; who gave the sheet does not supervise its receipt.
  fileprivate func reportUnreceived(_ id: Int64) throws -> TickLine {
    let handover = try snapshot.handoverState(id)
    let wait = try snapshot.rulebook().configuration.escalation.unreceivedSheetAfter
    let due = (handover.given ?? now) + wait
    let answer = try record(.unreceived, on: handover)
    let number = answer.number ?? ""
    if let event = try snapshot.handoverEvents(id).last,
      let person = try supervisor(campus: handover.campus, except: handover.leaving)
    {
      let leaving = try snapshot.person(handover.leaving)?.name ?? ""
      try post(
        Telling(
          event: event.sequence, person: person, subject: number,
          reason: "handover \(HandoverChange.Kind.unreceived.rawValue)", text: leaving,
          major: false, at: due))
    }
    return TickLine(
      at: due, subject: number, event: HandoverChange.Kind.unreceived.rawValue, detail: "")
  }

  /// The supervisor on duty, else any of the campus, else the leaving leader's own self.
  private func supervisor(campus: Int64, except leaving: Int64) throws -> Int64? {
    let people = try snapshot.people(with: .supervisor, campus: campus)
    let others = people.filter { $0.id != leaving }
    let zone = try snapshot.campus(campus).zone
    let present = try others.first { try snapshot.isOnDuty($0, at: now, in: zone) }
    return (present ?? others.first ?? people.first)?.id
  }
}

extension Snapshot {
  /// The sheets that have waited too long, the earliest first; index `handover_next`.
  fileprivate func unreceivedSheets() throws -> [Int64] {
    try reader.rows(
      "SELECT id FROM handover WHERE next_at IS NOT NULL AND next_at <= $1 ORDER BY next_at, id",
      now.seconds
    ) { $0.integer(0) }
  }
}
