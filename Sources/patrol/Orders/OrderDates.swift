import ArgumentParser
import ServiceClock
import WorkOrderEngine

/// `patrol order hold`.
struct OrderHolding: OrderStep {
  static let configuration = CommandConfiguration.step("hold")

  @OptionGroup var target: OrderTarget

  @Option(
    help: ArgumentHelp(
      helpText("help.holdReason"), valueName: "parts|access|contractor|weather|decision"))
  var reason: String?

  @Option(help: ArgumentHelp(helpText("help.wake"), valueName: "date"))
  var until: String?

  @Option(help: ArgumentHelp(helpText("help.note"), valueName: "text"))
  var note: String?

  var event: OrderChange.Kind { .held }

  func step(_ times: OrderTimes) throws -> HoldOrder {
    let reason = try needed(reason, "error.reasonNeeded")
    let until = try needed(until, "error.wakeDateNeeded")
    return HoldOrder(
      order: number, reason: try HoldReason.typed(reason), note: note ?? "",
      wakeOn: try CalendarDate.typed(until), happened: try times.happened())
  }
}

/// `patrol order agree`.
struct OrderAgree: OrderStep {
  static let configuration = CommandConfiguration.step("agree")

  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.until"), valueName: "time"))
  var until: String?

  var event: OrderChange.Kind { .agreed }

  func step(_ times: OrderTimes) throws -> AgreeTime {
    let until = try needed(until, "error.untilNeeded")
    return AgreeTime(
      order: number, until: try times.deadline(until), happened: try times.happened())
  }
}

/// `patrol order extend`.
struct OrderExtend: OrderStep {
  static let configuration = CommandConfiguration.step("extend")

  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.until"), valueName: "time"))
  var until: String?

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  var event: OrderChange.Kind { .extensionAsked }

  func step(_ times: OrderTimes) throws -> AskExtension {
    let until = try needed(until, "error.untilNeeded")
    let reason = try needed(reason, "error.reasonNeeded")
    return AskExtension(
      order: number, until: try times.deadline(until), reason: reason,
      happened: try times.happened())
  }
}

/// `patrol order approve`.
struct OrderApprove: OrderStep {
  static let configuration = CommandConfiguration.step("approve")

  @OptionGroup var target: OrderTarget

  var event: OrderChange.Kind { .extensionApproved }

  func step(_ times: OrderTimes) throws -> DecideExtension {
    DecideExtension(order: number, approve: true, happened: try times.happened())
  }
}

/// `patrol order deny`.
struct OrderDeny: OrderStep {
  static let configuration = CommandConfiguration.step("deny")

  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  var event: OrderChange.Kind { .extensionDenied }

  func step(_ times: OrderTimes) throws -> DecideExtension {
    let reason = try needed(reason, "error.reasonNeeded")
    return DecideExtension(
      order: number, approve: false, reason: reason, happened: try times.happened())
  }
}

extension HoldReason {
  /// Reads a reason by its name.
  static func typed(_ text: String) throws -> HoldReason {
    guard let reason = HoldReason(rawValue: text.lowercased()) else {
      throw Failure.malformed("error.badHoldReason", text)
    }
    return reason
  }
}
