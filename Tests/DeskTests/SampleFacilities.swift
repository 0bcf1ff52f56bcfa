@testable import PatrolDesk
@testable import WorkOrderEngine

/// A small tree of places, and the file of one of them.
enum SampleFacilities {
  static func node(
    _ path: String, _ name: String, open: Int = 0, hasChildren: Bool = false
  ) -> FacilityNode {
    FacilityNode(path: path, name: name, kind: "", open: open, hasChildren: hasChildren)
  }

  static let roots = [
    node("NH", "南湖校区", open: 38, hasChildren: true),
    node("BY", "北苑校区", open: 1_001, hasChildren: true),
  ]
  static let library = node("NH/TSG", "图书馆", open: 5, hasChildren: true)
  static let power = node("NH/TSG/B1/PDS", "配电室", open: 1)

  /// The tree unfolded down to a power room.
  static let tree: [Action] = [
    .go(.facilities), .learned(.places(roots, below: nil)), .move(.right),
    .learned(.places([library, node("NH/TYG", "体育馆")], below: "NH")), .move(.down),
    .move(.right),
    .learned(.places([node("NH/TSG/B1", "B1", open: 1, hasChildren: true)], below: "NH/TSG")),
    .move(.down), .move(.right), .learned(.places([power], below: "NH/TSG/B1")), .move(.down),
  ]

  static let file = Action.learned(
    .place(
      FacilityFile(
        path: power.path, title: "图书馆 B1 配电室", campus: "南湖校区", kind: "配电室",
        aliases: ["tsgpds"], assets: ["NH-TX-01 一号变压器"], routes: ["NH-R1", "NH-R3"],
        orders: OrderPage(lines: [SampleDesk.major], next: nil, count: 3),
        readings: [
          ReadingLine(
            name: "电压", unit: "V", limits: "370…410",
            values: [388, 390, 386, 391, 384, 389, 388], last: SampleDesk.at("2026-11-27 07:12"),
            isBad: false),
          ReadingLine(
            name: "变压器温度", unit: "℃", limits: "≤95", values: [71, 74, 73, 80, 88, 96],
            last: SampleDesk.at("2026-11-27 07:13"), isBad: true),
        ],
        findings: [
          FindingLine(
            at: SampleDesk.at("2026-11-27 07:13"), item: "变压器温度", words: "96", order: "NH-4107")
        ])))
}

/// A small staff.
enum SamplePeople {
  static func line(
    _ number: String, _ name: String, _ crew: String, _ roles: String, isOnDuty: Bool = false,
    isEnabled: Bool = true, open: Int = 0
  ) -> PersonLine {
    PersonLine(
      number: number, name: name, crew: crew, roles: roles, isOnDuty: isOnDuty,
      isEnabled: isEnabled, open: open, searched: "\(number) \(name) \(crew) \(roles)")
  }

  static let zhang = line(
    "1031", "张工", "综合维修", "班长@NH 维修人员@NH", isOnDuty: true, open: 3)

  static let staff = Action.learned(
    .people([
      line("1032", "李工", "综合维修", "维修人员@NH"), zhang,
      line("1099", "吴工", "综合维修", "维修人员@NH", isEnabled: false),
      line("1003", "赵立群", "维修主管组", "主管", isOnDuty: true),
    ]))

  static let file = Action.learned(
    .person(
      PersonFile(
        line: zhang, ownName: "张工", englishName: "Zhang", crewCode: "NH-ZH", phone: "555-0131",
        login: "zhang", roleWords: "crewLeader@NH worker@NH",
        duties: [
          DutyLine(
            day: SampleDesk.day("2026-11-27"), words: "早班", isAway: false, isEntered: false,
            standsInFor: ""),
          DutyLine(
            day: SampleDesk.day("2026-11-28"), words: "休假", isAway: true, isEntered: true,
            standsInFor: ""),
          DutyLine(
            day: SampleDesk.day("2026-11-29"), words: "晚班", isAway: false, isEntered: true,
            standsInFor: "李工"),
          DutyLine(
            day: SampleDesk.day("2026-11-30"), words: "", isAway: false, isEntered: false,
            standsInFor: ""),
        ], orders: OrderPage(lines: [SampleDesk.good], next: nil, count: 1))))
}
