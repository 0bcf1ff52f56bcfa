import Ledger
import ServiceClock
import Testing

@testable import WorkOrderEngine

/// What no event makes row by row: a change that went another way than by this program is seen.
@Suite("Registered tables")
struct RegisteredTableTests {
  private func alter(_ world: World, _ statements: String...) throws {
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      for statement in statements { try db.execute(statement) }
    }
    try other.close()
  }

  private func problems(_ world: World) throws -> [Problem] {
    try world.engine.doctor(chain: true, now: world.now)
  }

  @Test(
    "a change behind the program's back is seen, whatever decides a figure or a right",
    arguments: [
      ("database", "UPDATE database SET simulated = 0"),
      ("campus", "UPDATE campus SET calendar = '24x7' WHERE code = 'NH'"),
      ("campus", "UPDATE campus SET remote = 1 WHERE code = 'NH'"),
      ("place", "UPDATE place SET kind = 'dormitory' WHERE path = 'NH/TSG/101'"),
      ("place_alias", "DELETE FROM place_alias WHERE alias = 'tsg'"),
      ("asset", "INSERT INTO asset (code, place, name, kind) VALUES ('X', 1, 'x', 'lift')"),
      ("crew", "UPDATE crew SET leader = NULL"),
      (
        "contractor",
        "INSERT INTO contractor (code, name, categories, campuses) VALUES ('X','x','','')"
      ),
      ("staff", "UPDATE staff SET enabled = 0 WHERE number = '2'"),
      ("staff_role", "INSERT INTO staff_role (staff, role, campus) VALUES (2, 'supervisor', 0)"),
      ("shift", "UPDATE shift SET start_minute = start_minute + 1"),
      ("shift_pattern", "DELETE FROM shift_pattern"),
      ("route", "UPDATE route SET quota = 1"), ("route", "UPDATE route SET floor = 0"),
      ("route_stop", "DELETE FROM route_stop WHERE position = 1"),
      (
        "credential",
        """
        INSERT INTO credential (staff, cost, block, lanes, salt, digest, changed)
        VALUES (2, 16384, 8, 3, zeroblob(16), zeroblob(32), 0)
        """
      ),
    ])
  func seen(table: String, statement: String) throws {
    var world = try World()
    _ = try world.logDefect()
    #expect(try problems(world) == [])
    try alter(world, statement)
    #expect(try problems(world).contains { $0.kind == .table && $0.place == table })
  }

  @Test("every column that does not follow from events is taken in")
  func columns() throws {
    let world = try World()
    // What is left out, with the reason.
    let left: [String: Set<String>] = [
      "database": ["clock", "merged"], "campus": ["last_number", "last_sheet"],
      "route": ["last_round", "next_at", "risk_told"],
      // Younger than the first digests, which go on counting; it decides no figure and no right.
      "contractor": ["name_en"],
    ]
    try world.engine.ask(now: world.now) { snapshot in
      for table in RegisteredTable.allCases {
        let all = try snapshot.reader.rows("PRAGMA table_info(\(table.rawValue))") { $0.text(1) }
        let known = Set(table.columns).union(left[table.rawValue] ?? [])
        #expect(Set(all) == known, "\(table)")
      }
    }
  }

  @Test("a change by a command is no problem, and takes one event")
  func commands() throws {
    var world = try World()
    let before = try world.engine.chainReport(now: world.now).events
    try world.give(EnterStaff(number: "77", name: "新人", roles: ["worker"]))
    #expect(try world.engine.chainReport(now: world.now).events == before + 2)
    #expect(try problems(world) == [])
    try world.give(MapLogin(staff: "77", login: "xin"))
    #expect(try problems(world) == [])
  }

  @Test("rebuilding takes the tables as they are into the history, which names what was found")
  func rebuilt() throws {
    let world = try World()
    try alter(world, "UPDATE place SET kind = 'dormitory' WHERE path = 'NH/TSG/101'")
    let found = try world.engine.rebuild(by: .system, now: world.now)
    #expect(found.map(\.place) == ["place"])
    #expect(try problems(world) == [])
    let kept = try world.engine.ask(now: world.now) {
      try $0.reader.text("SELECT body FROM event WHERE kind = 'rebuilt'")
    }
    #expect(kept?.contains("\"place\":\"place\"") == true)
  }

  @Test("a database of an earlier release is taken in when a sheet is given")
  func earlier() throws {
    var world = try World()
    try alter(
      world, "DROP TRIGGER event_no_delete", "DELETE FROM event WHERE kind = 'registered'",
      "UPDATE place SET kind = 'dormitory' WHERE path = 'NH/TSG/101'")
    #expect(try world.engine.doctor(chain: false, now: world.now) == [], "nothing is known of it")
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try alter(world, "UPDATE place SET kind = 'teaching' WHERE path = 'NH/TSG/101'")
    #expect(try world.engine.doctor(chain: false, now: world.now).map(\.place) == ["place"])
  }

  @Test("the text of the rules, and a day of the roster, are held against their events")
  func others() throws {
    var world = try World()
    let day = world.zone.local(world.now).date
    try world.give(EnterDuty(staff: "2", from: day, duty: "night", standsInFor: "4"), as: "1")
    try world.give(
      EnterDuty(staff: "2", from: day.adding(days: 1), duty: EnterDuty.off), as: "1")
    try world.give(
      EnterDuty(staff: "2", from: day.adding(days: 1), duty: EnterDuty.pattern), as: "1")
    #expect(try problems(world) == [])
    try alter(
      world, "UPDATE roster SET duty = 'off'",
      "UPDATE configuration SET body = replace(body, 'P1', 'P2')")
    let found = try problems(world)
    #expect(found.contains { $0.kind == .configuration && $0.place == "1" })
    #expect(found.contains { $0.kind == .roster && $0.place == "2 \(day)" && $0.found == "off 4" })
    try alter(world, "DELETE FROM roster")
    #expect(
      try problems(world).contains { $0.kind == .roster && $0.expected == "night 4" })
  }
}
