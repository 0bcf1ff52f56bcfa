import Configuration
import Foundation
import ServiceClock
import Testing

@Suite("Campus files")
struct CampusFileTests {
  let template: CampusFile

  init() throws {
    template = try CampusFile(
      toml: Defaults.campusTemplate, file: "template.toml",
      configuration: Shared.defaults.get())
  }

  @Test("the template reads, and says in both languages what to write")
  func templateReads() {
    #expect(template.university == .init(name: "示例大学", nameEn: "Example University"))
    #expect(template.campuses.map(\.code) == ["NH"])
    #expect(template.campuses[0].calendar == "office")
    #expect(template.campuses[0].language == "zh-Hans")
    #expect(template.staff[0].roles.map(\.text) == ["worker@NH", "crewLeader@NH"])
    #expect(template.staff[1].roles.map(\.text) == ["supervisor", "administrator@NH"])
    #expect(Defaults.campusTemplate.contains("学校"))
    #expect(Defaults.campusTemplate.contains("checklist"))
  }

  @Test("rooms become places below theirs, after it")
  func rooms() throws {
    let rooms = template.places.filter { $0.parent == "NH/TSG" && $0.code != "B1" }
    #expect(rooms.count == 19)
    #expect(rooms.first?.path == "NH/TSG/201")
    #expect(rooms.last?.path == "NH/TSG/220")
    #expect(rooms.first?.name == "201")
    let paths = template.places.map(\.path)
    let library = try #require(paths.firstIndex(of: "NH/TSG"))
    let room = try #require(paths.firstIndex(of: "NH/TSG/201"))
    #expect(library < room)
  }

  @Test("a place without a kind has that of the place above")
  func kinds() {
    #expect(template.kind(ofPath: "NH/TSG/201") == "teaching")
    #expect(template.kind(ofPath: "NH/TSG/B1/PDS") == "powerRoom")
    #expect(template.kind(ofPath: "NH/TSG/B1") == "teaching")
    #expect(template.kind(ofPath: "NH") == nil)
  }

  @Test("routes, shifts and patterns keep their figures")
  func figures() {
    let route = template.routes[0]
    #expect(route.quota == 2)
    #expect(route.per == .week)
    #expect(route.floorMinutes == 25)
    #expect(route.gapHours == 20)
    #expect(route.inForce.description == "2026-01-05")
    #expect(route.stops[0].items == nil)
    #expect(route.stops[1].items == ["glass", "lamps", "escape"])
    #expect(template.shifts.map(\.startMinute) == [360, 840, 1320])
    #expect(template.shifts.map(\.endsNextDay) == [false, false, true])
    #expect(template.patterns[0].cycle.count == 7)
    #expect(template.patterns[0].stagger == 1)
  }

  @Test("it survives JSON unchanged")
  func roundTrip() throws {
    let data = try JSONEncoder().encode(template)
    #expect(try JSONDecoder().decode(CampusFile.self, from: data) == template)
  }

  @Test("a parent may stand behind its child, and comes first all the same")
  func order() throws {
    let file = try CampusFile(
      toml: CampusTables.start + """
        [[place]]
        path = "NH/A/1"
        name = "一"
        [[place]]
        path = "NH/A"
        name = "甲楼"
        """, file: "c.toml")
    #expect(file.places.map(\.path) == ["NH/A", "NH/A/1"])
  }

  @Test(
    "room numbers keep their zeros and letters",
    arguments: [
      ("001-003", ["001", "002", "003"]), ("A9-A11", ["A9", "A10", "A11"]),
      ("7, 9-10", ["7", "9", "10"]), ("098-101", ["098", "099", "100", "101"]),
    ])
  func roomNumbers(text: String, expected: [String]) throws {
    let file = try CampusFile(
      toml: CampusTables.start + """
        [[place]]
        path = "NH/A"
        name = "甲楼"
        rooms = "\(text)"
        """, file: "c.toml")
    #expect(file.places.dropFirst().map(\.code) == expected)
  }

  @Test("times and dates may stand without quotes, and a stop may leave its checklist to the place")
  func bareValues() throws {
    let file = try CampusFile(
      toml: CampusTables.start + """
        [[place]]
        path = "NH/A"
        name = "甲楼"
        kind = "teaching"
        [[shift]]
        code = "day"
        name = "白班"
        start = 00:00:00
        end = "24:00"
        [[route]]
        code = "NH-R1"
        campus = "NH"
        name = "主线"
        quota = 1
        per = "shift"
        gap_hours = 0.5
        in_force = 2026-01-05
        stops = [{ place = "NH/A" }]
        """, file: "c.toml")
    #expect(file.shifts[0].startMinute == 0)
    #expect(file.shifts[0].endMinute == 0)
    #expect(file.shifts[0].endsNextDay)
    #expect(file.routes[0].stops[0].checklist == "teaching")
    #expect(file.routes[0].gapHours == 0.5)
    #expect(file.routes[0].inForce == CalendarDate("2026-01-05"))
  }

  @Test("two thousand rooms are two thousand places")
  func large() throws {
    var text = CampusTables.start
    for building in 1...20 {
      text += """
        [[place]]
        path = "NH/B\(building)"
        name = "\(building) 号楼"
        rooms = "101-200"

        """
    }
    #expect(try CampusFile(toml: text, file: "c.toml").places.count == 2_020)
  }
}
