import ArgumentParser
import WorkOrderEngine

/// How a step of the engine is called on the command line, and the event that it tells people of.
protocol OrderWord {
  static var word: String { get }
  static var event: OrderChange.Kind { get }
}

/// A step that needs nothing but the order: `patrol order accept N`.
struct PlainOrderStep<Named: PlainStep & OrderWord>: OrderStep {
  static var configuration: CommandConfiguration { .step(Named.word) }

  @OptionGroup var target: OrderTarget

  var event: OrderChange.Kind { Named.event }

  func step(_ times: OrderTimes) throws -> PlainCommand<Named> {
    PlainCommand(order: number, happened: try times.happened())
  }
}

/// A step that needs a reason: `patrol order cancel N --reason TEXT`.
struct ReasonedOrderStep<Named: ReasonedStep & OrderWord>: OrderStep {
  static var configuration: CommandConfiguration { .step(Named.word) }

  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  var event: OrderChange.Kind { Named.event }

  func step(_ times: OrderTimes) throws -> ReasonedCommand<Named> {
    let reason = try needed(reason, "error.reasonNeeded")
    return ReasonedCommand(order: number, reason: reason, happened: try times.happened())
  }
}

/// `patrol order accept`.
typealias OrderAccept = PlainOrderStep<Accepting>

extension Accepting: OrderWord {
  static let word = "accept"
  static let event = OrderChange.Kind.accepted
}

/// `patrol order decline`.
typealias OrderDecline = ReasonedOrderStep<Declining>

extension Declining: OrderWord {
  static let word = "decline"
  static let event = OrderChange.Kind.declined
}

/// `patrol order arrive`.
typealias OrderArrive = PlainOrderStep<Arriving>

extension Arriving: OrderWord {
  static let word = "arrive"
  static let event = OrderChange.Kind.arrived
}

/// `patrol order make-safe`.
typealias OrderMakeSafe = PlainOrderStep<MakingSafe>

extension MakingSafe: OrderWord {
  static let word = "make-safe"
  static let event = OrderChange.Kind.madeSafe
}

/// `patrol order resume`.
typealias OrderResume = PlainOrderStep<Resuming>

extension Resuming: OrderWord {
  static let word = "resume"
  static let event = OrderChange.Kind.resumed
}

/// `patrol order verify`.
typealias OrderVerify = PlainOrderStep<Verifying>

extension Verifying: OrderWord {
  static let word = "verify"
  static let event = OrderChange.Kind.verified
}

/// `patrol order refuse`.
typealias OrderRefuse = ReasonedOrderStep<Refusing>

extension Refusing: OrderWord {
  static let word = "refuse"
  static let event = OrderChange.Kind.verificationRefused
}

/// `patrol order close`.
typealias OrderClose = PlainOrderStep<Closing>

extension Closing: OrderWord {
  static let word = "close"
  static let event = OrderChange.Kind.closed
}

/// `patrol order withdraw`.
typealias OrderWithdraw = ReasonedOrderStep<Withdrawing>

extension Withdrawing: OrderWord {
  static let word = "withdraw"
  static let event = OrderChange.Kind.withdrawn
}

/// `patrol order reopen`.
typealias OrderReopen = ReasonedOrderStep<Reopening>

extension Reopening: OrderWord {
  static let word = "reopen"
  static let event = OrderChange.Kind.reopened
}

/// `patrol order undo`.
typealias OrderUndo = PlainOrderStep<Undoing>

extension Undoing: OrderWord {
  static let word = "undo"
  static let event = OrderChange.Kind.undone
}
