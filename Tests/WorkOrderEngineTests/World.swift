import Configuration
import Foundation
import Ledger
import ServiceClock
import TestFolders
import Testing
import WorkOrderEngine

/// A small university on a real database file, with a clock of its own.
struct World {
  let engine: Engine
  /// Where the database file lies.
  let path: String
  let zone: ZoneRules
  /// The moment at which the next command is given.
  var now: Instant
  private var commands = 0

  /// The university of `World.campusFile` under the default rules, on Mon 2026-11-23 09:00.
  init(configuration: EffectiveConfiguration? = nil, isSimulated: Bool = true) throws {
    let folder = try TestFolder.make()
    path = folder.appendingPathComponent("patrol.db").path
    engine = Engine(ledger: try SQLiteLedger.create(at: path, schema: Engine.schema))
    zone = try ZoneRules(identifier: "Asia/Shanghai")
    now = try TimeText.instant("2026-11-23 09:00", in: zone)
    try engine.found(
      Founding(
        campusFile: try CampusFile(toml: World.campusFile, file: "world.toml"),
        configuration: try configuration ?? Defaults.load(), simulatedClock: isSimulated ? now : nil
      ),
      now: now)
  }

  /// The instant of a local time such as `2026-11-23 14:00`.
  func at(_ text: String) throws -> Instant { try TimeText.instant(text, in: zone) }

  /// Moves the clock to a local time.
  mutating func move(to text: String) throws { now = try at(text) }

  /// Gives a command as the staff member with this number.
  @discardableResult
  mutating func give<C: Command>(_ command: C, as number: String = "1") throws -> C.Answer {
    commands += 1
    let person = try engine.ask(now: now) { try $0.person(named: number).id }
    return try engine.perform(
      command, id: "command-\(commands)", by: Actor(person: person), now: now)
  }

  /// Logs an ordinary defect in the library and answers its number.
  mutating func logDefect(
    priority: Priority? = nil, text: String = "灯管不亮", as number: String = "3",
    major: Bool = false
  ) throws -> String {
    try give(
      LogDefect(
        place: "NH/TSG/101", category: "lighting", priority: priority, major: major, text: text,
        reporter: "学生", contact: "555-0101"),
      as: number
    ).number
  }

  /// The order with this number.
  func order(_ number: String) throws -> OrderFile {
    try engine.ask(now: now) { try $0.orderFile(number) }
  }
}

extension World {
  /// One campus, one building, five people who each have one trade, three shifts.
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
    [[campus]]
    code = "XS"
    id = "xishan"
    name = "西山校区"
    name_en = "Xishan Campus"
    time_zone = "Asia/Shanghai"
    calendar = "office"
    remote = true
    [[place]]
    path = "NH/TSG"
    name = "图书馆"
    name_en = "Library"
    kind = "teaching"
    aliases = ["tsg"]
    rooms = "101-104"
    [[place]]
    path = "NH/TSG/PDS"
    name = "配电室"
    kind = "powerRoom"
    [[place]]
    path = "XS/SY"
    name = "实验楼"
    kind = "teaching"
    [[crew]]
    code = "NH-ZH"
    campus = "NH"
    name = "综合维修班"
    leader = "4"
    [[staff]]
    number = "1"
    name = "陈主管"
    roles = ["supervisor", "head", "administrator"]
    [[staff]]
    number = "2"
    name = "王工"
    roles = ["worker"]
    crew = "NH-ZH"
    [[staff]]
    number = "3"
    name = "孙前台"
    roles = ["frontDesk", "dispatcher"]
    [[staff]]
    number = "4"
    name = "刘班长"
    roles = ["crewLeader", "worker"]
    crew = "NH-ZH"
    [[staff]]
    number = "5"
    name = "赵值班长"
    roles = ["shiftLeader"]
    [[staff]]
    number = "6"
    name = "周值班长"
    roles = ["shiftLeader", "supervisor"]
    [[staff]]
    number = "7"
    name = "审计"
    roles = ["auditor"]
    [[staff]]
    number = "8"
    name = "多面手"
    roles = ["worker", "supervisor"]
    [[shift]]
    code = "early"
    name = "早班"
    start = "06:00"
    end = "14:00"
    [[shift]]
    code = "late"
    name = "晚班"
    start = "14:00"
    end = "22:00"
    [[shift]]
    code = "night"
    name = "夜班"
    start = "22:00"
    end = "06:00"
    [[pattern]]
    crew = "NH-ZH"
    from = "2026-01-05"
    cycle = ["early", "late"]
    stagger = 1
    [[route]]
    code = "NH-R1"
    campus = "NH"
    name = "主线"
    quota = 2
    per = "week"
    floor_minutes = 10
    in_force = "2026-01-05"
    stops = [
      { place = "NH/TSG", checklist = "teaching" },
      { place = "NH/TSG/PDS", checklist = "powerRoom" },
    ]
    """
}
