import Configuration
public import ServiceClock

/// What the one who gave a command about an order gets back.
public struct OrderAnswer: Codable, Hashable, Sendable {
  /// The number that people say.
  public var number: String
  /// Where it stands in its life.
  public var stage: OrderStage
}

/// A command that adds events to one order.
public protocol OrderCommand: Command where Answer == OrderAnswer {
  /// The order's number as typed.
  var order: String { get }
  /// When it happened, if that was earlier.
  var happened: Instant? { get }
  /// What it does to the order; validates first.
  func changes(to file: OrderFile, in transaction: Transaction) throws -> [OrderChange]
}

extension OrderCommand {
  /// The order's campus.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.campus(ofOrder: order)
  }

  /// Adds the events and answers the order's new stage.
  public func perform(in transaction: Transaction) throws -> OrderAnswer {
    let at = try transaction.happened(happened)
    // What was due before this moment comes first, whether or not `tick` has run meanwhile.
    let file = try transaction.runDueSteps(of: try transaction.snapshot.orderFile(order))
    let new = try changes(to: file, in: transaction).map {
      NewChange(change: $0, happened: at)
    }
    let after = try transaction.runDueSteps(of: try transaction.record(new, on: file))
    return OrderAnswer(number: after.number, stage: after.order.stage)
  }
}

/// Sends an order to somebody; what routing did not cover, or to change what it did.
public struct DispatchOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "dispatchOrder"
  /// The order's number as typed.
  public var order: String
  /// A staff number, a crew's or a contractor's code.
  public var to: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Sends `order` to `to`.
  public init(order: String, to: String, happened: Instant? = nil) {
    (self.order, self.to, self.happened) = (order, to, happened)
  }

  /// The event dispatched.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    [.dispatched(to: try transaction.snapshot.holder(named: to))]
  }
}

/// Hands an order to another; restarts nothing.
public struct TransferOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "transferOrder"
  /// The order's number as typed.
  public var order: String
  /// A staff number, a crew's or a contractor's code.
  public var to: String
  /// Why, in a few words.
  public var reason: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Hands `order` to `to` because of `reason`.
  public init(order: String, to: String, reason: String, happened: Instant? = nil) {
    (self.order, self.to, self.reason, self.happened) = (order, to, reason, happened)
  }

  /// The event transferred.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    [
      .transferred(
        to: try transaction.snapshot.holder(named: to),
        reason: try TypedText.required(reason, field: "reason"))
    ]
  }
}

extension Transaction {
  /// An order in another person's hands may only be taken by those who may transfer it.
  func requireOwnOrTransfer(_ file: OrderFile) throws {
    guard case .person(let holder) = file.order.holder, holder != actor.person else { return }
    do {
      try authorise(TransferOrder.name, campus: file.campus)
    } catch EngineError.notPermitted {
      let name = try snapshot.person(holder)?.name ?? ""
      throw EngineError.heldByOther(order: file.number, holder: name)
    }
  }
}
