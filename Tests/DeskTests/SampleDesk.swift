import Localization
import Screen

@testable import PatrolDesk
@testable import WorkOrderEngine

/// A desk with fixed contents: Fri 2026-11-27 07:42 in Shanghai, a supervisor in front of it.
enum SampleDesk {
  static func at(_ text: String) -> Instant {
    // The samples name real times of a zone that every Unix has.
    guard let zone = try? ZoneRules(identifier: "Asia/Shanghai"),
      let instant = try? TimeText.instant(text, in: zone)
    else { return Instant(seconds: 0) }
    return instant
  }

  static func day(_ text: String) -> CalendarDate {
    CalendarDate(text) ?? CalendarDate(dayNumber: 0)
  }

  static let now = at("2026-11-27 07:42")

  static func viewer(_ roles: Set<Role> = [.supervisor], permitted: Set<String>? = nil) -> Viewer {
    let all = Set(OrderStep.allCases.map(\.command)).union([
      "logDefect", "startRound", "giveHandover", "receiveHandover", "refuseHandover",
      "remarkHandover", "draftHandover", "undoOrder",
      "manageStaff", "importOrders",
    ])
    return Viewer(
      id: 3, number: "1003", name: "赵立群", detail: "维修主管组", roles: roles,
      permitted: permitted ?? all, granting: ["acknowledgeEscalation": .supervisor])
  }

  static func model(
    language: Language = .zhHans, size: Size = Size(rows: 24, columns: 80),
    glyphs: Glyphs = .utf8, viewer: Viewer = viewer(), printer: String? = nil
  ) -> DeskModel {
    let zone = (try? ZoneRules(identifier: "Asia/Shanghai")) ?? .utc
    var settings = DeskSettings(language: language, glyphs: glyphs)
    settings.printer = printer
    var model = DeskModel(
      settings: settings, session: "s", size: size,
      now: now, zone: zone, viewer: viewer)
    let isEnglish = language == .en
    model.frame = FrameFacts()
    model.frame.isUnknown = false
    model.frame.campus = isEnglish ? "Nanhu Campus" : "南湖校区"
    model.frame.shift = isEnglish ? "Early" : "早班"
    model.frame.shiftHours = 360..<840
    (model.frame.late, model.frame.major, model.frame.unsigned) = (3, 1, 2)
    model.directory = directory
    _ = update(&model, .learned(.orders(page, filter: "state:open", after: nil)))
    _ = update(&model, .learned(.queue(QueuePage(lines: queue), after: nil)))
    _ = update(&model, .learned(.routes(routes)))
    _ = update(&model, .learned(.today(today)))
    _ = update(&model, .learned(.trend(trend)))
    return model
  }

  static let directory = Directory(
    places: [
      PickerItem(
        id: "NH/TSG", text: "图书馆", detail: "NH/TSG 南湖校区", aliases: ["tsg", "Library"]),
      PickerItem(
        id: "NH/TSG/B1/PDS", text: "图书馆 B1 配电室", detail: "NH/TSG/B1/PDS 南湖校区",
        aliases: ["tsgpds"]),
      PickerItem(id: "NH/TYG", text: "体育馆 看台", detail: "NH/TYG 南湖校区"),
    ],
    categories: [
      Category(id: "plumbing", zh: "给排水", en: "Plumbing", words: ["漏水", "leak"]),
      Category(id: "lighting", zh: "照明", en: "Lighting", words: ["灯", "lamp"]),
      Category(id: "other", zh: "其他", en: "Other"),
    ],
    triggers: [
      Trigger(
        id: "gas", zh: "燃气味", en: "Gas smell", words: ["燃气味", "gas smell"], priority: .p1,
        major: true)
    ],
    campuses: [
      PickerItem(id: "NH", text: "南湖校区", detail: "NH", aliases: ["nanhu"]),
      PickerItem(id: "BY", text: "北苑校区", detail: "BY", aliases: ["beiyuan"]),
    ],
    holders: [
      PickerItem(id: "1031", text: "张工", detail: "1031 综合维修"),
      PickerItem(id: "1032", text: "李工", detail: "1032 电工"),
    ])

  static func clock(
    _ word: ClockWord, _ used: Double, due: String, kind: ClockKind = .complete,
    remaining: Int64 = 0, stopped: Instant? = nil
  ) -> ClockFace {
    ClockFace(
      kind: kind, cycle: 1, word: word, start: at("2026-11-24 10:24"), due: at(due),
      stopped: stopped, used: used, remaining: remaining, estimated: false,
      target: kind == .accept ? "4wh" : "3wd")
  }

