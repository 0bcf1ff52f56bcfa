import Localization
import Screen
import TextCells
import WorkOrderEngine

/// The desk as cells: a pure function of the model.
func view(_ model: DeskModel) -> Surface {
  var pieces = DrawnPieces()
  return view(model, &pieces)
}

/// The same, with what was drawn last and is still right.
func view(_ model: DeskModel, _ pieces: inout DrawnPieces) -> Surface {
  if let gate = model.gate {
    // Of what is behind it nothing is drawn, nor kept to be laid down again.
    pieces = DrawnPieces()
    let keys = model.settings.keys.keymap(in: .locked)
    return SignInView(gate: gate, settings: model.settings, keys: keys, now: model.now)
      .surface(size: model.size)
  }
  return pieces.draw(size: model.size, glyphs: model.settings.glyphs) { surface, pieces in
    model.draw(on: &surface, &pieces)
  }
}

extension DrawnPieces {
  /// The pieces that a step of a selection leaves as they are.
  enum Name: Int {
    case frame, orders, ordersRule, order, messageRule, footer
  }

  mutating func draw<Source: Equatable & Sendable>(
    _ name: Name, from source: Source, in area: Area, on surface: inout Surface,
    _ draw: (inout Surface) -> Void
  ) {
    self.draw(name.rawValue, from: source, in: area, on: &surface, draw)
  }
}

extension DeskModel {
  fileprivate func draw(on surface: inout Surface, _ pieces: inout DrawnPieces) {
    guard size.columns >= 40, size.rows >= 10 else {
      let text = strings["app.tooSmallBoth"]
      surface.put(text, at: Position(row: 0, column: 0), maxWidth: size.columns)
      return
    }
    drawFrame(on: &surface, &pieces)
    drawBody(on: &surface, &pieces)
    for layer in layers { draw(layer, on: &surface) }
    drawFoot(on: &surface, &pieces)
  }

  /// Below so many rows the rules of the frame give way to the body.
  var hasRules: Bool { size.rows >= 20 }

  /// Between the frame's rows.
  var bodyArea: Area {
    let top = hasRules ? 3 : 2
    return Area(row: top, column: 0, rows: size.rows - top - 2, columns: size.columns)
  }

  fileprivate func drawBody(on surface: inout Surface, _ pieces: inout DrawnPieces) {
    switch place {
    case .today: drawToday(on: &surface, in: bodyArea)
    case .rounds where walk != nil: drawWalk(on: &surface, in: bodyArea)
    case .rounds: drawRounds(on: &surface, in: bodyArea)
    case .orders: drawOrders(on: &surface, in: bodyArea, &pieces)
    case .escalations: drawEscalations(on: &surface, in: bodyArea)
    case .handover: drawHandover(on: &surface, in: bodyArea)
    case .statistics: drawStatistics(on: &surface, in: bodyArea)
    case .facilities: drawFacilities(on: &surface, in: bodyArea)
    case .people: drawPeople(on: &surface, in: bodyArea)
    }
  }

  fileprivate func draw(_ layer: Layer, on surface: inout Surface) {
    switch layer {
    case .defect(let form): draw(form, on: &surface)
    case .asking(let asking): draw(asking, on: &surface)
    case .finding(let finding): draw(finding, on: &surface)
    case .passphrase(let form): draw(form, on: &surface)
    case .reading(let reading): draw(reading, on: &surface)
    case .choosing(let choice): draw(choice, on: &surface)
    case .filters(let choice): draw(choice, on: &surface)
    case .changed(let changed): draw(changed, on: &surface)
    case .giving(let question): draw(question, on: &surface)
    case .prompt, .discard, .leaving: break  // In the row above the last.
    }
  }

  /// What stands where a list or a chart has nothing to show.
  func drawNothing(on surface: inout Surface, in area: Area, _ key: MessageKey = "report.noOrders")
  {
    surface.put(
      strings[key], at: Position(row: area.row + 1, column: area.column + 2), style: .dim)
  }

  /// Fits the windows of lists to the room they have, so that the selection stays in sight.
  mutating func fitWindows() {
    switch place {
    case .orders: orders.window.fit(count: orders.lines.count, rows: ordersListArea.rows - 2)
    case .escalations:
      escalations.window.fit(count: escalations.lines.count, rows: queueArea.rows - 2)
    case .rounds: rounds.window.fit(count: rounds.routes.count, rows: routesArea.rows - 1)
    case .facilities:
      facilities.window.fit(count: facilities.rows.count, rows: placesArea.rows - 1)
    case .people:
      let room = peopleArea.rows - (people.wanted.isEmpty ? 1 : 2)
      people.window.fit(count: people.lines.count, rows: room)
    case .handover: fitHandover()
    case .statistics: fitStatistics()
    case .today: break
    }
  }
}
