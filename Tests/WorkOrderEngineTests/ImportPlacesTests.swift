import Configuration
import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("Importing places")
struct ImportPlacesTests {
  static let list = [
    "path,name,name_en,kind,aliases,rooms",
    "NH/SS1/F2,2 层,,,二楼;2F,201-203",
    "NH/SS1,学生一舍,Dormitory 1,宿舍,一舍、1舍,",
    "ss2,学生二舍,,dormitory,,",
  ]

  @Test("a place may stand before the one above it, and kind and title come from above")
  func tree() throws {
    let world = try World()
    let summary = try world.importing(.places, Self.list)
    #expect(summary.added == 3 && summary.badRows == [])
    #expect(summary.places == ["NH/SS1/F2/201", "NH/SS1/F2/202", "NH/SS1/F2/203"])
    let room = try world.place("nh/ss1/f2/202")
    #expect(room.title == "学生一舍 2 层 202" && room.kind == "dormitory")
    #expect(try world.place("一舍").path == "NH/SS1")
    #expect(try world.place("学生二舍").path == "NH/SS2")
    #expect(try world.doctor() == [])
  }

  @Test("below a parent a code is enough, and without a code the name")
  func parents() throws {
    let world = try World()
    let list = [
      "parent,code,name,campus", "Sports Hall,,East Wing,", ",GYM,Sports Hall,",
      "NH/TSG,,阅览室,", ",LAB,Laboratory,xishan",
    ]
    let summary = try world.importing(.places, list)
    #expect(summary.added == 4 && summary.badRows == [])
    #expect(try world.place("NH/GYM/EAST-WING").title == "Sports Hall East Wing")
    #expect(try world.place("XS/LAB").name == "Laboratory")
    #expect(try world.place("图书馆 阅览室").path.hasPrefix("NH/TSG/P"))
    #expect(try world.importing(.places, list).unchanged == 4)
  }

