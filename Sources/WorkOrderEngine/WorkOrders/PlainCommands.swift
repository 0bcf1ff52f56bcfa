public import ServiceClock

/// What a ``PlainCommand`` does: a step that needs nothing but the order.
public protocol PlainStep: Sendable {
  /// The name by which `roles.toml` permits it.
  static var name: String { get }
  /// What it does to the order; validates first.
  static func changes(to file: OrderFile, in transaction: Transaction) throws -> [OrderChange]
}

/// A step on an order that needs nothing but the order.
public struct PlainCommand<Step: PlainStep>: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static var name: String { Step.name }
  /// The order's number as typed.
  public var order: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// The step on `order`.
  public init(order: String, happened: Instant? = nil) {
    (self.order, self.happened) = (order, happened)
  }

  /// What the step does.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try Step.changes(to: file, in: transaction)
  }
}

/// Takes an order on; the accept clock stops.
public typealias AcceptOrder = PlainCommand<Accepting>

/// What ``AcceptOrder`` does.
public enum Accepting: PlainStep {
  /// The name by which `roles.toml` permits it.
  public static let name = "acceptOrder"
  /// The event accepted; an order in another person's hands needs the right to transfer.
  public static func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireOwnOrTransfer(file)
    return [.accepted]
  }
}

/// Stands at the place; the arrive clock stops, and accept with it.
public typealias ArriveAtOrder = PlainCommand<Arriving>

/// What ``ArriveAtOrder`` does.
public enum Arriving: PlainStep {
  /// The name by which `roles.toml` permits it.
  public static let name = "arriveAtOrder"
  /// The event arrived; an order in another person's hands needs the right to transfer.
  public static func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireOwnOrTransfer(file)
    return [.arrived]
  }
}

/// The danger is contained; the make-safe clock stops.
public typealias MakeOrderSafe = PlainCommand<MakingSafe>

/// What ``MakeOrderSafe`` does.
public enum MakingSafe: PlainStep {
  /// The name by which `roles.toml` permits it.
  public static let name = "makeOrderSafe"
  /// The event madeSafe.
  public static func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] { [.madeSafe] }
}

/// Lets the completion clock run on before its wake date.
public typealias ResumeOrder = PlainCommand<Resuming>

/// What ``ResumeOrder`` does.
public enum Resuming: PlainStep {
  /// The name by which `roles.toml` permits it.
  public static let name = "resumeOrder"
  /// The event resumed; an order in other hands needs the right to transfer.
  public static func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireOwnOrTransfer(file)
    return [.resumed]
  }
}

/// Accepts the repair and closes the order; not by the one who repaired.
public typealias VerifyOrder = PlainCommand<Verifying>

/// What ``VerifyOrder`` does.
public enum Verifying: PlainStep {
  /// The name by which `roles.toml` permits it.
  public static let name = "verifyOrder"
  /// The event verified.
  public static func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireNotRepairer(of: file)
    return [.verified]
  }
}

/// Closes a completed order before its acceptance period ends; not by the one who repaired.
public typealias CloseOrder = PlainCommand<Closing>

/// What ``CloseOrder`` does.
public enum Closing: PlainStep {
  /// The name by which `roles.toml` permits it.
  public static let name = "closeOrder"
  /// The event closed.
  public static func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireNotRepairer(of: file)
    return [.closed]
  }
}

/// Takes back the last thing that this person did to the order, by a compensating event.
public typealias UndoOrder = PlainCommand<Undoing>

/// What ``UndoOrder`` does.
public enum Undoing: PlainStep {
  /// The name by which `roles.toml` permits it.
  public static let name = "undoOrder"
  /// The event undone; only while nothing else rests on it.
  public static func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    let undone = Set(
      file.events.compactMap { event -> Int64? in
        if case .undone(let sequence) = event.change { sequence } else { nil }
      })
    let last = file.events.last { $0.change.kind.isByHand && !undone.contains($0.sequence) }
    guard let last, last.change.kind != .undone, last.change.kind != .told,
      last.change.kind != .restated
    else { throw EngineError.refused(order: file.number, obstacle: .cannotUndo) }
    guard last.by == transaction.actor.person else {
      throw EngineError.refused(order: file.number, obstacle: .notOwnStep)
    }
    return [.undone(sequence: last.sequence)]
  }
}
