import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("An order that others changed first")
struct ChangedOrderTests {
  /// The list, in which every row was read up to an event.
  private func model() -> DeskModel {
    var model = SampleDesk.model()
    var page = SampleDesk.page
    for index in page.lines.indices { page.lines[index].lastEvent = Int64(100 + index) }
    _ = update(&model, .learned(.orders(page, filter: "state:open", after: nil)))
    _ = update(&model, .go(.orders))
    _ = update(&model, .move(.down))
    return model
  }

  private func type(_ text: String, into model: inout DeskModel) {
    for character in text { _ = model.press(.character(character)) }
  }

  @Test("a step goes out with the event up to which the row was seen")
  func seen() throws {
    var model = model()
    let line = try #require(model.chosenOrder)
    let effects = update(&model, .step(.accept))
    #expect(effects.orders == [.deed(.plain(.accept), order: line.number, seen: line.lastEvent)])
  }

  @Test("a form keeps what was seen when it was opened, whatever the list learns beneath it")
  func form() throws {
    var model = model()
    let line = try #require(model.chosenOrder)
    _ = update(&model, .step(.comment))
    var page = SampleDesk.page
    for index in page.lines.indices { page.lines[index].lastEvent = 900 }
    _ = update(&model, .learned(.orders(page, filter: "state:open", after: nil)))
    type("x", into: &model)
    let effects = model.press(.control("s"))
    #expect(
      effects.orders == [.deed(.noted(.comment, "x"), order: line.number, seen: line.lastEvent)])
  }

  @Test("taking back asks for nothing: the engine itself takes back one's own last step alone")
  func undo() throws {
    var model = model()
    let effects = update(&model, .undo)
    #expect(effects.orders == [.deed(.undone, order: try #require(model.chosenOrder).number)])
  }

  @Test("what changed is shown over the draft; n goes back to it, and what was read counts as seen")
  func back() throws {
    var model = model()
    let number = try #require(model.chosenOrder).number
    _ = update(&model, .step(.cancel))
    type("duplicate", into: &model)
    _ = model.press(.control("s"))
    guard case .asking(let asking)? = model.layers.last else {
      Issue.record("the form is open")
      return
    }
    let failure = SampleDesk.changedFirst(
      number, .noted(.cancel, "duplicate"), command: "\(asking.command)/\(number)")
    let effects = update(&model, .failed(failure))
    #expect(effects.contains(.ask(model.ordersQuery)), "what lies beneath is asked for anew")
    #expect(model.context == .changed && model.message == nil)
    _ = model.press(.character("x"))
    #expect(model.context == .changed, "nothing else is taken for an answer")
    #expect(model.press(.character("n")).orders.isEmpty)
    guard case .asking(let kept)? = model.layers.last else {
      Issue.record("the form is open again")
      return
    }
    #expect(kept.form.value("reason") == "duplicate")
    #expect(
      model.press(.control("s")).orders
        == [.deed(.noted(.cancel, "duplicate"), order: number, seen: 950)])
  }

  @Test("y does it all the same, as of what was shown")
  func goOn() throws {
    var model = model()
    let number = try #require(model.chosenOrder).number
    _ = update(&model, .step(.accept))
    _ = update(&model, .failed(SampleDesk.changedFirst(number, .plain(.accept), command: "c")))
    let effects = model.press(.character("y"))
    #expect(
      effects == [.give(.deed(.plain(.accept), order: number, seen: 950), id: "c")])
    #expect(model.layers.isEmpty)
  }
}

extension SampleDesk {
  /// Somebody accepted the order and arrived, after which the person's step was refused.
  static func changedFirst(_ number: String, _ deed: OrderDeed, command: String) -> Failure {
    let changes = [
      StoryLine(
        happened: at("2026-11-27 08:41"), event: .accepted, who: "王工", text: "",
        isEnteredLate: false),
      StoryLine(
        happened: at("2026-11-27 08:55"), event: .held, who: "王工", text: "等配件 灯管缺货",
        isEnteredLate: false),
    ]
    var failure = Failure(
      key: "error.changedFirst",
      arguments: [
        "name": "王工", "order": number, "events": "accepted held", "value": "11-27 08:55",
      ], command: command)
    failure.changed = ChangedOrder(
      number: number, deed: deed, command: command, changes: changes, newest: 950)
    return failure
  }
}
