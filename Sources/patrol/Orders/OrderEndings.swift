import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol order complete`.
struct OrderComplete: OrderStep {
  static let configuration = CommandConfiguration.step("complete")

  @OptionGroup var target: OrderTarget
  @OptionGroup var completion: CompletionOptions

  var event: OrderChange.Kind { .completed }

  func step(_ times: OrderTimes) throws -> CompleteOrder {
    CompleteOrder(
      order: number, completion: try completion.value(), happened: try times.happened())
  }
}

/// `patrol order cancel`.
struct OrderCancel: OrderStep {
  static let configuration = CommandConfiguration.step("cancel")

  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp(helpText("help.cancel.duplicateOf"), valueName: "n"))
  var duplicateOf: String?

  var event: OrderChange.Kind { .cancelled }

  func step(_ times: OrderTimes) throws -> CancelOrder {
    // That another order is for the same fault is reason enough.
    let strings = times.session.invocation.strings
    let implied = duplicateOf.map { strings.text("order.link.duplicateOf", ["number": $0]) }
    return CancelOrder(
      order: number, reason: try needed(reason ?? implied, "error.reasonNeeded"),
      duplicateOf: duplicateOf, happened: try times.happened())
  }
}

/// `patrol order tell`.
struct OrderTell: OrderStep {
  static let configuration = CommandConfiguration.step("tell")

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
  static let configuration = CommandConfiguration.step("rate")

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
