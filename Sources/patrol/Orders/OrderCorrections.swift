import ArgumentParser
import ServiceClock
import WorkOrderEngine

/// `patrol order prioritize`.
struct OrderPrioritize: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "prioritize", abstract: helpText("action.prioritize.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
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
  static let configuration = CommandConfiguration(
    commandName: "categorize", abstract: helpText("action.categorize.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
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
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: helpText("action.correct.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
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
  static let configuration = CommandConfiguration(
    commandName: "mark-major", abstract: helpText("action.markMajor.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  var event: OrderChange.Kind { .markedMajor }

  func step(_ times: OrderTimes) throws -> MarkMajor {
    MarkMajor(order: number, reason: reason ?? "")
  }
}

/// `patrol order sight`.
struct OrderSight: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "sight", abstract: helpText("action.sight.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
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
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: helpText("action.comment.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  @Argument(help: ArgumentHelp(helpText("help.comment.text"), valueName: "text"))
  var text: String

  var event: OrderChange.Kind { .commented }

  func step(_ times: OrderTimes) throws -> CommentOrder {
    CommentOrder(order: number, text: text, happened: try times.happened())
  }
}

/// `patrol order undo`.
struct OrderUndo: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: helpText("action.undo.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  var event: OrderChange.Kind { .undone }

  func step(_ times: OrderTimes) throws -> UndoOrder {
    UndoOrder(order: number)
  }
}

/// `patrol order restate`.
struct OrderRestate: OrderStep {
  static let configuration = CommandConfiguration(
    commandName: "restate", abstract: helpText("action.restate.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var target: OrderTarget

  var event: OrderChange.Kind { .restated }

  func step(_ times: OrderTimes) throws -> RestateOrder {
    RestateOrder(order: number)
  }
}
