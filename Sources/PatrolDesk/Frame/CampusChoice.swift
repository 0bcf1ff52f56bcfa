import Localization
import Screen
import TextCells

/// The list of campuses under the campus of the frame.
struct CampusChoice: Hashable, Sendable {
  var window: ListWindow
}

extension DeskModel {
  /// What can be looked at: all campuses together, then each.
  var scopes: [(scope: Viewer.Scope, text: String, code: String)] {
    [(.all, strings["frame.allCampuses"], "")]
      + directory.campuses.map { (.campus($0.id), $0.text, $0.id) }
  }

  /// `@`: opens the list, on the campus that is looked at.
  mutating func openCampusChoice() -> [Effect] {
    guard directory.campuses.count > 1 else {
      say("frame.oneCampus", ink: .plain)
      return []
    }
    let here = scopes.firstIndex {
      viewer.scope == $0.scope || (viewer.scope == .usual && $0.text == frame.campus)
    }
    let window = ListWindow(count: scopes.count, rows: campusBox.rows - 2, selected: here ?? 0)
    layers.append(.choosing(CampusChoice(window: window)))
    return []
  }

  /// Keys of the list.
  mutating func choose(_ choice: CampusChoice, _ action: Action) -> [Effect] {
    var choice = choice
    switch action {
    case .move(let movement):
      _ = choice.window.handle(movement.key)
      layers[layers.count - 1] = .choosing(choice)
      return []
    case .open:
      layers.removeLast()
      return choice.window.selected.map { look(at: scopes[$0].scope) } ?? []
    case .back: layers.removeLast()
    default: break
    }
    return []
  }

  /// `:campus NH`: by code, name or an alias of it; by `all` all of them.
  mutating func chooseCampus(named text: String) -> [Effect] {
    let asked = text.foldedForGuessing
    if ["all", strings["frame.allCampuses"].foldedForGuessing].contains(asked) {
      return look(at: .all)
    }
    let found =
      directory.campuses.first { $0.id.foldedForGuessing == asked }
      ?? directory.campuses.first { "\($0.text) \($0.id)".foldedForGuessing.contains(asked) }
    guard let found else {
      return report(Failure(key: "error.unknownCampus", arguments: ["value": text]))
    }
    return look(at: .campus(found.id))
  }

  /// Everything that is shown belongs to the campus from now on.
  private mutating func look(at scope: Viewer.Scope) -> [Effect] {
    guard viewer.scope != scope else { return [] }
    let stops = giveUpStudies()
    viewer.scope = scope
    // A bell for what another campus has had for long would be false.
    frame.isUnknown = true
    (escalations, today) = (EscalationsModel(), TodayModel())
    (rounds, handover) = (RoundsModel(), HandoverModel())
    orders.marked = []
    orders.window.select(0)
    return stops + visibleQueries + neededFigures() + neededTrend()
  }

  /// Under the campus in the frame, as high as the list needs.
  private var campusBox: Area {
    let widest = scopes.map(\.text.displayWidth).max() ?? 8
    return Area(
      row: bodyArea.row, column: min(6, size.columns / 8),
      rows: min(bodyArea.rows, scopes.count + 2), columns: min(size.columns - 8, widest + 14))
  }

  func draw(_ choice: CampusChoice, on surface: inout Surface) {
    surface.cursor = nil
    let inner = surface.drawBox(in: campusBox, title: strings.heading("action.campus"))
    let table = Table([TableColumn("", .rest), TableColumn("", .fixed(4))], hasHeading: false)
    let scopes = scopes
    table.draw(on: &surface, in: inner, window: choice.window) { index in
      TableRow([StyledLine(scopes[index].text), StyledLine(scopes[index].code, .dim)])
    }
  }
}
