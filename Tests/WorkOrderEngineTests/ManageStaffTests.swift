import Configuration
import Testing
import WorkOrderEngine

@Suite("The staff written down")
struct ManageStaffTests {
  private func board(_ world: World) throws -> [StaffStanding] {
    try world.engine.ask(now: world.now) { try $0.staffBoard() }
  }

  @Test("a new staff member has the roles that were given, and may at once do what they allow")
  func adding() throws {
    var world = try World()
    let before = try board(world).count
    let number = try world.give(
      EnterStaff(number: "7001", name: "新来的", roles: ["worker@NH", "班长"]))
    #expect(number == "7001")
    let all = try board(world)
    #expect(all.count == before + 1)
    let one = try #require(all.first { $0.person.number == "7001" })
    #expect(Set(one.roles.map(\.role)) == [.worker, .crewLeader])
    #expect(one.roles.first { $0.role == .crewLeader }?.campus == nil)
    #expect(throws: EngineError.alreadyExists(field: "number", value: "7001")) {
      try world.give(EnterStaff(number: "7001", name: "又一个"))
    }
  }

  @Test("a number that is no word, no name, and a role that is none are refused by field and value")
  func refused() throws {
    var world = try World()
    #expect(throws: EngineError.malformed(field: "number", value: "7 001")) {
      try world.give(EnterStaff(number: "7 001", name: "甲"))
    }
    #expect(throws: EngineError.empty(field: "name")) {
      try world.give(EnterStaff(number: "7002", name: "  "))
    }
    let roles = Role.allCases.filter { $0 != .system }.map(\.rawValue)
    #expect(throws: EngineError.unknownRole(value: "king@NH", known: roles)) {
      try world.give(EnterStaff(number: "7002", name: "甲", roles: ["king@NH"]))
    }
    #expect(throws: EngineError.unknownCampus("XX")) {
      try world.give(EnterStaff(number: "7002", name: "甲", roles: ["worker@XX"]))
    }
  }

  @Test("what is not named stays; disabled people have roles on paper, and none that count")
  func revising() throws {
    var world = try World()
    _ = try world.give(EnterStaff(number: "7003", name: "甲", phone: "1", roles: ["worker"]))
    var revision = ReviseStaff(staff: "7003")
    revision.phone = "2"
    revision.enabled = false
    _ = try world.give(revision)
    let one = try #require(try board(world).first { $0.person.number == "7003" })
    #expect(one.person.phone == "2" && one.person.name == "甲" && !one.person.isEnabled)
    #expect(one.roles.map(\.role) == [.worker] && !one.isOnDuty)
    #expect(
      try world.engine.ask(now: world.now) { try $0.roles(of: one.person.id) }.isEmpty)
  }

  @Test("nobody takes the right to manage people from themself")
  func ownRights() throws {
    var world = try World()
    var revision = ReviseStaff(staff: "1")
    revision.enabled = false
    #expect(throws: EngineError.ownRights) { try world.give(revision) }
    revision.enabled = nil
    revision.roles = ["worker"]
    #expect(throws: EngineError.ownRights) { try world.give(revision) }
  }

  @Test(
    "whoever manages one campus makes nobody supervisor of another, and of none takes rights away")
  func otherCampuses() throws {
    var world = try World()
    _ = try world.give(EnterStaff(number: "7004", name: "乙", roles: ["administrator@NH"]))
    _ = try world.give(EnterStaff(number: "7005", name: "丙", roles: ["supervisor"]))
    #expect(throws: EngineError.self) {
      try world.give(
        EnterStaff(number: "7006", name: "丁", roles: ["supervisor"]), as: "7004")
    }
    var revision = ReviseStaff(staff: "7005")
    revision.roles = ["worker@NH"]
    #expect(throws: EngineError.self) { try world.give(revision, as: "7004") }
    _ = try world.give(EnterStaff(number: "7007", name: "戊", roles: ["worker@NH"]), as: "7004")
  }
}

@Suite("The tree of places")
struct PlaceTreeTests {
  @Test("a place counts the open orders there and below, and a campus all of its own")
  func counts() throws {
    var world = try World()
    let order = try world.logDefect()
    let path = try world.engine.ask(now: world.now) { try $0.orderRow(order).placePath }
    let codes = path.split(separator: "/")
    let above = codes.dropLast().joined(separator: "/")
    let nodes = try world.engine.ask(now: world.now) { try $0.placeNodes(below: above) }
    #expect(nodes.first { $0.place.path == path }?.open == 1)
    #expect(nodes.filter { $0.place.path != path }.allSatisfy { $0.open == 0 })
    let roots = try world.engine.ask(now: world.now) { try $0.campusNodes() }
    #expect(roots.first { $0.place.path == String(codes[0]) }?.open == 1)
    #expect(roots.map(\.open).reduce(0, +) == 1)
  }

  @Test("a place's file says where it stands, and an unknown place is refused")
  func file() throws {
    let world = try World()
    let paths = try world.engine.ask(now: world.now) { try $0.places().map(\.path) }
    let deepest = try #require(paths.max { $0.count < $1.count })
    let file = try world.engine.ask(now: world.now) { try $0.placeFile(deepest) }
    #expect(file.place.path == deepest)
    #expect(file.above.count == max(0, deepest.split(separator: "/").count - 2))
    #expect(throws: EngineError.unknownPlace("NH/NOWHERE")) {
      try world.engine.ask(now: world.now) { try $0.placeFile("NH/NOWHERE") }
    }
  }
}
