import Localization
import Screen
import TextCells

extension DeskModel {
  /// A small form in a box at the foot of the body.
  func draw(_ asking: Asking, on surface: inout Surface) {
    let columns = min(bodyArea.columns, 90)
    let note = asking.note.isEmpty ? [] : SafeText(asking.note).text.wrapped(to: columns - 6)
    let fields = asking.form.rows + pickerRows(asking.form)
    let rows = min(bodyArea.rows, fields + note.count + 2)
    let box = Area(
      row: bodyArea.row + bodyArea.rows - rows,
      column: (bodyArea.columns - columns) / 2, rows: rows, columns: columns)
    surface.cursor = nil
    let inner = surface.drawBox(in: box, title: asking.title)
    let room = inner.top(max(1, inner.rows - note.count))
    asking.form.draw(on: &surface, in: room, isFocused: isOnTop(.asking(asking)))
    for (index, line) in note.prefix(inner.rows - room.rows).enumerated() {
      let position = Position(row: room.row + room.rows + index, column: inner.column + 2)
      surface.put(line, at: position, style: Style(.late), maxWidth: inner.columns - 3)
    }
  }

  /// Rows for the matches of a picker beneath the fields.
  private func pickerRows(_ form: Form) -> Int {
    let hasPicker = form.fields.contains {
      if case .picker = $0.content { return true }
      return false
    }
    return hasPicker ? 5 : 0
  }

  func isOnTop(_ layer: Layer) -> Bool { layers.last == layer }
}