  static func line(
    _ number: String, _ priority: Priority, _ stage: OrderStage, _ place: String, _ text: String,
    holder: String, clock: ClockFace?, isMajor: Bool = false, isUnsigned: Bool = false
  ) -> OrderLine {
    OrderLine(
      number: number, priority: priority, stage: stage, isMajor: isMajor, isUnsigned: isUnsigned,
      clock: clock, wakes: nil, place: place, text: text, holder: holder)
  }

  static let major = line(
    "NH-4107", .p1, .inProgress, "图书馆 B1 配电室", "母排焦味，变压器 96 ℃", holder: "李工",
    clock: clock(.late, 1.4, due: "2026-11-27 04:02"), isMajor: true, isUnsigned: true)
  static let late = line(
    "NH-4111", .p2, .dispatched, "三号教学楼 2F 东侧", "主水管接头渗漏", holder: "派单台",
    clock: clock(.late, 1.3, due: "2026-11-27 07:20"), isUnsigned: true)
  static let risk = line(
    "NH-4103", .p3, .inProgress, "体育馆 看台", "座椅固定螺栓松动 6 处，学生反映摇晃", holder: "张工",
    clock: clock(.atRisk, 0.79, due: "2026-11-27 12:54"))
  static let held = line(
    "NH-4089", .p3, .onHold, "图书馆 4F 阅览室", "空调不制冷，等压缩机", holder: "配件",
    clock: clock(.onHold, 0.4, due: "2026-12-02 10:00", remaining: 97_200))
  static let good = line(
    "NH-4109", .p3, .accepted, "行政楼 3F 走廊", "灯管损坏 4 支", holder: "张工",
    clock: clock(.onTime, 0.55, due: "2026-11-28 08:50"))
  static let agreed = line(
    "NH-4060", .p5, .dispatched, "二号教学楼", "外墙粉刷", holder: "外包·恒久", clock: nil)

  static let page = OrderPage(
    lines: [major, late, risk, held, good, agreed], next: nil, count: 6)

  static let queue = [
    QueueLine(
      line: major, why: "重大", level: "2 主管", since: at("2026-11-27 07:33"), told: "王主管",
      signed: "", signedAt: nil),
    QueueLine(
      line: late, why: "接单超期，为时限的 1.3 倍", level: "1 班长", since: at("2026-11-27 07:38"),
      told: "刘班长", signed: "", signedAt: nil),
    QueueLine(
      line: risk, why: "完工已用 79%", level: "提醒", since: at("2026-11-27 06:30"),
      until: at("2026-11-27 06:36"), told: "张工",
      signed: "张工", signedAt: at("2026-11-27 06:36")),
  ]

  static func route(
    _ code: String, _ name: String, _ word: QuotaWord, required: Int, done: Int, days: Int,
    isMine: Bool = false, watch: String? = nil
  ) -> RouteLine {
    RouteLine(
      code: code, name: name, campus: "南湖校区",
      quota: QuotaState(required: required, done: done, word: word, daysLeft: days), watch: watch,
      suspension: nil, countsFrom: nil, walkers: isMine ? ["张工"] : [], isMine: isMine,
      isUnderway: false)
  }

  static let routes = [
    route("NH-R1", "主线", .owed, required: 2, done: 1, days: 3, isMine: true),
    route("NH-R2", "生活区线", .done, required: 2, done: 2, days: 3),
    route("XS-R1", "全区", .atRisk, required: 2, done: 0, days: 3),
    route(
      "YX-R1", "全区", .owed, required: 7, done: 4, days: 3,
      watch: "加密巡检，每天 1 趟；自 11-24：NH-4107；消除后再有 2 趟无异常即止"),
  ]

  static let trend = OverviewTrend(
    late: [0, 1, 1, 2, 4, 3, 1, 0, 0, 2, 5, 4, 3, 3],
    atRisk: [2, 2, 3, 1, 1, 4, 5, 6, 2, 1, 3, 4, 4, 5],
    unacknowledged: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2],
    untold: [7, 7, 6, 5, 5, 4, 4, 3, 3, 3, 4, 4, 4, 4],
    owed: [8, 7, 5, 4, 2, 0, 0, 8, 6, 6, 5, 4, 4, 3])

  static let today = TodayFacts(
    late: 3, atRisk: 5, unsigned: 2, owed: 3, untold: 4, mine: [good],
    waiting: Array(queue.prefix(2)), routes: routes,
    news: [
      NewsLine(
        at: at("2026-11-27 07:40"), number: "NH-4107", event: .madeSafe, place: "图书馆 B1 配电室",
        text: "母排焦味，变压器 96 ℃", by: "李工")
    ])
}
