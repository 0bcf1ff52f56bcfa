import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// The rows of the queue; the story stands beneath where it is tall enough.
  var queueArea: Area { isTall ? bodyArea.top(max(8, bodyArea.rows / 2)) : bodyArea }

  /// Where a story is read.
  var storyArea: Area {
    isTall
      ? bodyArea.droppingTop(queueArea.rows + 1).inset(columns: 2) : bodyArea.inset(columns: 1)
  }

  func drawEscalations(on surface: inout Surface, in area: Area) {
  }
}
