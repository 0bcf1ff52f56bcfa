import Screen
import Testing

@testable import PatrolDesk
import WorkOrderEngine

@Suite("The bell")
struct BellTests {
  /// What the desk does when the frame is answered.
  private func rings(_ model: inout DeskModel, newest: Int64, rings: Bool) -> Int {
    var facts = model.frame
    (facts.newest, facts.rings, facts.isUnknown) = (newest, rings, false)
    return update(&model, .learned(.frame(facts))).count { $0 == .ring }
  }

  @Test(
    "a new escalation rings once, and later answers without a new one do not",
    arguments: "12345678")
  func once(place: Character) {
    var model = SampleDesk.model()
    _ = model.press(.character(place))
    #expect(rings(&model, newest: 10, rings: false) == 0)
    #expect(model.frameQuery == .frame(since: 10))
    #expect(rings(&model, newest: 15, rings: true) == 1)
    #expect(model.frameQuery == .frame(since: 15))
    #expect(rings(&model, newest: 15, rings: false) == 0)
    #expect(rings(&model, newest: 18, rings: false) == 0)
    #expect(rings(&model, newest: 20, rings: true) == 1)
  }

  @Test("two answers to the same question ring once")
  func twice() {
    var model = SampleDesk.model()
    #expect(rings(&model, newest: 15, rings: true) == 1)
    #expect(rings(&model, newest: 15, rings: true) == 0)
  }

  @Test("what is unsigned already does not ring when the desk opens")
  func opening() {
    var model = SampleDesk.model()
    model.frame = FrameFacts()
    #expect(model.frameQuery == .frame(since: nil))
    #expect(rings(&model, newest: 15, rings: true) == 0)
  }

  @Test("the queue rings for none of its rows, whatever was heard of them elsewhere")
  func queue() {
    var model = SampleDesk.model()
    _ = model.press(.character("4"))
    _ = update(&model, .learned(.queue(QueuePage(lines: []), after: nil)))
    let effects = update(&model, .learned(.queue(QueuePage(lines: SampleDesk.queue), after: nil)))
    #expect(!effects.contains(.ring))
  }

  @Test("what another campus or another person has had for long does not ring")
  func others() {
    var model = SampleDesk.model()
    _ = model.press(.character("@"), .end, .enter)
    #expect(model.frameQuery == .frame(since: nil))
    #expect(rings(&model, newest: 15, rings: true) == 0)
    _ = update(&model, .succeeded(.actingAs(model.viewer)))
    #expect(model.frameQuery == .frame(since: nil))
    #expect(rings(&model, newest: 20, rings: true) == 0)
  }
}