  @Test("the same row again is unchanged; another is listed, and applied with --update")
  func again() throws {
    var world = try World()
    let number = try world.logDefect()
    #expect(try world.importing(.places, Self.list).added == 3)
    #expect(try world.importing(.places, Self.list).unchanged == 3)
    let other = ["path,name,aliases,rooms", "NH/TSG,新图书馆,老馆,101-105"]
    let listed = try world.importing(.places, other)
    #expect(
      listed.different == [
        ImportDifference(line: 2, number: "NH/TSG", fields: ["name", "aliases", "rooms"])
      ])
    #expect(try world.place("NH/TSG").name == "图书馆")
    #expect(try world.importing(.places, other, update: true).updated == 1)
    #expect(try world.place("新图书馆 101").path == "NH/TSG/101")
    #expect(try world.place("老馆").kind == "teaching")
    #expect(throws: EngineError.unknownPlace("tsg")) { try world.place("tsg") }
    #expect(throws: EngineError.unknownPlace("图书馆 101")) { try world.place("图书馆 101") }
    #expect(try world.importing(.places, other).unchanged == 1)
    func found(_ words: String) throws -> [String] {
      try world.engine.ask(now: world.now) { snapshot in
        try snapshot.orders(try OrderFilter(words), limit: 5).items.map(\.number)
      }
    }
    #expect(try found("新图书") == [number])
    #expect(try world.doctor() == [])
  }

  @Test("an empty cell takes nothing away")
  func emptyCell() throws {
    let world = try World()
    let summary = try world.importing(
      .places, ["path,name,name_en,kind,aliases", "NH/TSG,图书馆,,,"], update: true)
    #expect(summary.unchanged == 1)
    #expect(try world.place("tsg").nameEnglish == "Library")
  }

  @Test("a bad row says what is wrong, and the good ones are kept")
  func badRows() throws {
    let world = try World()
    let summary = try world.importing(
      .places,
      [
        "path,name,kind,rooms,campus", "NH/A/B,无上级,,,", "NH/C,,,,", "NH/D,馆,宫殿,,",
        "NH/E,馆,,201-199,", "NH/馆,馆,,,", "ZZ/F,馆,,,月球", "XS/G,馆,,,NH", "NH/H,好,,,",
        "NH/H,坏,,,",
      ])
    #expect(
      summary.faults == [
        2: .unknown(field: "parent", value: "NH/A"), 3: .missing(field: "name"),
        4: .unknown(field: "kind", value: "宫殿"),
        5: .malformed(field: "rooms", value: "201-199"),
        6: .malformed(field: "path", value: "NH/馆"),
        7: .unknown(field: "campus", value: "月球"),
        8: .elsewhere(field: "path", value: "XS/G", campus: "NH"),
        10: .unlike(field: "name", value: "坏", line: 9),
      ])
    #expect(summary.rows == 9 && summary.added == 1 && summary.isCommitted)
    #expect(try world.place("NH/H").name == "好")
  }

  @Test("a row that names another place above than its path does is refused")
  func aboveTwice() throws {
    let world = try World()
    let list = [
      "path,name,parent", "NH/H/1,一室,NH/H", "NH/H,好,NH", "NH/TSG/9,坏,NH", "NH/J,等,NH/XX",
    ]
    let summary = try world.importing(.places, list)
    #expect(summary.added == 2)
    #expect(
      summary.faults == [
        4: .aboveTwice(value: "NH", path: "NH/TSG/9"), 5: .unknown(field: "parent", value: "NH/XX"),
      ])
  }

  @Test("a place takes another kind; its orders keep the one they were reported under")
  func otherKind() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p3)
    func complete(_ number: String) throws -> Instant? {
      try world.engine.ask(now: world.now) {
        try $0.orderRow(number).clocks.first { $0.kind == .complete }?.due
      }
    }
    let before = try complete(number)
    let list = ["path,name,kind", "NH/TSG/101,101,dormitory", "NH/TSG/102,102,dormitory"]
    #expect(try world.importing(.places, list, update: true).updated == 2)
    #expect(try world.place("NH/TSG/101").kind == "dormitory")
    #expect(try complete(number) == before && before == (try world.at("2026-11-26 09:00")))
    // Residences: two working days instead of three.
    let later = try world.logDefect(priority: .p3, text: "另一盏")
    #expect(try complete(later) == world.at("2026-11-25 09:00"))
    #expect(try world.doctor() == [])
    try world.give(RestateOrder(order: number), as: "1")
    #expect(try complete(number) == world.at("2026-11-25 09:00"))
    #expect(try world.doctor() == [])
  }

  @Test("an order that is moved to another kind of place is judged by that one from its report on")
  func moved() throws {
    var world = try World()
    let list = ["path,name,kind", "NH/TSG/102,102,dormitory"]
    #expect(try world.importing(.places, list, update: true).updated == 1)
    let number = try world.logDefect(priority: .p3)
    func complete() throws -> Instant? {
      try world.engine.ask(now: world.now) {
        try $0.orderRow(number).clocks.first { $0.kind == .complete }?.due
      }
    }
    #expect(try complete() == world.at("2026-11-26 09:00"))
    try world.give(CorrectOrder(order: number, place: "NH/TSG/102"), as: "3")
    #expect(try complete() == world.at("2026-11-25 09:00"))
    #expect(try world.doctor() == [])
  }

  @Test("under an order from before reports kept the kind of their place the kind stays")
  func kindInUse() throws {
    var world = try World()
    let number = try world.logDefect()
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      try db.execute("DROP TRIGGER IF EXISTS event_no_update")
      try db.execute(
        "UPDATE event SET body = REPLACE(body, '\"kind\":\"teaching\",', '') WHERE kind = 'reported'"
      )
    }
    try other.close()
    let list = ["path,name,kind", "NH/TSG/101,101,dormitory", "NH/TSG/102,102,dormitory"]
    let summary = try world.importing(.places, list, update: true)
    #expect(summary.faults == [2: .kindInUse(order: number)] && summary.updated == 1)
    #expect(try world.place("NH/TSG/101").kind == "teaching")
    #expect(try world.place("NH/TSG/102").kind == "dormitory")
  }

  @Test("strict takes none when one is bad, and a dry run takes none")
  func nothing() throws {
    let world = try World()
    let list = ["path,name", "NH/H,好", "NH/X/Y,坏"]
    #expect(try !world.importing(.places, list, strict: true).isCommitted)
    #expect(try !world.importing(.places, list, dryRun: true).isCommitted)
    #expect(throws: EngineError.unknownPlace("NH/H")) { try world.place("NH/H") }
  }

  @Test("needs the right to import")
  func rights() throws {
    let world = try World()
    #expect(throws: EngineError.notPermitted(command: "importOrders", person: "王工")) {
      try world.importing(.places, Self.list, as: "2")
    }
  }
}
