import Localization
import Screen
import TextCells
import WorkOrderEngine

/// What the list is drawn from, beside its selection.
private struct OrdersSource: Hashable {
  var filter: String
  var count: Int?
  var isMore: Bool
  var isLoaded: Bool
  var lines: [OrderLine]
  var visible: Range<Int>
  var marked: Set<String>
  /// Nothing lies over it: an empty list then says what may come next.
  var isBare: Bool
  var now: Instant
}

/// What the order beside the list is drawn from.
private struct OrderSource: Hashable {
  var detail: OrderDetail
  var top: Int
  var isFocused: Bool
  var now: Instant
  var zone: ZoneRules
}

extension DeskModel {
  /// The list beside the selected order, where it is wide.
  private var splitOrders: SplitBody? {
    guard isWide else { return nil }
    let detail = max(40, size.columns * 2 / 5 - 6)
    return SplitBody(bodyArea, list: bodyArea.columns - detail - 2, margin: 0)
  }

  var ordersListArea: Area { splitOrders?.list ?? bodyArea.droppingRight(1) }

  var ordersDetailArea: Area { splitOrders?.detail ?? bodyArea.inset(columns: 1) }

  func drawOrders(on surface: inout Surface, in area: Area, _ pieces: inout DrawnPieces) {
    if let split = splitOrders {
      drawOrdersList(on: &surface, in: split.list, &pieces)
      pieces.draw(.ordersRule, from: 0, in: split.rule, on: &surface) {
        $0.drawVerticalRule(in: split.rule)
      }
      if let detail = orders.detail {
        let source = OrderSource(
          detail: detail, top: orders.detailTop, isFocused: orders.isReading && layers.isEmpty,
          now: now, zone: zone)
        pieces.draw(.order, from: source, in: split.detail, on: &surface) {
          drawOrder(
            detail, top: orders.detailTop, isFocused: orders.isReading, on: &$0,
            in: split.detail)
        }
      }
    } else if orders.isReading, let detail = orders.detail {
      drawOrder(
        detail, top: orders.detailTop, isFocused: true, on: &surface, in: ordersDetailArea)
    } else {
      drawOrdersList(on: &surface, in: ordersListArea, &pieces)
    }
  }

  private func drawOrdersList(
    on surface: inout Surface, in area: Area, _ pieces: inout DrawnPieces
  ) {
    let source = OrdersSource(
      filter: orders.filter, count: orders.count, isMore: orders.isMore,
      isLoaded: orders.isLoaded, lines: orders.lines, visible: orders.window.visible,
      marked: orders.marked, isBare: layers.isEmpty, now: now)
    pieces.draw(.orders, from: source, in: area, on: &surface) {
      drawFilter(on: &$0, in: area.top(1))
      drawLines(on: &$0, in: area.droppingTop(1))
    }
    let isFocused = !orders.isReading && layers.isEmpty
    Table([]).drawSelection(
      on: &surface, in: area.droppingTop(1), window: orders.window, isFocused: isFocused)
  }

  private func drawLines(on surface: inout Surface, in list: Area) {
    if orders.lines.isEmpty {
      surface.put(strings[nothingListed], at: Position(row: list.row + 1, column: 2), style: .dim)
      guard orders.isLoaded, layers.isEmpty else { return }
      let hints = isFiltered ? ["find", "filters"] : ["newDefect"]
      surface.put(keyHints(hints), at: Position(row: list.row + 3, column: 2))
      return
    }
    let table = orderTable(columns: list.columns)
    table.drawRows(on: &surface, in: list, window: orders.window) {
      let line = orders.lines[$0]
      return row(line, columns: list.columns, isMarked: orders.marked.contains(line.number))
    }
  }

  /// Why the list is empty.
  private var nothingListed: MessageKey {
    guard orders.isLoaded else { return "frame.loading" }
    return isFiltered ? "orders.noneMatch" : "report.noOrders"
  }

  private var isFiltered: Bool {
    !["", Self.ordinaryFilter].contains(orders.filter.trimmed)
  }

  /// Keys of this place by their ids, as the footer shows them: what may come next.
  private func keyHints(_ ids: [String]) -> StyledLine {
    let bindings = settings.keys.keymap(in: placeContext).bindings
    let hints = ids.compactMap { id in bindings.first { $0.id == id } }
    return hints.reduce(StyledLine("")) { line, binding in
      line.adding(binding.shownKeys { strings.shown($0) }, Style(.accent, bold: true))
        .adding(" \(strings.shown(binding.label))   ", .dim)
    }
  }

  private func drawFilter(on surface: inout Surface, in area: Area) {
    var count = ""
    if let number = orders.count {
      count = strings.text(
        "frame.items",
        ["count": orders.isMore ? moreThan(number) : "\(number)"])
    }
    if !orders.marked.isEmpty {
      count = strings.text("filter.marked", ["count": "\(orders.marked.count)"]) + "  " + count
    }
    let end = area.column + area.columns - 2 - count.displayWidth
    let line = StyledLine("/ ", Style(.accent, bold: true)).adding(orders.filter)
    surface.put(
      line, at: Position(row: area.row, column: area.column + 2), maxWidth: end - area.column - 3)
    surface.put(count, at: Position(row: area.row, column: end), style: .dim)
  }
}
