import Testing
import WorkOrderEngine

@Suite("Levels due at one instant")
struct LevelOrderTests {
  @Test("fire from the lowest up: nobody is reminded of what was reported upward before")
  func lowestFirst() throws {
    var world = try World()
    // Agreed for the very moment of the report, it reaches 75 % and 100 % in the same second.
    let number = try world.give(
      LogDefect(
        place: "NH/TSG/101", category: "lighting", text: "灯管不亮",
        agreed: world.now),
      as: "3"
    ).number
    try world.move(to: "2026-11-25 09:00")
    _ = try world.engine.tick(now: world.now)
    let fired = try world.order(number).order.escalations.map(\.escalated)
      .filter { $0.ladder == "complete" && !$0.onward }.map(\.level)
    #expect(Array(fired.prefix(2)) == ["complete-75", "complete-100"])
  }
}
