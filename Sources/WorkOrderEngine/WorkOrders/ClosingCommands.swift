import Configuration
public import ServiceClock

/// Records that the repair is done; stops every clock still running.
public struct CompleteOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "completeOrder"
  /// The order as its events make it.
  public var order: String
  /// What the repair found and did.
  public var completion: Completion
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Completes `order`.
  public init(order: String, completion: Completion, happened: Instant? = nil) {
    (self.order, self.completion, self.happened) = (order, completion, happened)
  }

  /// The event completed; needs cause and remedy.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireOwnOrTransfer(file)
    return [.completed(try completion.validated())]
  }
}

/// Accepts the repair and closes the order; not by the one who repaired.
public struct VerifyOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "verifyOrder"
  /// The order as its events make it.
  public var order: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Verifies `order`.
  public init(order: String, happened: Instant? = nil) {
    (self.order, self.happened) = (order, happened)
  }

  /// The event verified.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireNotRepairer(of: file)
    return [.verified]
  }
}

/// Finds the repair wanting: the completion is void and the clock goes on.
public struct RefuseVerification: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "refuseVerification"
  /// The order as its events make it.
  public var order: String
  /// Why, in a few words.
  public var reason: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Refuses `order` because of `reason`.
  public init(order: String, reason: String, happened: Instant? = nil) {
    (self.order, self.reason, self.happened) = (order, reason, happened)
  }

  /// The event verificationRefused.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    [.verificationRefused(reason: try TypedText.required(reason, field: "reason"))]
  }
}

/// Closes a completed order before its acceptance period ends.
public struct CloseOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "closeOrder"
  /// The order as its events make it.
  public var order: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Closes `order`.
  public init(order: String, happened: Instant? = nil) {
    (self.order, self.happened) = (order, happened)
  }

  /// The event closed.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireNotRepairer(of: file)
    return [.closed]
  }
}

/// Ends an order that needs no repair.
public struct CancelOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "cancelOrder"
  /// The order as its events make it.
  public var order: String
  /// Why, in a few words.
  public var reason: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Cancels `order` because of `reason`.
  public init(order: String, reason: String, happened: Instant? = nil) {
    (self.order, self.reason, self.happened) = (order, reason, happened)
  }

  /// The event cancelled.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    [.cancelled(reason: try TypedText.required(reason, field: "reason"))]
  }
}

/// The reporter takes the report back.
public struct WithdrawOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "withdrawOrder"
  /// The order as its events make it.
  public var order: String
  /// Why, in a few words.
  public var reason: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Withdraws `order`.
  public init(order: String, reason: String, happened: Instant? = nil) {
    (self.order, self.reason, self.happened) = (order, reason, happened)
  }

  /// The event withdrawn.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    [.withdrawn(reason: try TypedText.required(reason, field: "reason"))]
  }
}

/// Opens a closed order again within the days that the standards allow: the next cycle begins.
public struct ReopenOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "reopenOrder"
  /// The order as its events make it.
  public var order: String
  /// Why, in a few words.
  public var reason: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Reopens `order` because of `reason`.
  public init(order: String, reason: String, happened: Instant? = nil) {
    (self.order, self.reason, self.happened) = (order, reason, happened)
  }

  /// The event reopened; later than allowed it is refused.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    let reason = try TypedText.required(reason, field: "reason")
    let days = try transaction.snapshot.rulebook().configuration.standards.reopenDays
    if let closed = file.order.current.closed,
      try transaction.happened(happened) - closed > Int64(days) * 86_400
    {
      throw EngineError.refused(order: file.number, obstacle: .tooLateToReopen)
    }
    return [.reopened(reason: reason)]
  }
}

extension Transaction {
  /// Another pair of eyes than the repairer's judges a repair.
  func requireNotRepairer(of file: OrderFile) throws {
    let repairer = file.events.last { $0.change.kind == .completed }?.by
    guard repairer != actor.person || actor.person == 0 else {
      throw EngineError.refused(order: file.number, obstacle: .judgesOwnRepair)
    }
  }
}
