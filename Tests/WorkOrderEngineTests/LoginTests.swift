import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("System users")
struct LoginTests {
  /// The events of the topic staff: whom they are about, by number, and the login.
  private func events(_ world: World) throws -> [String] {
    try world.engine.ask(now: world.now) { snapshot in
      try snapshot.reader.rows(
        """
        SELECT s.number, e.target, e.person FROM event e JOIN staff s ON s.id = e.subject
        WHERE e.topic = 'staff' AND e.kind = 'login' ORDER BY e.sequence
        """
      ) { "\($0.text(0)) \($0.text(1)) by \($0.integer(2))" }
    }
  }

  @Test("whoever gets a login and whoever loses it has an event of it, with who did it")
  func mapping() throws {
    var world = try World()
    try world.give(MapLogin(staff: "2", login: "wang"), as: "1")
    try world.give(MapLogin(staff: "4", login: "wang"), as: "1")
    try world.give(MapLogin(staff: "4", login: "wang"), as: "1")
    try world.engine.map(login: "root", toStaff: "1", now: world.now)
    #expect(try events(world) == ["2 wang by 1", "2  by 1", "4 wang by 1", "1 root by 0"])
    let person = try world.engine.ask(now: world.now) { try $0.person(login: "wang") }
    #expect(person?.number == "4")
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("needs the right to manage staff, and a login")
  func rights() throws {
    var world = try World()
    #expect(throws: EngineError.notPermitted(command: "manageStaff", person: "王工")) {
      try world.give(MapLogin(staff: "2", login: "wang"), as: "2")
    }
    #expect(throws: EngineError.empty(field: "login")) {
      try world.give(MapLogin(staff: "2", login: " "), as: "1")
    }
    #expect(try events(world) == [])
  }

  @Test("whoever manages one campus makes nobody of, and shuts nobody out of, another")
  func elsewhere() throws {
    var world = try World()
    try world.give(EnterStaff(number: "60", name: "南湖管理员", roles: ["administrator@NH"]))
    try world.give(EnterStaff(number: "61", name: "主管", crew: "NH-ZH", roles: ["supervisor"]))
    try world.give(EnterStaff(number: "62", name: "南湖工", crew: "NH-ZH", roles: ["worker@NH"]))
    try world.give(EnterStaff(number: "63", name: "西山工", roles: ["worker@XS"]))
    try world.give(MapLogin(staff: "63", login: "xishan"))
    for (number, login) in [("61", "friend"), ("62", "xishan"), ("63", "friend")] {
      #expect(throws: EngineError.self, "\(login) as \(number)") {
        try world.give(MapLogin(staff: number, login: login), as: "60")
      }
    }
    try world.give(MapLogin(staff: "62", login: "friend"), as: "60")
    #expect(throws: EngineError.self) { try world.give(UnlockSignIn(staff: "61"), as: "60") }
    try world.give(UnlockSignIn(staff: "62"), as: "60")
    #expect(try events(world).count == 2)
  }

  @Test("a duty by date is an event too")
  func roster() throws {
    var world = try World()
    let day = world.zone.local(world.now).date
    try world.give(
      EnterDuty(staff: "2", from: day, duty: "NIGHT", standsInFor: "4"), as: "1")
    let found = try world.engine.ask(now: world.now) { snapshot in
      try snapshot.reader.rows("SELECT target, reason FROM event WHERE kind = 'roster'") {
        "\($0.text(0)) \($0.text(1))"
      }
    }
    #expect(found == ["2026-11-23 night 4"])
  }

  @Test("doctor names a login that no event gave")
  func altered() throws {
    var world = try World()
    try world.give(MapLogin(staff: "2", login: "wang"), as: "1")
    let registered = try #require(
      try world.engine.ask(now: world.now) {
        try $0.reader.value("SELECT MAX(sequence) FROM event WHERE kind = 'registered'")
      })
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { try $0.execute("UPDATE staff SET login = 'intruder' WHERE number = '2'") }
    try other.close()
    #expect(
      try world.engine.doctor(chain: true, now: world.now) == [
        Problem(kind: .column, place: "2 login", found: "intruder", expected: "wang"),
        Problem(kind: .table, place: "staff", found: "\(registered)"),
      ])
  }
}
