import Configuration
import Documents
import Foundation
import Localization
import Reports
import WorkOrderEngine

/// A campus on a busy day: 60 open orders, 5 of them major, 4 rounds, and 12 contractors who have some of
/// the orders and are on site.
enum BusyWorld {
  static func make() throws -> PaperWorld {
    var world = try PaperWorld(campusFile: campusFile)
    let texts = [
      "走廊灯管闪烁，晚上看不清楼梯", "卫生间水龙头关不严一直滴水", "教室门锁坏，钥匙插不进去",
      "空调不制冷，显示故障代码 E5", "窗户玻璃有裂缝，风大时有响声",
    ]
    let categories = ["lighting", "plumbing", "joinery", "hvac", "civil"]
    for index in 0..<60 {
      let isMajor = index % 12 == 0
      let number = try world.give(
        LogDefect(
          place: "NH/TSG/\(101 + index % 40)", category: categories[index % 5],
          priority: isMajor ? .p1 : index % 4 == 0 ? .p2 : .p3, major: isMajor,
          text: texts[index % 5], reporter: "李同学", contact: "13812345678"), as: "1"
      ).number
      if index % 5 == 1 {
        try world.give(
          TransferOrder(order: number, to: "C\(index / 5 + 1)", reason: "外包范围"), as: "1")
      } else if index % 5 == 2 {
        try world.give(AcceptOrder(order: number), as: "2")
      }
    }
    for route in ["NH-R1", "NH-R2", "NH-R3", "NH-R4"] {
      let round = try world.give(StartRound(route: route), as: "2").number
      try world.give(FinishRound(round: round, reason: "雨大，改日再走"), as: "2")
    }
    try world.give(
      DraftHandover(
        campus: "NH",
        written: [
          .weather: [.init("小雨，3–8 ℃")],
          .running: [.init("水、电、气、暖正常"), .init("2 号锅炉 0.5 MPa，72 ℃")],
          .onSite: (1...12).map { .init("外包单位 \($0)：2 人，到 17:00") },
          .counted: [
            .init("钥匙", expected: 12, counted: 12), .init("对讲机", expected: 4, counted: 4),
          ],
          .instructions: [.init("明日 8:00 东区停水两小时，请提前通知食堂")],
        ]), as: "3")
    try world.move(to: "2026-11-23 13:55")
    return world
  }

  private static var campusFile: String {
    let contractors = (1...12).map { number in
      """
      [[contractor]]
      code = "C\(number)"
      name = "第\(number)建筑安装公司"
      name_en = "Contractor \(number)"

      """
    }.joined()
    let routes = (1...4).map { number in
      """
      [[route]]
      code = "NH-R\(number)"
      campus = "NH"
      name = "\(number) 线"
      quota = 2
      per = "week"
      floor_minutes = 1
      in_force = "2026-01-05"
      stops = [{ place = "NH/TSG", checklist = "teaching" }]

      """
    }.joined()
    return PaperWorld.campusFile.replacing("rooms = \"101-102\"", with: "rooms = \"101-140\"")
      + "\n" + contractors + routes
  }
}
