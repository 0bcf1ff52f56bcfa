import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// What the stops of a round take beside the items of the present one, which keep 76
  /// columns.
  var walkStopsColumns: Int { min(48, size.columns - 76) }

  /// The stops of a round, the present one in sight: what lies behind and what is to come.
  func drawWalkStops(_ walk: Walk, on surface: inout Surface, in area: Area) {
    surface.drawVerticalRule(
      in: Area(row: area.row, column: area.column, rows: area.rows, columns: 1))
    let list = Area(
      row: area.row, column: area.column + 2, rows: area.rows, columns: area.columns - 3)
    let stops = walk.sheet.stops
    func figure(_ key: MessageKey) -> TableColumn {
      let title = strings.heading(key)
      return TableColumn(title, .fixed(max(5, title.displayWidth)), alignment: .right)
    }
    let hasFound = stops.contains { found(at: $0) > 0 }
    let table = Table(
      [
        TableColumn("", .fixed(1)), TableColumn("", .fixed(2), alignment: .right),
        TableColumn(strings.heading("round.stop"), .rest), figure("walk.column.checked"),
      ] + (hasFound ? [figure("walk.column.found")] : []))
    var window = ListWindow(count: stops.count, rows: table.rows(in: list))
    window.select(walk.stop)
    table.draw(on: &surface, in: list, window: window, isFocused: false) { index in
      let stop = stops[index]
      let isHere = index == walk.stop
      let answered = stop.items.count { $0.result != nil }
      let isOver = answered == stop.items.count
      return TableRow([
        stopSign(stop, answered: answered), StyledLine("\(stop.position)", .dim),
        StyledLine(stop.place, Style(isOver && !isHere ? .dim : .plain, bold: isHere)),
        StyledLine("\(answered)/\(stop.items.count)", .dim),
        StyledLine(found(at: stop) > 0 ? "\(found(at: stop))" : "", Style(.late, bold: true)),
      ])
    }
  }

  private func stopSign(_ stop: WalkStop, answered: Int) -> StyledLine {
    let glyphs = settings.glyphs
    if answered == 0 { return StyledLine(glyphs.owed, .dim) }
    guard answered == stop.items.count else { return StyledLine(glyphs.partly, Style(.accent)) }
    return stop.isReached ? StyledLine(glyphs.done, Style(.good)) : StyledLine(glyphs.hold, .dim)
  }

  private func found(at stop: WalkStop) -> Int { stop.items.count { $0.result == .fail } }
}
