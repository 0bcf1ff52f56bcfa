import ArgumentParser
import ServiceClock
import WorkOrderEngine

/// `patrol order dispatch`.
struct OrderDispatch: OrderStep {
  static let configuration = CommandConfiguration.step("dispatch")

  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.to"), valueName: "holder"))
  var to: String?

  var event: OrderChange.Kind { .dispatched }

  func step(_ times: OrderTimes) throws -> DispatchOrder {
    let to = try needed(to, "error.holderNeeded")
    return DispatchOrder(order: number, to: to, happened: try times.happened())
  }
}

/// `patrol order transfer`.
struct OrderTransfer: OrderStep {
  static let configuration = CommandConfiguration.step("transfer")

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
