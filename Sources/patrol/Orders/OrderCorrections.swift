import ArgumentParser
import ServiceClock
import WorkOrderEngine

/// `patrol order prioritize`.
struct OrderPrioritize: OrderStep {
  static let configuration = CommandConfiguration.step("prioritize")

  @OptionGroup var target: OrderTarget

  @Argument(help: ArgumentHelp(helpText("help.log.priority"), valueName: "P1…P5"))
  var priority: String

  var event: OrderChange.Kind { .prioritized }

  func step(_ times: OrderTimes) throws -> PrioritizeOrder {
    PrioritizeOrder(
      order: number, priority: try Priority.typed(priority), happened: try times.happened())
  }
}

/// `patrol order categorize`.
struct OrderCategorize: OrderStep {
  static let configuration = CommandConfiguration.step("categorize")

  @OptionGroup var target: OrderTarget

  @Argument(help: ArgumentHelp(helpText("help.log.category"), valueName: "id"))
  var category: String

  var event: OrderChange.Kind { .categorized }

  func step(_ times: OrderTimes) throws -> CategorizeOrder {
    CategorizeOrder(order: number, category: category, happened: try times.happened())
  }
}

/// `patrol order correct`.
struct OrderCorrect: OrderStep {
  static let configuration = CommandConfiguration.step("correct")

  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.log.place"), valueName: "path"))
  var place: String?

  @Option(help: ArgumentHelp(helpText("help.log.asset"), valueName: "code"))
  var asset: String?

  @Option(help: ArgumentHelp(helpText("help.log.text"), valueName: "text"))
  var text: String?

  @Option(help: ArgumentHelp(helpText("help.log.reporter"), valueName: "name"))
  var reporter: String?

  @Option(help: ArgumentHelp(helpText("help.log.contact"), valueName: "text"))
  var contact: String?

  var event: OrderChange.Kind { .corrected }

  func step(_ times: OrderTimes) throws -> CorrectOrder {
    CorrectOrder(
      order: number, place: place, asset: asset, text: text, reporter: reporter,
      contact: contact, happened: try times.happened())
  }
}

/// `patrol order mark-major`.
struct OrderMarkMajor: OrderStep {
  static let configuration = CommandConfiguration.step("mark-major")

  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  var event: OrderChange.Kind { .markedMajor }

  func step(_ times: OrderTimes) throws -> MarkMajor {
    MarkMajor(order: number, reason: reason ?? "", happened: try times.happened())
  }
}

/// `patrol order sight`.
struct OrderSight: OrderStep {
  static let configuration = CommandConfiguration.step("sight")

  @OptionGroup var target: OrderTarget

  @Argument(help: ArgumentHelp(helpText("help.sight.text"), valueName: "text"))
  var text: String?

  var event: OrderChange.Kind { .sighted }

  func step(_ times: OrderTimes) throws -> SightDefect {
    SightDefect(order: number, text: text ?? "", happened: try times.happened())
  }
}

/// `patrol order comment`.
struct OrderComment: OrderStep {
  static let configuration = CommandConfiguration.step("comment")

  @OptionGroup var target: OrderTarget

  @Argument(help: ArgumentHelp(helpText("help.comment.text"), valueName: "text"))
  var text: String

  var event: OrderChange.Kind { .commented }

  func step(_ times: OrderTimes) throws -> CommentOrder {
    CommentOrder(order: number, text: text, happened: try times.happened())
  }
}
