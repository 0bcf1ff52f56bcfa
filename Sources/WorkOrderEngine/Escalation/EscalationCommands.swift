import Configuration
import Ledger
import ServiceClock

extension Transaction {
  /// Does what has come due for one order, in the order in which it was due: wakes a hold, fires
  /// levels, ends the acceptance period. Each is dated the instant at which it was due.
  func runDueSteps(of file: OrderFile) throws -> OrderFile {
    var after = file
    var previous: DueStep?
    while let step = try nextStep(of: after), step.at <= now {
      // A step that leaves no trace in the history would be due for ever.
      guard step != previous else { break }
      previous = step
      let change: OrderChange =
        switch step {
        case .wake: .resumed
        case .accept: .closed
        case .escalate(let level): .escalated(try escalation(to: level, of: after))
        }
      // A level that was due while an earlier one had not been told yet keeps the order of events.
      let happened = max(step.at, after.order.reported)
      try append(
        [NewChange(change: change, happened: happened, bySystem: true)], to: &after)
      if case .escalated(let escalated) = change { try announce(escalated, of: after) }
    }
    if after.events.count != file.events.count { try save(after, before: file) }
    return after
  }

  /// Who is told of a level; when everybody of its role was told in vain, the level above.
  private func escalation(to level: DueLevel, of file: OrderFile) throws -> Escalated {
    guard level.onward else {
      return Escalated(
        ladder: level.ladder, level: level.level,
        told: try recipients(level.tell, of: file).first, role: level.tell.text)
    }
    let told = file.order.escalations.filter {
      $0.cycle == file.order.cycle && $0.escalated.ladder == level.ladder
        && $0.escalated.level == level.level
    }.compactMap(\.escalated.told)
    if let next = try recipients(level.tell, of: file).first(where: { !told.contains($0) }) {
      return Escalated(
        ladder: level.ladder, level: level.level, told: next, role: level.tell.text,
        onward: true)
    }
    let ladder = try snapshot.view(of: file).ladder
    if let above = ladder.above(level.ladder, level.level) {
      return Escalated(
        ladder: level.ladder, level: above.id, told: try recipients(above.tell, of: file).first,
        role: above.tell.text)
    }
    return Escalated(
      ladder: level.ladder, level: level.level, told: nil, role: level.tell.text, onward: true)
  }

  /// The people of a role on the order's campus, those on duty first; or whoever holds the order.
  private func recipients(_ recipient: Recipient, of file: OrderFile) throws -> [Int64] {
    switch recipient {
    case .holder: return try holders(of: file)
    case .role(let role):
      var seen: Set<Int64> = []
      let people = try snapshot.people(with: role, campus: file.campus)
        .filter { seen.insert($0.id).inserted }
      let zone = try snapshot.campus(file.campus).zone
      let present = try people.filter { try snapshot.isOnDuty($0, at: now, in: zone) }
      let all = present + people.filter { !present.contains($0) }
      // Whoever set the program up has every role: the office's own people come first.
      let founders = try all.filter { try snapshot.hasAllRoles($0.id) }
      return (all.filter { !founders.contains($0) } + founders).map(\.id)
    }
  }

  private func holders(of file: OrderFile) throws -> [Int64] {
    switch file.order.holder {
    case .person(let id): [id]
    case .crew(let id): try snapshot.crew(id)?.leader.map { [$0] } ?? []
    case .contractor(let id): try snapshot.staff().filter { $0.contractor == id }.map(\.id)
    case .desk: try snapshot.people(with: .dispatcher, campus: file.campus).map(\.id)
    case .reporter, .parts, .weather, .supervisor: []
    }
  }

  private func announce(_ escalated: Escalated, of file: OrderFile) throws {
    guard let person = escalated.told, let event = file.events.last else { return }
    try post(
      Telling(
        event: event.sequence, person: person, subject: file.number,
        reason: "\(escalated.ladder) \(escalated.level)", text: file.order.report.text,
        major: file.order.markedMajor != nil, at: event.happened))
  }
}

/// Signs for the escalations of an order that nobody has signed for.
public struct AcknowledgeEscalation: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "acknowledgeEscalation"
  /// It stands beside whatever else is done.
  public static let onlyAdds = true
  /// The order's number as typed.
  public var order: String
  /// A remark; may be empty.
  public var note: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Signs for `order`.
  public init(order: String, note: String = "", happened: Instant? = nil) {
    (self.order, self.note, self.happened) = (order, note, happened)
  }

  /// The event acknowledged.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    [.acknowledged(note: try TypedText.limited(note, field: "note"))]
  }
}

/// Marks an order major by hand: it is reported upward at once (R4).
public struct MarkMajor: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "markMajor"
  /// The order's number as typed.
  public var order: String
  /// Why, in a few words.
  public var reason: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Marks `order` major because of `reason`.
  public init(order: String, reason: String = "", happened: Instant? = nil) {
    (self.order, self.reason, self.happened) = (order, reason, happened)
  }

  /// The event markedMajor; once is enough.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    guard file.order.markedMajor == nil else { return [] }
    return [.markedMajor(reason: try TypedText.limited(reason, field: "reason"))]
  }
}
