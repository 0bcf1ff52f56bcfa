import Configuration
import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("Importing staff")
struct ImportStaffTests {
  static let list = [
    "number,name,phone,crew,roles,login,enabled",
    "20,钱工,555-0120,综合维修班,维修人员;班长@NH,qian,是",
    "21,冯工,,,administrator@xishan,,在职",
    "22,褚工,,,auditor,chu,离职",
  ]

  private func record(_ world: World, _ number: String) throws -> StaffRecord {
    try #require(try world.engine.ask(now: world.now) { try $0.staffRecord(number: number) })
  }

  private func events(_ world: World) throws -> [String] {
    try world.engine.ask(now: world.now) { snapshot in
      try snapshot.reader.rows(
        """
        SELECT s.number, e.kind, e.target FROM event e JOIN staff s ON s.id = e.subject
        WHERE e.topic = 'staff' ORDER BY e.sequence
        """
      ) { "\($0.text(0)) \($0.text(1)) \($0.text(2))" }
    }
  }

  @Test("roles may be codes or Chinese names, for one campus or all, with an event of each person")
  func people() throws {
    let world = try World()
    let summary = try world.importing(.staff, Self.list)
    #expect(summary.added == 3 && summary.badRows == [])
    let campuses = try world.engine.ask(now: world.now) { try $0.campuses().map(\.id) }
    let qian = try record(world, "20")
    #expect(
      qian.roles == [
        RoleGrant(role: .worker, campus: nil), RoleGrant(role: .crewLeader, campus: campuses[0]),
      ])
    #expect(qian.crew != nil && qian.login == "qian" && qian.phone == "555-0120")
    #expect(
      try record(world, "21").roles == [RoleGrant(role: .administrator, campus: campuses[1])])
    #expect(try !record(world, "22").isEnabled)
    #expect(
      try events(world) == [
        "20 entered 20", "20 login qian", "21 entered 21", "22 entered 22", "22 login chu",
      ])
    #expect(try world.doctor() == [])
  }

  @Test("the same row again is unchanged; another is listed, and applied with --update")
  func again() throws {
    let world = try World()
    _ = try world.importing(.staff, Self.list)
    let before = try events(world)
    #expect(try world.importing(.staff, Self.list, update: true).unchanged == 3)
    #expect(try events(world) == before)
    let other = ["number,name,roles,login", "20,钱工长,班长@NH,qianli"]
    #expect(
      try world.importing(.staff, other).different == [
        ImportDifference(line: 2, number: "20", fields: ["name", "roles", "login"])
      ])
    #expect(try record(world, "20").name == "钱工")
    #expect(try world.importing(.staff, other, update: true).updated == 1)
    let qian = try record(world, "20")
    #expect(qian.name == "钱工长" && qian.roles.count == 1 && qian.login == "qianli")
    #expect(qian.phone == "555-0120")
    #expect(
      try events(world).suffix(2) == ["20 changed name roles login", "20 login qianli"])
    #expect(try world.doctor() == [])
  }

  @Test("whoever is disabled with open orders in hand is a warning that names how many")
  func leavingOrders() throws {
    var world = try World()
    let number = try world.logDefect()
    try world.give(TransferOrder(order: number, to: "4", reason: "近"), as: "3")
    let name = try record(world, "4").name
    let summary = try world.importing(
      .staff, ["number,name,enabled", "4,\(name),离职"], update: true)
    #expect(summary.updated == 1 && summary.badRows == [])
    #expect(
      summary.warnings == [ImportRemark(line: 2, fault: .stillHolds(person: "4", count: 1))])
    #expect(
      try world.importing(.staff, ["number,name,enabled", "4,\(name),离职"], update: true).warnings
        == [], "said once, when it happens")
  }

  @Test("a bad row says what is wrong")
  func badRows() throws {
    let world = try World()
    _ = try world.importing(.staff, Self.list)
    let summary = try world.importing(
      .staff,
      [
        "number,name,crew,contractor,roles,login,enabled", ",某,,,,,", "30,,,,,,",
        "31,某,天兵,,,,", "32,某,,天公司,,,", "33,某,,,国王,,", "34,某,,,主管@月球,,",
        "35,某,,,,qian,", "36,某,,,,,也许", "37,某,,,system,,",
      ])
    #expect(
      summary.faults == [
        2: .missing(field: "number"), 3: .missing(field: "name"),
        4: .unknown(field: "crew", value: "天兵"),
        5: .unknown(field: "contractor", value: "天公司"),
        6: .unknown(field: "roles", value: "国王"),
        7: .unknown(field: "campus", value: "主管@月球"),
        8: .taken(field: "login", value: "qian", by: "20"),
        9: .malformed(field: "enabled", value: "也许"),
        10: .unknown(field: "roles", value: "system"),
      ])
    #expect(summary.added == 0)
  }

  @Test("whoever manages the staff of one campus gives nobody a role elsewhere")
  func rights() throws {
    let world = try World()
    _ = try world.importing(.staff, Self.list)
    func give(_ roles: String) throws -> Int {
      try world.importing(.staff, ["number,name,roles", "40,某,\(roles)"], as: "21").added
    }
    let everywhere = EngineError.notPermitted(command: "manageStaff", person: "冯工")
    #expect(throws: everywhere) { try give("主管") }
    let there = EngineError.notPermittedThere(
      command: "manageStaff", person: "冯工", campus: "南湖校区")
    #expect(throws: there) { try give("主管@NH") }
    #expect(throws: everywhere, "nobody's: on no campus, and so on all") { try give("") }
    #expect(try give("维修人员@XS") == 1)
    #expect(throws: EngineError.notPermitted(command: "manageStaff", person: "王工")) {
      try world.importing(.staff, Self.list, as: "2")
    }
  }
}
