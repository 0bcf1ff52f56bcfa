import Configuration
import Testing

@testable import WorkOrderEngine

@Suite("Importing equipment")
struct ImportAssetsTests {
  private func asset(_ world: World, _ code: String) throws -> Asset {
    try world.engine.ask(now: world.now) { try $0.asset(coded: code) }
  }

  @Test("a place is named by path, title or alias, and gives the kind that none names")
  func places() throws {
    let world = try World()
    let list = [
      "code,place,name,kind", "nh-tr1,图书馆 配电室,1 号变压器,", "NH-DT1,tsg,客梯,电梯",
    ]
    let summary = try world.importing(.assets, list)
    #expect(summary.added == 2 && summary.badRows == [])
    #expect(try asset(world, "nh-tr1").kind == "powerRoom")
    #expect(try asset(world, "NH-DT1").kind == "lift")
    #expect(try world.importing(.assets, list).unchanged == 2)
    #expect(try world.doctor() == [])
  }

  @Test("one that moved is listed, and moved with --update")
  func moved() throws {
    let world = try World()
    _ = try world.importing(.assets, ["code,place,name", "P1,NH/TSG,泵"])
    let moved = ["code,place,name", "P1,XS/SY,泵"]
    #expect(
      try world.importing(.assets, moved).different == [
        ImportDifference(line: 2, number: "P1", fields: ["place"])
      ])
    #expect(try world.importing(.assets, moved, update: true).updated == 1)
    let place = try world.place("XS/SY").id
    #expect(try asset(world, "P1").place == place)
  }

  @Test("a bad row says what is wrong")
  func badRows() throws {
    let world = try World()
    let summary = try world.importing(
      .assets,
      [
        "code,place,name,kind,campus", ",NH/TSG,泵,,", "A 1,NH/TSG,泵,,", "A2,NH/XX,泵,,",
        "A3,,泵,,", "A4,NH/TSG,泵,怪,", "A5,NH/TSG,泵,,XS", "A6,NH/TSG,,,",
      ])
    #expect(
      summary.faults == [
        2: .missing(field: "code"), 3: .malformed(field: "code", value: "A 1"),
        4: .unknown(field: "place", value: "NH/XX"), 5: .missing(field: "place"),
        6: .unknown(field: "kind", value: "怪"),
        7: .elsewhere(field: "place", value: "NH/TSG", campus: "XS"),
        8: .missing(field: "name"),
      ])
  }
}
