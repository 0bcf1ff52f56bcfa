import Configuration
import Testing

@Suite("The built-in checklists")
struct ChecklistFiguresTests {
  let defaults: EffectiveConfiguration

  init() throws { defaults = try Shared.defaults.get() }

  @Test("there is one for each kind of place")
  func kinds() {
    #expect(
      Set(defaults.checklists.map(\.id)) == [
        "general", "teaching", "office", "dormitory", "canteen", "powerRoom", "boilerHouse",
        "pumpRoom", "lift", "fireSafety", "grounds",
      ])
  }

  @Test("an office is looked at like a teaching building")
  func office() {
    #expect(defaults.checklist("office")?.items == defaults.checklist("teaching")?.items)
    #expect(defaults.checklist("office")?.zh == "办公楼")
  }

  @Test(
    "the readings have their units and limits",
    arguments: [
      ("canteen", "coldStore", "℃", -25, -15),
      ("powerRoom", "voltage", "V", 370, 410),
      ("powerRoom", "current", "A", nil, nil),
      ("powerRoom", "powerFactor", "", 0.9, 1),
      ("powerRoom", "transformer", "℃", nil, 95),
      ("boilerHouse", "pressure", "MPa", 0.3, 0.7),
      ("boilerHouse", "waterLevel", "mm", nil, nil),
      ("boilerHouse", "temperature", "℃", nil, 95),
      ("boilerHouse", "hardness", "mmol/L", nil, 0.03),
      ("pumpRoom", "pressure", "MPa", nil, nil),
      ("pumpRoom", "chlorine", "mg/L", 0.05, 4),
      ("lift", "machineRoom", "℃", nil, 40),
      ("fireSafety", "hydrantPressure", "MPa", 0.15, nil),
    ] as [(String, String, String, Double?, Double?)])
  func readings(list: String, item: String, unit: String, min: Double?, max: Double?) throws {
    let item = try #require(defaults.checklist(list)?.item(item))
    #expect(item.kind == .reading(unit: unit, min: min, max: max))
  }

  @Test(
    "the starred items and no others are major when they fail",
    arguments: [
      ("general", ["escape", "railing"]),
      ("teaching", ["escape", "railing"]),
      (
        "dormitory",
        ["balconyRailing", "exits", "indoorBatteries", "privateWiring", "smokeAlarm"]
      ),
      ("canteen", ["gas"]),
      ("powerRoom", ["floorDry", "noise"]),
      ("boilerHouse", ["exitDoor", "flameGuard", "gasAlarm", "gauge", "safetyValve"]),
      ("pumpRoom", ["tankLocked"]),
      ("lift", ["emergencyCall", "inspection"]),
      ("fireSafety", ["controlRoom", "fireLane"]),
      ("grounds", ["manholes"]),
    ] as [(String, [String])])
  func majors(list: String, expected: [String]) throws {
    let checklist = try #require(defaults.checklist(list))
    #expect(checklist.items.filter(\.major).map(\.id).sorted() == expected)
  }

  @Test(
    "the dates are dates",
    arguments: [
      ("canteen", ["hoodCleaned"]), ("powerRoom", ["insulatingGear"]),
      ("boilerHouse", ["safetyValve", "gauge"]), ("pumpRoom", ["tankCleaned", "waterReport"]),
      ("lift", ["inspection"]), ("fireSafety", ["extinguisherDate"]),
    ] as [(String, [String])])
  func dates(list: String, expected: [String]) throws {
    let checklist = try #require(defaults.checklist(list))
    #expect(checklist.items.filter { $0.kind == .expiry }.map(\.id) == expected)
  }

  @Test("every item and list is named in both languages")
  func names() {
    func isChinese(_ text: String) -> Bool {
      text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
    for list in defaults.checklists {
      #expect(isChinese(list.zh) && !isChinese(list.en))
      #expect(list.items.count >= 7)
      for item in list.items { #expect(isChinese(item.zh) && !isChinese(item.en), "\(item.id)") }
    }
  }
}
