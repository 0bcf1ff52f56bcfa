import Configuration
import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("Two signatures are two people")
struct SecondSignatureTests {
  /// A command that one staff member gives in the name of another.
  private func give<C: Command>(
    _ command: C, as number: String, at keyboard: String, in world: World
  ) throws -> C.Answer {
    let (person, clerk) = try world.engine.ask(now: world.now) {
      (try $0.person(named: number).id, try $0.person(named: keyboard).id)
    }
    return try world.engine.perform(
      command, id: "\(C.name) \(number) \(keyboard)",
      by: Actor(person: person, enteredBy: clerk), now: world.now)
  }

  /// An office of real people; in a simulated one everybody may play all of them.
  private func office() throws -> World {
    let world = try World()
    try world.engine.ledger.write { try $0.execute("UPDATE database SET simulated = 0") }
    return world
  }

  private let done = Completion(cause: "老化", remedy: "更换")

  @Test("whoever repaired judges the repair in nobody's name, nor through anybody")
  func judging() throws {
    var world = try office()
    let number = try world.logDefect()
    try world.give(TransferOrder(order: number, to: "8", reason: "近"), as: "3")
    try world.give(CompleteOrder(order: number, completion: done), as: "8")
    let refused = EngineError.refused(order: number, obstacle: .judgesOwnRepair)
    #expect(throws: refused) {
      try give(VerifyOrder(order: number), as: "3", at: "8", in: world)
    }
    #expect(throws: refused) {
      try give(RateOrder(order: number, rating: 5), as: "1", at: "8", in: world)
    }
    #expect(throws: refused) { try give(CloseOrder(order: number), as: "1", at: "8", in: world) }
    #expect(try world.give(VerifyOrder(order: number), as: "3").stage == .closed)
  }

  @Test("whoever entered the repair for another does not judge it either")
  func enteredForAnother() throws {
    var world = try office()
    let number = try world.logDefect()
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    _ = try give(CompleteOrder(order: number, completion: done), as: "2", at: "1", in: world)
    #expect(throws: EngineError.refused(order: number, obstacle: .judgesOwnRepair)) {
      try world.give(VerifyOrder(order: number), as: "1")
    }
  }

  @Test("an extension is approved at another keyboard than it was asked for")
  func extending() throws {
    var world = try office()
    let number = try world.logDefect()
    let until = try world.at("2026-12-20 09:00")
    try world.give(AskExtension(order: number, until: until, reason: "件"), as: "8")
    #expect(throws: EngineError.refused(order: number, obstacle: .approvesOwnExtension)) {
      try give(DecideExtension(order: number, approve: true), as: "1", at: "8", in: world)
    }
    #expect(throws: Never.self) {
      try give(
        DecideExtension(order: number, approve: false, reason: "不"), as: "1", at: "8", in: world)
    }
  }

  @Test("nobody gives themself a role, nor their system user to whoever could not give it back")
  func ownRoles() throws {
    var world = try World()
    var more = ReviseStaff(staff: "1")
    more.roles = ["supervisor", "head", "administrator", "auditor"]
    #expect(throws: EngineError.ownRoles) { try world.give(more, as: "1") }
    more.roles = ["supervisor", "head"]
    #expect(try world.give(more, as: "1") == "1")
    try world.give(MapLogin(staff: "1", login: "chen"), as: "1")
    #expect(throws: EngineError.ownRights) {
      try world.give(MapLogin(staff: "2", login: "chen"), as: "1")
    }
    #expect(throws: EngineError.ownRoles, "roles that one does not have are not taken by a login") {
      try world.give(MapLogin(staff: "6", login: "chen"), as: "1")
    }
    _ = try world.give(EnterStaff(number: "66", name: "副手", roles: ["supervisor"]))
    #expect(try world.give(MapLogin(staff: "66", login: "chen"), as: "1") == "66")
    var off = ReviseStaff(staff: "2")
    off.enabled = false
    try world.give(off, as: "1")
    #expect(throws: EngineError.disabledPerson("2")) {
      try world.give(MapLogin(staff: "2", login: "wang"), as: "1")
    }
  }

  @Test("a list that is brought in takes the right to manage people from nobody who brings it")
  func imported() throws {
    let world = try World()
    let chen = try world.engine.ask(now: world.now) { try $0.person(named: "1") }
    let rows = ["number,name,roles", "1,\(chen.name),auditor", "9,新来的,worker"]
    #expect(throws: EngineError.ownRights) {
      try world.importing(.staff, rows, update: true)
    }
    #expect(throws: EngineError.unknownPerson("9")) {
      try world.engine.ask(now: world.now) { try $0.person(named: "9") }
    }
  }
}
