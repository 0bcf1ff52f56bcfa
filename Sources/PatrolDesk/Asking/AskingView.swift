import Localization
import Screen

extension DeskModel {
  /// A small form in a box at the foot of the body.
  func draw(_ asking: Asking, on surface: inout Surface) {
    let rows = min(bodyArea.rows, asking.form.rows + 2 + pickerRows(asking.form))
    let columns = min(bodyArea.columns, 90)
    let box = Area(
      row: bodyArea.row + bodyArea.rows - rows,
      column: (bodyArea.columns - columns) / 2, rows: rows, columns: columns)
    surface.cursor = nil
    let inner = surface.drawBox(in: box, title: asking.title)
    asking.form.draw(on: &surface, in: inner, isFocused: isOnTop(.asking(asking)))
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
