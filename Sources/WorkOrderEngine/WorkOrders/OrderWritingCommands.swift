import Configuration
import Ledger
import ServiceClock

/// A change that is about to enter an order's history.
struct NewChange {
  var change: OrderChange
  var happened: Instant
  /// It follows by itself: the system does it.
  var bySystem = false
}

extension Transaction {
  /// Opens an order: gives it a number, writes its first events and its row.
  func open(_ changes: [NewChange], campus: Campus) throws -> OrderFile {
    guard case .reported(let report)? = changes.first?.change, let reported = changes.first
    else { throw EngineError.empty(field: "report") }
    let id = 1 + (try db.value("SELECT MAX(id) FROM work_order") ?? 0)
    let count = try db.value(
      "UPDATE campus SET last_number = last_number + 1 WHERE id = $1 RETURNING last_number",
      campus.id)
    guard let count else { throw EngineError.unknownCampus(campus.code) }
    let order = WorkOrder(
      id: id, campus: campus.id, report: report, at: reported.happened, by: actor.person)
    var file = OrderFile(
      id: id, number: "\(campus.code)-\(count)", campus: campus.id, events: [],
      order: order)
    try append(changes, to: &file)
    try save(file, before: nil)
    return file
  }

  /// Adds changes to an order and writes its row again.
  func record(_ changes: [NewChange], on file: OrderFile) throws -> OrderFile {
    guard !changes.isEmpty else { return file }
    var after = file
    try append(changes, to: &after)
    try save(after, before: file)
    return after
  }

  /// Appends events and replays the order; its row is not written yet.
  func append(_ changes: [NewChange], to file: inout OrderFile) throws {
    for new in changes {
      let entry = EventEntry(
        topic: .order, subject: file.id, happened: new.happened,
        record: try OrderEventRecord(new.change))
      let sequence =
        new.bySystem ? try inSystemName { try append(entry) } : try append(entry)
      file.events.append(
        OrderEvent(
          sequence: sequence, happened: new.happened, recorded: now,
          by: new.bySystem ? 0 : actor.person, enteredBy: new.bySystem ? nil : actor.enteredBy,
          change: new.change))
    }
    file.order = try replayed(file, new: changes.count)
  }

  /// The order with its events, of which the last `new` are about to enter its history.
  private func replayed(_ file: OrderFile, new: Int) throws -> WorkOrder {
    do {
      let order = try WorkOrder.replay(
        id: file.id, campus: file.campus, events: file.events)
      guard let order else { throw EngineError.unknownOrder(file.number) }
      return order
    } catch let error as LifecycleError {
      let added = file.events.suffix(new)
      if let first = added.first, error.event.sequence < first.sequence {
        throw EngineError.breaksLater(
          order: file.number, event: first.change.kind.rawValue,
          later: error.event.change.kind.rawValue, at: "\(error.event.happened.seconds)")
      }
      throw EngineError(error, before: file)
    }
  }
}

extension EngineError {
  /// The lifecycle's refusal of one more event for an order, in the words of the engine. What is
  /// possible in every stage is not counted up.
  init(_ error: LifecycleError, before file: OrderFile) {
    let order = file.number
    switch error.obstacle {
    case .stage:
      let possible = error.allowed.filter {
        $0.isByHand && !OrderTable.isAlwaysAllowed($0)
          && (!$0.decidesExtension || file.order.current.extensionAsked != nil)
      }
      self = .wrongStage(
        order: order, stage: error.stage, event: error.event.change.kind.rawValue,
        allowed: possible.map(\.rawValue))
    case .endsBeforeStart:
      let time = error.event.change.end ?? error.event.happened
      self = .beforeStart(order: order, value: "\(time.seconds)")
    default: self = .refused(order: order, obstacle: error.obstacle)
    }
  }
}

extension OrderChange {
  /// The time until which something is asked for or agreed.
  fileprivate var end: Instant? {
    switch self {
    case .agreed(let until), .extensionAsked(let until, _), .extensionApproved(let until): until
    default: nil
    }
  }
}

extension OrderChange.Kind {
  /// Done by people; the others follow by themselves.
  var isByHand: Bool { self != .escalated && self != .reported }

  fileprivate var decidesExtension: Bool {
    self == .extensionApproved || self == .extensionDenied
  }
}
