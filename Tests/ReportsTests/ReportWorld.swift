import Configuration
import Foundation
import Reports
import Testing
import WorkOrderEngine

extension PaperWorld {
  /// Two campuses, a crew, a contractor with one of its people, and a walked route, from October to
  /// December 2026: promises kept and broken, holds, extensions, a recurring fault, rounds missed,
  /// incomplete, excused and suspended.
  static func autumn(_ file: String = autumnFile) throws -> PaperWorld {
    var world = try PaperWorld(campusFile: file, start: "2026-10-08 09:00")
    try world.october()
    try world.november()
    try world.move(to: "2026-12-02 10:00")
    return world
  }

  private mutating func october() throws {
    try repair("灯管不亮", "lighting", .p3, at: "2026-10-12 09:00", done: "2026-10-12 15:00")
    try repair("水龙头漏水", "plumbing", .p2, at: "2026-10-13 09:00", done: "2026-10-13 11:00")
    try repair("水管渗水", "plumbing", .p2, at: "2026-10-14 09:00", done: "2026-10-16 10:00")
    try repair(
      "实验台插座无电", "electrical", .p3, place: "BY/SY", at: "2026-10-19 09:00",
      done: "2026-10-20 09:00")
    try walk(at: "2026-10-19 10:00")
    try walk(at: "2026-10-22 10:00")
  }

  private mutating func november() throws {
    try repair(
      "灯管又不亮", "lighting", .p3, at: "2026-11-02 09:00", done: "2026-11-02 15:00")
    try repair("水龙头漏水", "plumbing", .p2, at: "2026-11-04 09:00", done: "2026-11-04 12:00")
    try repair(
      "灯管又不亮", "lighting", .p3, at: "2026-11-05 09:00", done: "2026-11-06 15:00")
    try repair(
      "电梯停运", "lift", .p2, place: "BY/SY", asset: "BY-L1", to: "DT", at: "2026-11-09 09:00",
      done: "2026-11-14 09:00", heldFrom: "2026-11-09 12:00")
    try repair(
      "灯管又不亮", "lighting", .p3, at: "2026-11-16 09:00", done: "2026-11-20 15:00")
    try repair(
      "电梯按钮失灵", "lift", .p3, place: "BY/SY", asset: "BY-L1", to: "6", at: "2026-11-23 09:00",
      done: "2026-11-26 10:00", lentTo: "2")
    try move(to: "2026-11-26 13:00")
    _ = try log("走廊漏雨", "civil", .p3, place: "NH/TSG/101")
    try walk(at: "2026-11-03 10:00")
    try walk(at: "2026-11-05 10:00")
    let half = try walk(at: "2026-11-10 10:00", missing: 1)
    try give(ExcuseStop(round: half, reason: "配电室检修停电"), as: "1")
    try walk(at: "2026-11-17 10:00", missing: 1)
    // Four a month: the first of these is of a month in which the quota is not in force yet.
    for day in ["10-28", "11-04", "11-12", "11-25"] {
      try walk("NH-R2", at: "2026-\(day) 14:00")
    }
    try give(
      SuspendRoute(
        route: "NH-R1", from: try day("2026-11-28"), to: try day("2026-12-31"),
        reason: "校庆布展"), as: "1")
  }

