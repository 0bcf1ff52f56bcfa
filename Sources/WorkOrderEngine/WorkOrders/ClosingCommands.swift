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

  /// The event completed; needs cause and remedy.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireOwnOrTransfer(file)
    return [.completed(try completion.validated())]
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
