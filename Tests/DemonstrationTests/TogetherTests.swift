import Foundation
import Ledger
import Testing
import WorkOrderEngine

@Suite("Many commands in one transaction")
struct TogetherTests {
  private struct Stop: Error {}

  @Test("once a command has failed, nothing is written, even when its failure was overlooked")
  func allOrNothing() throws {
    let world = try World(seed: 3, days: 0)
    let person = try world.engine.ask(now: world.now) { try $0.person(named: "1018").id }
    let before = try world.digest()
    let good = LogDefect(place: "NH/JX1", category: "lighting", text: "灯不亮")
    let bad = LogDefect(place: "NH/NOWHERE", category: "lighting", text: "灯不亮")
    #expect(throws: EngineError.unknownPlace("NH/NOWHERE")) {
      try world.engine.together(now: world.now) { engine in
        let actor = Actor(person: person)
        _ = try engine.perform(good, id: "good", by: actor, now: world.now)
        _ = try? engine.perform(bad, id: "bad", by: actor, now: world.now)
      }
    }
    #expect(try world.digest() == before)
  }

  @Test("what is done inside is seen inside, and outside only after the end")
  func seen() throws {
    let world = try World(seed: 3, days: 0)
    let person = try world.engine.ask(now: world.now) { try $0.person(named: "1018").id }
    let good = LogDefect(place: "NH/JX1", category: "lighting", text: "灯不亮")
    let number = try world.engine.together(now: world.now) { engine in
      let number = try engine.perform(
        good, id: "good", by: Actor(person: person), now: world.now
      ).number
      _ = try engine.ask(now: world.now) { try $0.orderFile(number) }
      return number
    }
    let file = try world.engine.ask(now: world.now) { try $0.orderFile(number) }
    #expect(file.number == number)
  }

  @Test("rules of a transaction that was undone are not remembered under the number of later ones")
  func undoneRules() throws {
    let world = try World(seed: 3, days: 0)
    func rules(_ engine: Engine) throws -> EffectiveConfiguration {
      try engine.ask(now: world.now) { try $0.rulebook().configuration }
    }
    var (undone, kept) = (try rules(world.engine), try rules(world.engine))
    (undone.standards.reopenDays, kept.standards.reopenDays) = (7, 9)
    #expect(throws: Stop.self) {
      try world.engine.together(now: world.now) { engine in
        _ = try engine.apply(undone, by: .system, now: world.now)
        #expect(try rules(engine) == undone)
        throw Stop()
      }
    }
    _ = try world.engine.apply(kept, by: .system, now: world.now)
    #expect(try rules(world.engine) == kept)
  }

  @Test("an engine that was kept after its transaction answers with an error")
  func kept() throws {
    let world = try World(seed: 3, days: 0)
    let kept = try world.engine.together(now: world.now) { $0 }
    #expect(throws: LedgerError.self) { try kept.tick(now: world.now) }
  }
}
