import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("The id of a command")
struct CommandContentTests {
  private func perform<C: Command>(_ command: C, id: String, in world: World) throws -> C.Answer {
    let person = try world.engine.ask(now: world.now) { try $0.person(named: "3").id }
    return try world.engine.perform(command, id: id, by: Actor(person: person), now: world.now)
  }

  private func defect(_ text: String) -> LogDefect {
    LogDefect(place: "NH/TSG/101", category: "lighting", text: text)
  }

  @Test("the same command repeated with the same id answers its first result")
  func repeated() throws {
    let world = try World()
    let first = try perform(defect("灯"), id: "a", in: world)
    #expect(try perform(defect("灯"), id: "a", in: world) == first)
    #expect(try perform(defect("灯"), id: "b", in: world).number == "NH-2")
  }

  @Test("the same id with other content, or for another command, is refused and nothing is written")
  func reused() throws {
    let world = try World()
    let number = try perform(defect("灯"), id: "a", in: world).number
    let error = EngineError.commandReused(id: "a", command: "logDefect")
    #expect(throws: error) { try perform(defect("水"), id: "a", in: world) }
    #expect(throws: error) { try perform(AcceptOrder(order: number), id: "a", in: world) }
    #expect(try world.order(number).order.stage == .dispatched)
    #expect(throws: EngineError.unknownOrder("NH-2")) { try world.order("NH-2") }
  }

  @Test("what one has said is not said by another under the same id")
  func others() throws {
    let world = try World()
    _ = try perform(defect("灯"), id: "a", in: world)
    let other = try world.engine.ask(now: world.now) { try $0.person(named: "1").id }
    #expect(throws: EngineError.commandReused(id: "a", command: "logDefect")) {
      try world.engine.perform(defect("灯"), id: "a", by: Actor(person: other), now: world.now)
    }
  }

  @Test("a command of an earlier release, of which no content is known, answers by its name")
  func earlier() throws {
    let world = try World()
    let first = try perform(defect("灯"), id: "a", in: world)
    try world.engine.ledger.write { try $0.execute("UPDATE command SET content = ''") }
    #expect(try perform(defect("水"), id: "a", in: world) == first)
    #expect(throws: EngineError.commandReused(id: "a", command: "logDefect")) {
      try perform(AcceptOrder(order: first.number), id: "a", in: world)
    }
  }
}
