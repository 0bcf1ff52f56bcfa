import ArgumentParser
import ServiceClock
import WorkOrderEngine

/// `patrol order dispatch`.
struct OrderDispatch: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "dispatch", abstract: helpText("action.dispatch.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.to"), valueName: "holder"))
  var to: String?

  var event: OrderChange.Kind { .dispatched }

  func step(_ times: OrderTimes) throws -> DispatchOrder {
    let to = try needed(to, "error.holderNeeded")
    return DispatchOrder(order: number, to: to, happened: try times.happened())
  }
}

/// `patrol order accept`.
struct OrderAccept: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: helpText("action.accept.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  var event: OrderChange.Kind { .accepted }

  func step(_ times: OrderTimes) throws -> AcceptOrder {
    AcceptOrder(order: number, happened: try times.happened())
  }
}

/// `patrol order decline`.
struct OrderDecline: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: helpText("action.decline.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  var event: OrderChange.Kind { .declined }

  func step(_ times: OrderTimes) throws -> DeclineOrder {
    let reason = try needed(reason, "error.reasonNeeded")
    return DeclineOrder(order: number, reason: reason, happened: try times.happened())
  }
}

/// `patrol order transfer`.
struct OrderTransfer: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "transfer", abstract: helpText("action.transfer.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.to"), valueName: "holder"))
  var to: String?

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  var event: OrderChange.Kind { .transferred }

  func step(_ times: OrderTimes) throws -> TransferOrder {
    let to = try needed(to, "error.holderNeeded")
    let reason = try needed(reason, "error.reasonNeeded")
    return TransferOrder(order: number, to: to, reason: reason, happened: try times.happened())
  }
}

/// `patrol order arrive`.
struct OrderArrive: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "arrive", abstract: helpText("action.arrive.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  var event: OrderChange.Kind { .arrived }

  func step(_ times: OrderTimes) throws -> ArriveAtOrder {
    ArriveAtOrder(order: number, happened: try times.happened())
  }
}

/// `patrol order make-safe`.
struct OrderMakeSafe: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "make-safe", abstract: helpText("action.makeSafe.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  var event: OrderChange.Kind { .madeSafe }

  func step(_ times: OrderTimes) throws -> MakeOrderSafe {
    MakeOrderSafe(order: number, happened: try times.happened())
  }
}
