import Configuration
public import ServiceClock

/// Records that the repair is done; stops every clock still running.
public struct CompleteOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "completeOrder"
  /// The order's number as typed.
  public var order: String
  /// What the repair found and did.
  public var completion: Completion
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Completes `order`.
  public init(order: String, completion: Completion, happened: Instant? = nil) {
    (self.order, self.completion, self.happened) = (order, completion, happened)
  }

  /// The event completed; needs cause and remedy, and that no part of the work is open.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireOwnOrTransfer(file)
    let parts = try transaction.snapshot.openParts(of: file.id)
    guard parts.isEmpty else { throw EngineError.partsOpen(order: file.number, parts: parts) }
    return [.completed(try completion.validated())]
  }
}

/// Ends an order that needs no repair, maybe because another is for the same fault.
public struct CancelOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "cancelOrder"
  /// The order as its events make it.
  public var order: String
  /// Why, in a few words.
  public var reason: String
  /// The number of the order that stays, when this one is for the same fault.
  public var duplicateOf: String?
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Cancels `order` because of `reason`.
  public init(
    order: String, reason: String, duplicateOf: String? = nil, happened: Instant? = nil
  ) {
    (self.order, self.reason, self.happened) = (order, reason, happened)
    self.duplicateOf = duplicateOf
  }

  /// The event cancelled, with the order that stays.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    let other = try duplicateOf.map { try transaction.snapshot.original(named: $0, of: file) }
    return [
      .cancelled(reason: try TypedText.required(reason, field: "reason"), duplicateOf: other)
    ]
  }
}

extension Transaction {
  /// Another pair of eyes than the repairer's judges a repair.
  func requireNotRepairer(of file: OrderFile) throws {
    guard let completed = file.events.last(where: { $0.change.kind == .completed }),
      try isSamePerson(as: completed)
    else { return }
    throw EngineError.refused(order: file.number, obstacle: .judgesOwnRepair)
  }

  /// Whether whoever gives the command did that step as well, or sat at the keyboard of one of the two:
  /// a second signature is a second person's. A simulated database lets one play both.
  func isSamePerson(as event: OrderEvent) throws -> Bool {
    guard actor.person != 0 else { return false }
    if event.by == actor.person { return true }
    let keyboards = [actor.person, actor.enteredBy].compactMap { $0 }
    let others = [event.by, event.enteredBy].compactMap { $0 }
    guard keyboards.contains(where: others.contains) else { return false }
    return try snapshot.facts()?.isSimulated != true
  }
}
