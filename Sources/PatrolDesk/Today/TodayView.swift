import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  func drawToday(on surface: inout Surface, in area: Area) {
    guard let facts = today.facts else {
      surface.put(
        strings["frame.loading"], at: Position(row: area.row + 1, column: 2), style: .dim)
      return
    }
    _ = facts
  }
}
