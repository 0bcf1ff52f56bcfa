import ArgumentParser
import ServiceClock
import WorkOrderEngine

/// `patrol order complete`.
struct OrderComplete: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: helpText("action.complete.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget
  @OptionGroup var completion: CompletionOptions

  var event: OrderChange.Kind { .completed }

  func step(_ times: OrderTimes) throws -> CompleteOrder {
    CompleteOrder(
      order: number, completion: try completion.value(), happened: try times.happened())
  }
}

/// `patrol order verify`.
struct OrderVerify: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: helpText("action.verify.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  var event: OrderChange.Kind { .verified }

  func step(_ times: OrderTimes) throws -> VerifyOrder {
    VerifyOrder(order: number, happened: try times.happened())
  }
}

/// `patrol order refuse`.
struct OrderRefuse: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "refuse", abstract: helpText("action.refuse.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  var event: OrderChange.Kind { .verificationRefused }

  func step(_ times: OrderTimes) throws -> RefuseVerification {
    let reason = try needed(reason, "error.reasonNeeded")
    return RefuseVerification(order: number, reason: reason, happened: try times.happened())
  }
}

/// `patrol order close`.
struct OrderClose: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: helpText("action.close.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  var event: OrderChange.Kind { .closed }

  func step(_ times: OrderTimes) throws -> CloseOrder {
    CloseOrder(order: number, happened: try times.happened())
  }
}

/// `patrol order cancel`.
struct OrderCancel: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: helpText("action.cancel.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  var event: OrderChange.Kind { .cancelled }

  func step(_ times: OrderTimes) throws -> CancelOrder {
    let reason = try needed(reason, "error.reasonNeeded")
    return CancelOrder(order: number, reason: reason, happened: try times.happened())
  }
}

/// `patrol order withdraw`.
struct OrderWithdraw: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: helpText("action.withdraw.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  var event: OrderChange.Kind { .withdrawn }

  func step(_ times: OrderTimes) throws -> WithdrawOrder {
    let reason = try needed(reason, "error.reasonNeeded")
    return WithdrawOrder(order: number, reason: reason, happened: try times.happened())
  }
}

/// `patrol order reopen`.
struct OrderReopen: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: helpText("action.reopen.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  var event: OrderChange.Kind { .reopened }

  func step(_ times: OrderTimes) throws -> ReopenOrder {
    let reason = try needed(reason, "error.reasonNeeded")
    return ReopenOrder(order: number, reason: reason, happened: try times.happened())
  }
}

/// `patrol order tell`.
struct OrderTell: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "tell", abstract: helpText("action.tell.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.note"), valueName: "text"))
  var note: String?

  var event: OrderChange.Kind { .told }

  func step(_ times: OrderTimes) throws -> TellReporter {
    TellReporter(order: number, note: note ?? "", happened: try times.happened())
  }
}

/// `patrol order rate`.
struct OrderRate: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "rate", abstract: helpText("action.rate.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.rating"), valueName: "1…5"))
  var rating: String?

  @Option(help: ArgumentHelp(helpText("help.note"), valueName: "text"))
  var note: String?

  var event: OrderChange.Kind { .rated }

  func step(_ times: OrderTimes) throws -> RateOrder {
    let rating = try needed(rating, "error.ratingNeeded")
    return RateOrder(
      order: number, rating: try stars(rating), note: note ?? "",
      happened: try times.happened())
  }
}

extension OrderRate {
  fileprivate func stars(_ text: String) throws -> Int {
    guard let rating = Int(text), (1...5).contains(rating) else {
      throw Failure.malformed("error.badRating", text)
    }
    return rating
  }
}
