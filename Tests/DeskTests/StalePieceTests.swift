import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("Pieces that are laid down again")
struct StalePieceTests {
  @Test("an empty list says what may come next once nothing lies over it any more")
  func hints() {
    var model = SampleDesk.model()
    var pieces = DrawnPieces()
    let empty = OrderPage(lines: [], next: nil, count: 0)
    _ = model.press(.character("3"), .character("/"))
    for character in "xyz" { _ = model.press(.character(character)) }
    let filter = model.orders.filter
    _ = update(&model, .learned(.orders(empty, filter: filter, after: nil)))
    #expect(view(model, &pieces) == view(model))
    _ = model.press(.enter)
    #expect(view(model, &pieces) == view(model))
    _ = model.press(.character(":"))
    #expect(view(model, &pieces) == view(model))
  }

  @Test("a key whose possibility the story decides is a step of nothing: it waits for the story")
  func meaning() {
    #expect(Meaning.action(.move(.down)).isStep && Meaning.nothing.isStep)
    #expect(!Meaning.action(.step(.decideExtension)).isStep)
    #expect(!Meaning.impossible("no").isStep)
  }

  @Test("what comes up while something is asked stands above the question")
  func asked() {
    var model = SampleDesk.model()
    _ = model.press(.character("n"), .tab)
    for character in "leak" { _ = model.press(.character(character)) }
    _ = model.press(.escape)
    #expect(model.layers.last == .discard)
    model.say("frame.waitsForWriters", ink: .risk)
    let surface = view(model)
    #expect(surface.rowText(22).contains(model.strings["frame.discard"]))
    #expect(surface.rowText(21).contains(model.strings["frame.waitsForWriters"]))
  }
}
