import Localization
import Screen
import WorkOrderEngine

/// An order that others have changed since the person saw it, and what the person wanted to do with it.
struct ChangedOrder: Hashable, Sendable {
  var number: String
  var deed: OrderDeed
  /// The id of the command: it was refused, and may be given again.
  var command: String
  /// What the person has not seen.
  var changes: [StoryLine]
  /// The event up to which the person has seen it, once this is read.
  var newest: Int64
}

extension DeskModel {
  /// Shows what changed over what was typed, which stays; what is beneath is asked for anew.
  mutating func show(_ changed: ChangedOrder) -> [Effect] {
    // The box says it all. Of several orders one is read after the other.
    message = nil
    layers.append(.changed(changed))
    return visibleQueries
  }

  /// y does it all the same, n goes back to what was typed.
  mutating func decideChanged(_ changed: ChangedOrder, _ action: Action) -> [Effect] {
    switch action {
    case .goOn:
      layers.removeLast()
      return [
        .give(
          .deed(changed.deed, order: changed.number, seen: changed.newest), id: changed.command)
      ]
    case .back:
      layers.removeLast()
      keepSeen(changed)
      return []
    default: return []
    }
  }

  /// Whoever goes back to the form has read what changed.
  private mutating func keepSeen(_ changed: ChangedOrder) {
    guard case .asking(var asking)? = layers.last, changed.command.hasPrefix(asking.command) else {
      return
    }
    asking.seen[changed.number] = changed.newest
    layers[layers.count - 1] = .asking(asking)
  }

  /// The event up to which the person has seen an order; `nil` for one that is not in sight.
  func seen(_ number: String) -> Int64? {
    let lines =
      switch place {
      case .orders: orders.lines + [orders.detail?.line].compactMap(\.self)
      case .escalations:
        escalations.lines.map(\.line) + [escalations.detail?.line].compactMap(\.self)
      default: [chosenOrder].compactMap(\.self)
      }
    return lines.filter { $0.number == number && $0.lastEvent > 0 }.map(\.lastEvent).max()
  }

  func question(_ changed: ChangedOrder) -> String {
    strings.text("order.changed.question", ["event": eventWord(changed.deed.event)])
  }

  func title(_ changed: ChangedOrder) -> String {
    strings.text("order.changed.title", ["number": changed.number])
  }

  /// What changed, line by line, and the question.
  func changedLines(_ changed: ChangedOrder, columns: Int) -> [StyledLine] {
    storyLines(changed.changes, columns: columns)
      + [StyledLine(""), StyledLine(question(changed), Style(.risk))]
  }

  /// Where forms stand, as high as what changed needs.
  func draw(_ changed: ChangedOrder, on surface: inout Surface) {
    let columns = min(bodyArea.columns, 90)
    drawAtFoot(
      changedLines(changed, columns: columns - 4), title: title(changed), columns: columns,
      on: &surface)
  }

  /// Lines that end in a question, in a box at the foot of the body.
  func drawAtFoot(
    _ lines: [StyledLine], title: String, columns: Int, on surface: inout Surface
  ) {
    surface.cursor = nil
    let rows = min(bodyArea.rows, lines.count + 2)
    let box = Area(
      row: bodyArea.row + bodyArea.rows - rows, column: (size.columns - columns) / 2, rows: rows,
      columns: columns)
    let inner = surface.drawBox(in: box, title: title)
    // The question is never cut off: where there is no room the first lines are.
    for (row, line) in lines.suffix(inner.rows).enumerated() {
      surface.put(line, at: Position(row: inner.row + row, column: inner.column))
    }
  }
}
