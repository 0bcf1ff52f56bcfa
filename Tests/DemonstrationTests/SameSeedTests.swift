import Testing
import WorkOrderEngine

@Suite("The demonstration")
struct SameSeedTests {
  @Test("makes ten days")
  func makes() throws {
    let world = try World()
    #expect(try world.engine.ask(now: world.now) { try $0.facts()?.clock } == world.now)
  }
}
