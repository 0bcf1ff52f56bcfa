import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("The mouse, where it is on")
struct PointingTests {
  private func event(_ action: MouseEvent.Action, _ row: Int, _ column: Int) -> Key {
    .mouse(MouseEvent(action, at: Position(row: row, column: column)))
  }

  private func press(_ key: Key, on model: inout DeskModel) -> [Effect] {
    guard case .action(let action) = model.meaning(of: key) else { return [] }
    return update(&model, action)
  }

  @Test("a click on a tab goes to its place, wherever it stands in each language and width")
  func tabs() {
    for size in [
      Size(rows: 24, columns: 80), Size(rows: 16, columns: 60), Size(rows: 36, columns: 120),
    ] {
      var model = SampleDesk.model(size: size)
      for tab in model.placeTabs(columns: size.columns) {
        _ = press(event(.press, 1, tab.columns.lowerBound + 1), on: &model)
        #expect(model.place == tab.place)
      }
    }
  }

  @Test("a click selects the row under it in every list, and two clicks open it")
  func rows() throws {
    for place in [DeskPlace.orders, .escalations, .rounds, .facilities, .people, .statistics] {
      var model = SampleDesk.model()
      let contents: [Action] = [
        .go(place), SampleFigures.learned, .learned(.places(SampleFacilities.roots, below: nil)),
        SamplePeople.staff,
      ]
      for action in contents { _ = update(&model, action) }
      let before = view(model)
      let row = try #require((3..<20).first { before.row($0).contains { $0.style.raised } })
      _ = press(event(.press, row + 1, 10), on: &model)
      let raised = (3..<22).filter { view(model).row($0).contains { $0.style.raised } }
      #expect(raised.first == row + 1, "\(place)")
      // Beside the rows nothing happens.
      let selected = view(model)
      _ = press(event(.press, 22, 10), on: &model)
      #expect(view(model) == selected)
    }
    var model = SampleDesk.model()
    _ = update(&model, .go(.orders))
    _ = press(event(.doublePress, 5, 10), on: &model)
    #expect(model.orders.isReading)
  }

  @Test("the wheel moves three rows, and never reaches a form below it")
  func wheel() {
    var model = SampleDesk.model()
    _ = update(&model, .go(.orders))
    _ = press(event(.wheelDown, 10, 10), on: &model)
    #expect(model.orders.window.selected == 3)
    _ = press(event(.wheelUp, 10, 10), on: &model)
    #expect(model.orders.window.selected == 0)
    _ = update(&model, .newDefect)
    let form = model.layers
    _ = press(event(.wheelDown, 10, 10), on: &model)
    _ = press(event(.press, 1, 3), on: &model)
    #expect(model.layers == form && model.place == .orders)
  }
}
