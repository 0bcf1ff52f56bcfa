import Configuration
public import ServiceClock

/// What a ``ReasonedCommand`` does: a step that needs a reason.
public protocol ReasonedStep: Sendable {
  /// The name by which `roles.toml` permits it.
  static var name: String { get }
  /// The event, with a reason that is not empty.
  static func change(reason: String) -> OrderChange
  /// Refuses what the table of events lets through.
  ///
  /// - Parameter happened: the instant of the step.
  static func validate(_ file: OrderFile, happened: Instant, in transaction: Transaction) throws
}

extension ReasonedStep {
  /// Most steps have nothing beyond the table of events.
  public static func validate(
    _ file: OrderFile, happened: Instant, in transaction: Transaction
  ) throws {}
}

/// A step on an order that needs a reason.
public struct ReasonedCommand<Step: ReasonedStep>: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static var name: String { Step.name }
  /// The order's number as typed.
  public var order: String
  /// Why, in a few words.
  public var reason: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// The step on `order` because of `reason`.
  public init(order: String, reason: String, happened: Instant? = nil) {
    (self.order, self.reason, self.happened) = (order, reason, happened)
  }

  /// The event of the step.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    let reason = try TypedText.required(reason, field: "reason")
    try Step.validate(file, happened: try transaction.happened(happened), in: transaction)
    return [Step.change(reason: reason)]
  }
}

/// Gives an order back to the dispatcher's desk; restarts nothing.
public typealias DeclineOrder = ReasonedCommand<Declining>

/// What ``DeclineOrder`` does.
public enum Declining: ReasonedStep {
  /// The name by which `roles.toml` permits it.
  public static let name = "declineOrder"
  /// The event declined.
  public static func change(reason: String) -> OrderChange { .declined(reason: reason) }

  /// An order in other hands needs the right to transfer.
  public static func validate(
    _ file: OrderFile, happened: Instant, in transaction: Transaction
  ) throws { try transaction.requireOwnOrTransfer(file) }
}

/// Finds the repair wanting: the completion is void and the clock goes on.
public typealias RefuseVerification = ReasonedCommand<Refusing>

/// What ``RefuseVerification`` does.
public enum Refusing: ReasonedStep {
  /// The name by which `roles.toml` permits it.
  public static let name = "refuseVerification"
  /// The event verificationRefused.
  public static func change(reason: String) -> OrderChange {
    .verificationRefused(reason: reason)
  }
}

/// The reporter takes the report back.
public typealias WithdrawOrder = ReasonedCommand<Withdrawing>

/// What ``WithdrawOrder`` does.
public enum Withdrawing: ReasonedStep {
  /// The name by which `roles.toml` permits it.
  public static let name = "withdrawOrder"
  /// The event withdrawn.
  public static func change(reason: String) -> OrderChange { .withdrawn(reason: reason) }
}

/// Opens a closed order again within the days that the standards allow: the next cycle begins.
public typealias ReopenOrder = ReasonedCommand<Reopening>

/// What ``ReopenOrder`` does.
public enum Reopening: ReasonedStep {
  /// The name by which `roles.toml` permits it.
  public static let name = "reopenOrder"
  /// The event reopened.
  public static func change(reason: String) -> OrderChange { .reopened(reason: reason) }

  /// Later than the days that the standards allow it is refused (engine.md §2).
  public static func validate(
    _ file: OrderFile, happened: Instant, in transaction: Transaction
  ) throws {
    let days = try transaction.snapshot.rulebook().configuration.standards.reopenDays
    if let closed = file.order.current.closed, happened - closed > Int64(days) * 86_400 {
      throw EngineError.refused(order: file.number, obstacle: .tooLateToReopen)
    }
  }
}
