import Localization
import Screen
import WorkOrderEngine

/// What a key means to the desk as it stands.
enum Meaning: Hashable, Sendable {
  case action(Action)
  /// Bound, but not possible now; the reason as text.
  case impossible(String)
  case nothing

  /// Whether it moves the selection on, or does nothing at all.
  var isStep: Bool {
    switch self {
    case .action(let action): action.isStep
    case .impossible: false
    case .nothing: true
    }
  }
}

/// Why something is not possible now; words are made of it where somebody reads them.
enum Obstacle: Hashable, Sendable {
  case because(MessageKey)
  /// The order is in a state that does not allow it.
  case state(OrderStage)
  /// None of one's roles may; the first that does.
  case role(Role)
  /// One is under way.
  case errand(Errand.Deed)
}

extension DeskModel {
  /// The table that counts now, each line that is not possible with its reason.
  var keymap: Keymap<Action> { keymap(in: context) }

  /// Of the table that counts now the lines that the footer may show: of the others nobody sees a reason.
  var footerKeymap: Keymap<Action> {
    judged(settings.keys.keymap(in: context).bindings.filter(\.inFooter), in: context)
  }

  /// Of each of those whether it is possible.
  var footerPossibilities: [Bool] {
    settings.keys.footerActions(in: context).map { obstacle(to: $0, in: context) == nil }
  }

  func keymap(in context: KeyContext) -> Keymap<Action> {
    judged(settings.keys.keymap(in: context).bindings, in: context)
  }

  /// Each line with the reason, in words, for which what it does is not possible now: a key that is
  /// disabled says why (screens.md, Keys).
  private func judged(_ bindings: [Binding<Action>], in context: KeyContext) -> Keymap<Action> {
    Keymap(bindings.map { $0.disabled(reason(against: $0.action, in: context)) })
  }

  /// key → Keymap of the focused context → Action (architecture.md, The way of one key press).
  func meaning(of key: Key) -> Meaning {
    if case .resize = key { return .nothing }
    if case .mouse(let event) = key { return .action(.pointed(event)) }
    // Ctrl-C always escapes, whatever Esc is bound to here (screens.md, Keys).
    if key == .control("c") { return meaning(of: .escape) }
    let isText = context.isText
    // Of the one key that was pressed it is asked whether it is possible, not of all.
    switch settings.keys.keymap(in: context).dispatch(key, inText: isText) {
    case .action(.typeReading): return .action(.type(key.folded))
    case .action(.type): return .action(.type(key))
    case .action(let action):
      return reason(against: action, in: context).map { .impossible($0) } ?? .action(action)
    // The key is disabled for now, and says why.
    case .disabled(let reason): return .impossible(reason)
    case .unbound: return isText ? .action(.type(key)) : .nothing
    }
  }

  /// Why an action is not possible now, in words; `nil` when it is.
  func reason(against action: Action, in context: KeyContext) -> String? {
    obstacle(to: action, in: context).map(words)
  }

  /// Why an action is not possible now; `nil` when it is.
  func obstacle(to action: Action, in context: KeyContext) -> Obstacle? {
    switch action {
    case .step(let step): obstacle(to: step)
    case .routeStep(let step): missingRight(step.command) ?? obstacle(to: step)
    case .personStep(let step): missingRight(step.command) ?? obstacle(to: step)
    case .explain where chosenOrder == nil, .mark where chosenOrder == nil,
      .printSlip where chosenOrder == nil:
      .because("action.disabled.nothingSelected")
    case .printSlip where settings.printer == nil: .because("action.disabled.noPrinter")
    case .printSlip: obstacleToErrand
    case .undo where lastTarget == nil: .because("action.disabled.nothingToUndo")
    case .find where context == .reading && !isReadingHelp: .because("action.disabled.onlyHelp")
    case .newDefect: missingRight("logDefect")
    case .backup: obstacleToErrand
    // Staff are brought in by whoever manages them; the engine asks for each list's own right.
    case .importFile where viewer.may("manageStaff"): obstacleToErrand
    case .importFile: missingRight("importOrders") ?? obstacleToErrand
    case .startRound, .answer, .passRest: missingRight("startRound")
    case .lock, .signOut: obstacleAtGate(to: action)
    case .giveSheet: obstacleInList ?? missingRight("giveHandover")
    case .confirmCarried where handover.shown != nil && !handover.canConfirm:
      .because("handover.nothingCarried")
    case .confirmCarried: missingRight("draftHandover")
    case .receiveSheet: missingRight("receiveHandover")
    case .refuseSheet: missingRight("refuseHandover")
    case .remarkSheet: missingRight("remarkHandover")
    default: nil
    }
  }

  private func obstacle(to step: OrderStep) -> Obstacle? {
    guard let order = chosenOrder else { return .because("action.disabled.nothingSelected") }
    if let missing = missingRight(step.command) { return missing }
    if step == .decideExtension, !order.asksExtension {
      return .because("action.disabled.noExtension")
    }
    return OrderTable.allows(step.event, in: order.stage) ? nil : .state(order.stage)
  }

  /// A sheet that was given before is read as it stands.
  private var obstacleInList: Obstacle? {
    handover.opened == nil ? nil : .because("action.disabled.pastSheet")
  }

  private var isReadingHelp: Bool {
    guard case .reading(let reading)? = layers.last, case .help = reading.content else {
      return false
    }
    return true
  }

  private func missingRight(_ command: String) -> Obstacle? {
    viewer.may(command) ? nil : .role(viewer.granting[command] ?? .supervisor)
  }

  func words(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .because(let reason): strings[reason]
    case .state(let stage):
      strings.text("action.disabled.state", ["state": strings["order.state.\(stage.rawValue)"]])
    case .role(let role):
      strings.text("action.disabled.role", ["role": strings["role.\(role.rawValue)"]])
    case .errand(let deed): strings.text("errand.oneAtATime", ["what": name(of: deed)])
    }
  }

  /// The order that a step is for: the selected one of the list in sight.
  var chosenOrder: OrderLine? {
    switch place {
    case .orders: orders.selected
    case .escalations: escalations.selected?.line
    case .today: today.selectedOrder
    default: nil
    }
  }

  /// The order that was acted on last: what `u` takes back.
  var lastTarget: String? { chosenOrder?.number }
}