  private func day(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(text))
  }

  /// Logs a defect, gives it to somebody, and completes it; perhaps on hold for parts until 11 November,
  /// perhaps six hours in another's hands first.
  /// Each is completed before the next is reported: a clock does not go back.
  mutating func repair(
    _ text: String, _ category: String, _ priority: Priority, place: String = "NH/TSG/101",
    asset: String? = nil, to holder: String = "2", at start: String, done: String,
    heldFrom: String? = nil,
    lentTo other: String? = nil
  ) throws {
    try move(to: start)
    let number = try log(text, category, priority, place: place, asset: asset)
    // The library has a crew that takes it by itself; the laboratory has none.
    if try engine.ask(now: now, { try $0.orderFile(number).order.stage }) == .reported {
      try give(DispatchOrder(order: number, to: holder), as: "1")
    } else {
      try give(TransferOrder(order: number, to: holder, reason: "就近"), as: "1")
    }
    if let other {
      try give(TransferOrder(order: number, to: other, reason: "先看现场"), as: "1")
      now = now + 6 * 3_600
      try give(TransferOrder(order: number, to: holder, reason: "属电梯维保"), as: "1")
    }
    try give(AcceptOrder(order: number), as: holder == "DT" ? "6" : holder)
    if let heldFrom {
      try move(to: heldFrom)
      try give(
        HoldOrder(order: number, reason: .parts, note: "", wakeOn: try day("2026-11-30")),
        as: "1")
      try move(to: "2026-11-11 09:00")
      try give(ResumeOrder(order: number), as: "1")
    }
    try move(to: done)
    try give(
      CompleteOrder(order: number, completion: Completion(cause: "老化", remedy: "更换")),
      as: holder == "DT" ? "6" : holder)
  }

  mutating func log(
    _ text: String, _ category: String, _ priority: Priority, place: String,
    asset: String? = nil
  ) throws -> String {
    try give(
      LogDefect(
        place: place, category: category, priority: priority, text: text, reporter: "李同学",
        contact: "555-0101", asset: asset), as: "1"
    ).number
  }

  /// Walks a route in half an hour; the last `missing` stops are not reached.
  @discardableResult
  mutating func walk(
    _ route: String = "NH-R1", at start: String, missing: Int = 0
  ) throws -> String {
    let started = try TimeText.instant(start, in: zone)
    now = max(now, started + 1_800)
    let (stops, configuration) = try engine.ask(now: now) { snapshot in
      (
        try snapshot.stops(of: try snapshot.route(named: route)),
        try snapshot.rulebook().configuration
      )
    }
    var at = started
    return try give(
      RecordRound(
        route: route, started: started, finished: started + 1_800,
        stops: stops.map { stop in
          guard stop.position <= stops.count - missing else {
            return RecordRound.Stop(position: stop.position, answers: [], skipReason: "门锁未开")
          }
          return RecordRound.Stop(
            position: stop.position,
            answers: stop.items.map { id in
              at = at + 60
              let item = configuration.checklist(stop.checklist)?.item(id)
              return RecordRound.Answered(item: id, answer: item?.passing ?? .pass, at: at)
            })
        }), as: "2"
    ).round.number
  }

  static let autumnFile = """
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
    code = "BY"
    id = "beiyuan"
    name = "北苑校区"
    name_en = "Beiyuan Campus"
    time_zone = "Asia/Shanghai"
    calendar = "office"
    [[place]]
    path = "NH/TSG"
    name = "图书馆"
    name_en = "Library"
    kind = "teaching"
    rooms = "101-102"
    [[place]]
    path = "NH/TSG/PDS"
    name = "配电室"
    kind = "powerRoom"
    [[place]]
    path = "BY/SY"
    name = "实验楼"
    name_en = "Laboratory"
    kind = "teaching"
    [[asset]]
    code = "BY-L1"
    place = "BY/SY"
    name = "1 号电梯"
    kind = "lift"
    [[crew]]
    code = "NH-ZH"
    campus = "NH"
    name = "综合维修班"
    name_en = "Multi-skilled crew"
    leader = "2"
    [[contractor]]
    code = "DT"
    name = "安达电梯"
    name_en = "Anda Lifts"
    categories = ["lift"]
    [[staff]]
    number = "1"
    name = "孙主管"
    name_en = "Sun"
    roles = ["supervisor", "frontDesk", "dispatcher", "administrator"]
    [[staff]]
    number = "2"
    name = "王工"
    name_en = "Wang"
    roles = ["worker"]
    crew = "NH-ZH"
    [[staff]]
    number = "6"
    name = "电梯张师傅"
    name_en = "Zhang"
    roles = ["contractor"]
    crew = "DT"
    [[route]]
    code = "NH-R1"
    campus = "NH"
    name = "主线"
    name_en = "Main route"
    quota = 2
    per = "week"
    floor_minutes = 10
    in_force = "2026-10-12"
    stops = [
      { place = "NH/TSG", checklist = "teaching", items = ["lamps", "escape"] },
      { place = "NH/TSG/PDS", checklist = "powerRoom" },
    ]
    [[route]]
    code = "NH-R2"
    campus = "NH"
    name = "配电月检"
    name_en = "Power rooms"
    quota = 4
    per = "month"
    floor_minutes = 10
    in_force = "2026-10-12"
    stops = [{ place = "NH/TSG/PDS", checklist = "powerRoom" }]
    """
}

extension CheckItem {
  /// An answer that passes.
  fileprivate var passing: CheckAnswer {
    switch kind {
    case .passFail: .pass
    case .reading(_, let min, let max): .value(min ?? max ?? 1)
    case .expiry: .date(CalendarDate(dayNumber: 30_000))
    }
  }
}
