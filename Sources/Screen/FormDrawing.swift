import TextCells

extension Form {
  /// Rows that all fields take.
  public var rows: Int { fields.reduce(0) { $0 + $1.rows } }

  /// Draws labels and fields from the top of an area, scrolled so that the focused field is in
  /// sight, and under a picker that is being typed into its matches, over what stands there.
  ///
  /// - Parameters:
  ///   - surface: what to draw on; its cursor is put on the caret.
  ///   - area: where.
  ///   - isFocused: whether keys go to this form.
  public func draw(on surface: inout Surface, in area: Area, isFocused: Bool = true) {
    guard !area.isEmpty else { return }
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    surface.clear(area)
    // Whole labels as far as the fields keep 27 columns.
    let widest = fields.map { $0.label.displayWidth }.max() ?? 0
    let labels = min(widest, max(area.columns / 3, area.columns - 5 - 27))
    let top = firstRow(in: area)
    var row = area.row - top
    var focusedPlace: Area?
    for (index, field) in fields.enumerated() {
      let line = Area(row: row, column: area.column, rows: field.rows, columns: area.columns)
      row += field.rows
      guard line.row >= area.row, line.row + line.rows <= area.row + area.rows else { continue }
      let hasFocus = isFocused && index == focus
      let place = draw(field, on: &surface, in: line, labels: labels, hasFocus: hasFocus)
      if hasFocus { focusedPlace = place }
    }
    if let focusedPlace, isPicking { drawMatches(on: &surface, in: area, under: focusedPlace) }
  }

  /// The first row to show: the focused field's last row is the lowest that may be needed.
  private func firstRow(in area: Area) -> Int {
    let end = fields.prefix(focus + 1).reduce(0) { $0 + $1.rows }
    return max(0, end - area.rows)
  }

  /// Draws one field and says where its content stands.
  private func draw(
    _ field: FormField, on surface: inout Surface, in line: Area, labels: Int, hasFocus: Bool
  ) -> Area {
    if hasFocus {
      surface.put(surface.glyphs.selection, at: line.origin, style: Style(.accent), maxWidth: 1)
    }
    let label = Position(row: line.row, column: line.column + 2)
    let style = Style(hasFocus ? .accent : .dim)
    surface.put(field.label, at: label, style: style, maxWidth: labels)
    let problem = SafeText(field.problem).text
    let start = line.column + 2 + labels + 2
    let room = line.column + line.columns - 1 - start
    let beside = problem.isEmpty ? 0 : min(problem.displayWidth + 2, room / 2)
    let place = Area(row: line.row, column: start, rows: field.rows, columns: room - beside)
    switch field.content {
    case .text(let text):
      text.draw(on: &surface, in: place, isFocused: hasFocus, placeholder: field.hint)
    case .choice(let choice):
      choice.draw(on: &surface, in: place, isFocused: hasFocus)
    case .picker(let picker, _):
      picker.query.draw(on: &surface, in: place, isFocused: hasFocus, placeholder: field.hint)
    }
    if beside > 2 {
      let position = Position(row: line.row, column: place.column + place.columns + 2)
      surface.put(problem, at: position, style: Style(.late), maxWidth: beside - 2)
    }
    return place
  }

  private func drawMatches(on surface: inout Surface, in area: Area, under place: Area) {
    guard let focused, case .picker(var picker, _) = focused.content else { return }
    let first = place.row + 1
    let room = area.row + area.rows - first
    let rows = min(room, max(1, picker.matches.count), picker.window.rows)
    guard rows > 0 else { return }
    picker.fit(rows: rows)
    let column = max(area.column, place.column - Table.gutter)
    let list = Area(
      row: first, column: column, rows: rows, columns: area.column + area.columns - column)
    let placeholder = focused.hint.isEmpty ? surface.glyphs.good : focused.hint
    picker.drawMatches(on: &surface, in: list, placeholder: placeholder)
  }
}
