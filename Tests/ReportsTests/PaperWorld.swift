import Configuration
import Foundation
import Ledger
import Localization
import Reports
import TestFolders
import WorkOrderEngine

/// One campus with two repairers and two shift leaders, on Mon 2026-11-23 09:00.
struct PaperWorld {
  let engine: Engine
  let zone: ZoneRules
  var now: Instant
  private var commands = 0

  init(campusFile: String = Self.campusFile, start: String = "2026-11-23 09:00") throws {
    let folder = try TestFolder.make()
    let path = folder.appendingPathComponent("patrol.db").path
    engine = Engine(ledger: try SQLiteLedger.create(at: path, schema: Engine.schema))
    zone = try ZoneRules(identifier: "Asia/Shanghai")
    now = try TimeText.instant(start, in: zone)
    try engine.found(
      Founding(
        campusFile: try CampusFile(toml: campusFile, file: "world.toml"),
        configuration: try Defaults.load(), simulatedClock: now), now: now)
  }

  mutating func move(to text: String) throws { now = try TimeText.instant(text, in: zone) }

  @discardableResult
  mutating func give<C: Command>(_ command: C, as number: String) throws -> C.Answer {
    commands += 1
    let person = try engine.ask(now: now) { try $0.person(named: number).id }
    return try engine.perform(
      command, id: "command-\(commands)", by: Actor(person: person), now: now)
  }

  /// A shift with an order on hold, a major one that is late, and one repaired; sheet NH-H1 given
  /// and received, then a draft.
  static func shift() throws -> PaperWorld {
    var world = try PaperWorld()
    let lamp = try world.log("照明灯管不亮", .p3, "lighting")
    try world.give(AcceptOrder(order: lamp), as: "2")
    try world.give(
      HoldOrder(
        order: lamp, reason: .parts, note: "等灯管",
        wakeOn: CalendarDate("2026-11-25") ?? CalendarDate(dayNumber: 0)), as: "2")
    try world.give(GiveHandover(campus: "NH", to: "4"), as: "3")
    try world.give(ReceiveHandover(sheet: "NH-H1", checked: true), as: "4")
    try world.move(to: "2026-11-23 10:00")
    _ = try world.log("配电室焦味，母排发热", .p1, "electrical", major: true)
    let done = try world.log("水龙头漏水", .p3, "plumbing")
    try world.give(
      CompleteOrder(
        order: done,
        completion: Completion(cause: "垫圈老化", remedy: "更换垫圈", minutes: 20)), as: "2")
    try world.give(
      DraftHandover(
        campus: "NH",
        written: [
          .weather: [.init("晴，北风三级")], .isolations: [],
          .counted: [.init("钥匙", expected: 12, counted: 11), .init("对讲机", expected: 4)],
          .instructions: [.init("明日 8:00 东区停水两小时")],
        ]), as: "4")
    try world.move(to: "2026-11-23 13:55")
    return world
  }

  private mutating func log(
    _ text: String, _ priority: Priority, _ category: String, major: Bool = false
  ) throws -> String {
    try give(
      LogDefect(
        place: "NH/TSG/101", category: category, priority: priority, major: major, text: text,
        reporter: "李同学", contact: "555-0101"), as: "1"
    ).number
  }

  static let campusFile = """
    [university]
    name = "江城大学"
    name_en = "Jiangcheng University"
    [[campus]]
    code = "NH"
    id = "nanhu"
    name = "南湖校区"
    name_en = "Nanhu Campus"
    time_zone = "Asia/Shanghai"
    calendar = "office"
    [[place]]
    path = "NH/TSG"
    name = "图书馆"
    name_en = "Library"
    kind = "teaching"
    rooms = "101-102"
    [[staff]]
    number = "1"
    name = "孙主管"
    name_en = "Sun"
    roles = ["supervisor", "frontDesk", "dispatcher"]
    [[staff]]
    number = "2"
    name = "王工"
    name_en = "Wang"
    roles = ["worker"]
    crew = "NH-ZH"
    [[staff]]
    number = "3"
    name = "赵值班长"
    name_en = "Zhao"
    roles = ["shiftLeader"]
    [[staff]]
    number = "4"
    name = "周值班长"
    name_en = "Zhou"
    roles = ["shiftLeader"]
    [[crew]]
    code = "NH-ZH"
    campus = "NH"
    name = "综合维修班"
    name_en = "Multi-skilled crew"
    leader = "2"
    [[shift]]
    code = "early"
    name = "早班"
    name_en = "Early"
    start = "06:00"
    end = "14:00"
    """
}
