import Localization
import Screen

@testable import PatrolDesk
@testable import WorkOrderEngine

extension SampleDesk {
  static func item(
    _ id: String, _ name: String, kind: CheckItem.Kind = .passFail, isMajor: Bool = false,
    limits: String = "", unit: String = "", result: CheckResult? = nil, value: String = "",
    order: String? = nil, isSighting: Bool = false, past: WalkPast? = nil
  ) -> WalkItem {
    WalkItem(
      id: id, name: name, kind: kind, isMajor: isMajor, limits: limits, unit: unit,
      result: result, value: value, order: order, isSighting: isSighting, past: past)
  }

  static let walkSheet = WalkSheet(
    number: "NH-R1-31", route: "NH-R1 主线", state: .underway, started: at("2026-11-27 07:11"),
    findings: 1, watch: nil,
    stops: [
      WalkStop(
        position: 1, place: "图书馆 门厅",
        items: [item("lamps", "灯", result: .pass), item("doors", "门窗", result: .pass)],
        isExplained: false),
      WalkStop(
        position: 2, place: "图书馆 B1 配电室",
        items: [
          item(
            "voltage", "电压", kind: .reading(unit: "V", min: 370, max: 410), limits: "370…410",
            unit: "V", result: .pass, value: "388"),
          item(
            "temperature", "变压器温度", kind: .reading(unit: "℃", min: nil, max: 95),
            limits: "≤95", unit: "℃", result: .fail, value: "96", order: "NH-4107"),
          item("noise", "异声 放电 焦味", isMajor: true),
          item("gear", "绝缘用具有效期", kind: .expiry),
          item("tags", "接地线与标示牌"),
          item(
            "lamp", "应急灯",
            past: WalkPast(
              last: at("2026-11-24 08:00"), lastFailed: false, fails: 1, openOrder: "NH-4090")),
        ], isExplained: false),
      WalkStop(
        position: 3, place: "体育馆 看台", items: [item("seats", "座椅"), item("roof", "屋面")],
        isExplained: false),
    ], resume: WalkPlace(stop: 1, item: 2))

  /// A desk in the middle of a round.
  static func walking(
    language: Language = .zhHans, size: Size = Size(rows: 24, columns: 80)
  ) -> DeskModel {
    var model = model(language: language, size: size)
    walk(&model)
    return model
  }

  /// Puts a desk in the middle of a round.
  static func walk(_ model: inout DeskModel) {
    model.place = .rounds
    model.walk = Walk(walkSheet)
  }

  static let detail = OrderDetail(
    line: risk, category: "门窗家具", reporter: "体育部", contact: "555-0161", firstContact: "陈工",
    reported: at("2026-11-24 10:24"), told: nil,
    clocks: [
      clock(
        .met, 0.3, due: "2026-11-24 16:24", kind: .accept, stopped: at("2026-11-24 11:34")),
      clock(.atRisk, 0.79, due: "2026-11-27 12:54"),
    ],
    story: [
      StoryLine(
        happened: at("2026-11-24 10:24"), event: .reported, who: "陈工", text: "体育部",
        isEnteredLate: false),
      StoryLine(
        happened: at("2026-11-24 11:34"), event: .accepted, who: "张工", text: "",
        isEnteredLate: true),
      StoryLine(
        happened: at("2026-11-25 09:05"), event: .held, who: "张工",
        text: "等配件 等 M10 螺栓到货，仓库已下采购单 11-27 06:30 恢复", isEnteredLate: false),
    ],
    custody: [
      HolderShare(holder: "张工", seconds: 24_000, isHold: false),
      HolderShare(holder: "配件", seconds: 77_000, isHold: true),
    ], sightings: 0,
    links: [
      LinkedOrder(relation: .follows, number: "NH-3990"),
      LinkedOrder(relation: .hasPart, number: "NH-4112"),
    ], recurrence: OrderRecurrence(orders: ["NH-3990", "NH-4031", "NH-4108"]))
}
