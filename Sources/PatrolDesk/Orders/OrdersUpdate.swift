import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// Keys of the list of orders and of the order that is read.
  mutating func updateOrders(_ action: Action) -> [Effect] {
    switch action {
    case .move(let movement):
      return orders.isReading ? scrollOrder(movement) : moveInOrders(movement)
    case .open, .nextPane:
      guard orders.selected != nil else { return [] }
      orders.isReading = action == .open ? true : !orders.isReading
      orders.detailTop = 0
      return detailQueries
    case .back:
      if orders.isReading {
        orders.isReading = false
      } else if !orders.marked.isEmpty {
        orders.marked = []
      } else if orders.filter != Self.ordinaryFilter {
        orders.filter = Self.ordinaryFilter
        return [.ask(ordersQuery)]
      }
      return []
    case .find: return openPrompt(.filter(before: orders.filter))
    case .savedFilters: return openFilters()
    case .mark:
      guard let order = orders.selected else { return [] }
      if orders.marked.remove(order.number) == nil { orders.marked.insert(order.number) }
      return moveInOrders(.down)
    default: return []
    }
  }

  /// What the list shows when nobody filters it.
  static let ordinaryFilter = "state:open"

  private mutating func moveInOrders(_ movement: Movement) -> [Effect] {
    let before = orders.selected?.number
    _ = orders.window.handle(movement.key)
    var effects: [Effect] = []
    if let next = orders.next, let selected = orders.window.selected,
      selected + orders.window.rows >= orders.lines.count
    {
      orders.next = nil  // Asked for; the answer brings the one after it.
      let limit = OrdersModel.pageSize
      effects.append(.ask(.orders(filter: orders.filter, after: next, limit: limit)))
    }
    if orders.selected?.number != before { effects += detailQueries }
    return effects
  }

  private mutating func scrollOrder(_ movement: Movement) -> [Effect] {
    guard let detail = orders.detail else { return [] }
    let pager = orderPager(detail, in: ordersDetailArea, top: orders.detailTop)
    orders.detailTop = pager.top(after: movement)
    return []
  }
}

// MARK: - Steps with orders

extension DeskModel {
  /// The orders that the next step is for: the marked ones, else the selected one.
  var targets: [String] {
    if place == .orders, !orders.marked.isEmpty {
      return orders.lines.map(\.number).filter { orders.marked.contains($0) }
    }
    return chosenOrder.map { [$0.number] } ?? []
  }

  /// Does a step at once, or asks for what it needs.
  mutating func begin(_ step: OrderStep) -> [Effect] {
    let targets = targets
    guard let first = chosenOrder, !targets.isEmpty else { return [] }
    if step.isImmediate { return give(.plain(step), to: targets) }
    if step == .acknowledge { return give(.noted(.acknowledge, ""), to: targets) }
    let subject =
      targets.count == 1
      ? first.number
      : strings.text("order.count", ["count": "\(targets.count)"])
    layers.append(
      .asking(
        Asking(
          purpose: .step(step), targets: targets, seen: seen(targets),
          title: "\(strings.heading("action.\(step.rawValue)")) \(subject)",
          form: form(for: step, order: first), command: nextCommand())))
    return []
  }

  /// Gives a deed to orders, each under an id of its own.
  ///
  /// - Parameter seen: the last event that the person saw of each when the form was opened; `nil`: it is done
  ///   at once.
  mutating func give(
    _ deed: OrderDeed, to targets: [String], id: String? = nil, seen: [String: Int64]? = nil
  ) -> [Effect] {
    let base = id ?? nextCommand()
    if deed != .undone { lastDeed = deed }
    // What is taken back is the last event, and the person's own, which the engine holds itself.
    let seen = deed == .undone ? [:] : seen ?? self.seen(targets)
    return targets.map {
      .give(.deed(deed, order: $0, seen: seen[$0]), id: "\(base)/\($0)")
    }
  }

  private func seen(_ targets: [String]) -> [String: Int64] {
    targets.reduce(into: [:]) { $0[$1] = seen($1) }
  }

  mutating func undoLast() -> [Effect] {
    chosenOrder.map { give(.undone, to: [$0.number]) } ?? []
  }

  mutating func repeatLast() -> [Effect] {
    guard let lastDeed else { return [] }
    return give(lastDeed, to: targets)
  }
}
