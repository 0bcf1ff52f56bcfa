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
  /// It only adds to the order, and may be done whatever others have done meanwhile.
  static var onlyAdds: Bool { get }
  /// What it does to the order; validates first.
  func changes(to file: OrderFile, in transaction: Transaction) throws -> [OrderChange]
}

extension OrderCommand {
  /// Most rest on what the order looks like.
  public static var onlyAdds: Bool { false }

  /// They write events and what follows from them.
  public static var leavesTables: Bool { true }

  /// Without an encoder.
  public static func answerJSON(_ answer: OrderAnswer) -> String { answer.quickJSON() }

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
    let recorded = try transaction.record(new, on: file)
    try transaction.requireOpenParent(of: recorded, was: file)
    let after = try transaction.runDueSteps(of: recorded)
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
    [.dispatched(to: try transaction.holder(named: to, for: file))]
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
        to: try transaction.holder(named: to, for: file),
        reason: try TypedText.required(reason, field: "reason"))
    ]
  }
}

extension Transaction {
  /// An order in the hands of another person, crew or contractor may only be taken by those who may
  /// transfer it.
  func requireOwnOrTransfer(_ file: OrderFile) throws {
    guard actor.person != 0, try !holds(file.order.holder) else { return }
    do {
      try authorise(TransferOrder.name, campus: file.campus)
    } catch let refusal as EngineError where refusal.kind == .notPermitted {
      throw EngineError.heldByOther(
        order: file.number, holder: try snapshot.name(of: file.order.holder))
    }
  }

  /// Whether the order is in the actor's own hands, or in nobody's.
  private func holds(_ holder: Holder) throws -> Bool {
    switch holder {
    case .person(let id): id == actor.person
    case .crew(let id): try snapshot.person(actor.person)?.crew == id
    case .contractor(let id): try snapshot.person(actor.person)?.contractor == id
    case .desk, .reporter, .parts, .weather, .supervisor: true
    }
  }

  /// Whom an order goes to, as typed: a person, or a crew with somebody, who may take orders there.
  ///
  /// - Throws: ``EngineError/unknownHolder(_:)`` or ``EngineError/cannotAct(holder:)``.
  func holder(named text: String, for file: OrderFile) throws -> Holder {
    let holder = try snapshot.holder(named: text)
    let people: [Person]
    switch holder {
    case .person(let id): people = try snapshot.person(id).map { [$0] } ?? []
    case .crew(let id): people = try snapshot.members(ofCrew: id)
    default: return holder
    }
    let canAct = try people.contains { person in
      try person.isEnabled && mayTake(person, on: file.campus)
    }
    // A crew of which no members are written down is led by telephone.
    if case .crew = holder, people.isEmpty { return holder }
    guard canAct else {
      throw EngineError.cannotAct(holder: try snapshot.name(of: holder))
    }
    return holder
  }

  private func mayTake(_ person: Person, on campus: Int64) throws -> Bool {
    let roles = try snapshot.roles(of: person.id).filter { $0.counts(on: campus) }.map(\.role)
    let rulebook = try snapshot.rulebook()
    return rulebook.permits(AcceptOrder.name, to: roles)
      || rulebook.permits(CompleteOrder.name, to: roles)
      || rulebook.permits(TransferOrder.name, to: roles)
  }

  /// The parts of a repair are done before it is, and stay so: what would begin anew is the whole.
  ///
  /// - Throws: ``EngineError/parentDone(order:stage:)``.
  fileprivate func requireOpenParent(of after: OrderFile, was before: OrderFile) throws {
    guard !before.order.stage.awaitsRepair, after.order.stage.awaitsRepair,
      let id = after.order.report.parent
    else { return }
    let parent = try snapshot.orderFile(id: id)
    guard parent.order.stage.awaitsRepair else {
      throw EngineError.parentDone(order: parent.number, stage: parent.order.stage)
    }
  }
}
