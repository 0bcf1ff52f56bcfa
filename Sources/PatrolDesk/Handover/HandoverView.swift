import Localization
import Screen

extension DeskModel {
  var sheetLines: [StyledLine] { (handover.sheet?.lines ?? []).map { StyledLine($0) } }

  func drawHandover(on surface: inout Surface, in area: Area) {
    var pager = Pager(sheetLines, rows: max(1, area.rows))
    pager.scroll(to: handover.top)
    pager.draw(on: &surface, in: area.inset(columns: 1), isFocused: layers.isEmpty)
  }
}
