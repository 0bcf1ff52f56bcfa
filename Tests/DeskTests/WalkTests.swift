import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("The walk")
struct WalkTests {
  private func answered(_ id: String, _ result: CheckResult) -> WalkSheet {
    var sheet = SampleDesk.walkSheet
    for stop in sheet.stops.indices {
      for item in sheet.stops[stop].items.indices where sheet.stops[stop].items[item].id == id {
        sheet.stops[stop].items[item].result = result
      }
    }
    return sheet
  }

  @Test("the name of an item that is cut stands whole beneath the items")
  func wholeName() throws {
    var model = SampleDesk.walking(size: Size(rows: 24, columns: 60))
    let name = "消防控制室有人值守，主机无故障报警，联动柜在自动位"
    var walk = try #require(model.walk)
    walk.sheet.stops[walk.stop].items[walk.item].name = name
    model.walk = walk
    #expect(view(model).text.contains(name))
    let row = (0..<16).map { view(model).rowText($0) }.first { $0.contains("消防控制室") } ?? ""
    #expect(row.contains("★") && !row.contains(name))
  }

  @Test("where it is wide the stops stand beside the items, with what was checked and found")
  func stopsBeside() {
    let wide = view(SampleDesk.walking(size: Size(rows: 36, columns: 120)))
    let row = (0..<36).map { wide.rowText($0) }.first { $0.contains("2/6") } ?? ""
    #expect(row.contains("图书馆 B1 配电室") && row.hasSuffix("2/6      1 "))
    #expect(!view(SampleDesk.walking()).text.contains("2/6"))
  }

  @Test("p saves at once and goes on to the next item by itself")
  func pass() {
    var model = SampleDesk.walking()
    let effects = model.press(.character("p"))
    let check = WalkCheck(round: "NH-R1-31", stop: 2, item: "noise", answer: .pass)
    #expect(effects.orders == [.check(check)])
    #expect(model.walk?.currentItem?.id == "noise", "it waits for the engine")
    let done = CheckDone(id: effects.ids.first ?? "", sheet: answered("noise", .pass))
    _ = update(&model, .succeeded(.checked(done)))
    #expect(model.walk?.currentItem?.id == "gear")
  }

  @Test("digits type a reading and Enter saves it; letters of the walk are no reading")
  func reading() {
    var model = SampleDesk.walking()
    _ = model.press(.up)
    _ = model.press(.character("9"), .character("7"), .backspace, .character("４"))
    let effects = model.press(.enter)
    let check = WalkCheck(
      round: "NH-R1-31", stop: 2, item: "temperature", answer: .value(94))
    #expect(effects.orders == [.check(check)])
  }

  @Test("a date is typed as it stands on the label: the month's last day")
  func date() {
    var model = SampleDesk.walking()
    _ = model.press(.down)
    _ = model.write("2027-02")
    let effects = model.press(.character("p"))
    let day = CalendarDate("2027-02-28") ?? SampleDesk.today0
    let check = WalkCheck(round: "NH-R1-31", stop: 2, item: "gear", answer: .date(day))
    #expect(effects.orders == [.check(check)])
  }

  @Test("a reading is never passed unseen")
  func noPassWithoutReading() {
    var model = SampleDesk.walking()
    _ = model.press(.up)
    let effects1 = model.press(.character("p"))
    #expect(effects1.isEmpty)
    #expect(model.message?.ink == .risk)
    let effects2 = model.press(.space)
    #expect(effects2.isEmpty == false, "an answered one does not stop the rest")
  }

  @Test("space stops at a starred item and passes the ordinary ones")
  func passRest() {
    var model = SampleDesk.walking()
    let effects3 = model.press(.space)
    #expect(effects3.isEmpty)
    _ = model.press(.down, .down)
    let effects = model.press(.space)
    #expect(effects.orders == [.passRest(round: "NH-R1-31", stop: 2, from: "tags")])
  }

  @Test("f opens the form over the lower half and comes back to the same stop")
  func fail() {
    var model = SampleDesk.walking()
    _ = model.press(.character("f"))
    #expect(model.context == .form)
    #expect(view(model).text.contains("图书馆 B1 配电室"))
    _ = model.write("有焦味")
    let effects = model.press(.control("s"))
    let check = WalkCheck(
      round: "NH-R1-31", stop: 2, item: "noise", answer: .fail, words: "有焦味", isMajor: true)
    #expect(effects.orders == [.check(check)])
    var done = CheckDone(id: effects.ids.first ?? "", sheet: answered("noise", .fail))
    done.order = "NH-4114"
    _ = update(&model, .succeeded(.checked(done)))
    #expect(model.context == .walk && model.walk?.stop == 1)
    #expect(model.message?.text.contains("NH-4114") == true)
  }

  @Test("r asks for cause and remedy, and will not save without them")
  func repaired() {
    var model = SampleDesk.walking()
    _ = model.press(.character("r"))
    let effects4 = model.press(.control("s"))
    #expect(effects4.isEmpty)
    _ = model.write("松动")
    _ = model.press(.enter)
    _ = model.write("拧紧")
    guard case .check(let check)? = model.press(.control("s")).orders.first else {
      Issue.record("nothing saved")
      return
    }
    #expect(check.done == Completion(cause: "松动", remedy: "拧紧"))
  }

  @Test("one key adds a sighting where an order is open, and only there")
  func sighting() {
    var model = SampleDesk.walking()
    let effects5 = model.press(.character("+"))
    #expect(effects5.isEmpty)
    _ = model.press(.end)
    let check = WalkCheck(round: "NH-R1-31", stop: 2, item: "lamp", answer: .fail)
    let effects6 = model.press(.character("+"))
    #expect(effects6.orders == [.check(check)])
  }

  @Test("s asks why, for the whole stop or for one item")
  func notReached() {
    var model = SampleDesk.walking()
    _ = model.press(.right, .character("s"))
    _ = model.write("门锁着")
    let effects = model.press(.control("s"))
    #expect(effects.orders == [.skipStop(round: "NH-R1-31", stop: 3, reason: "门锁着")])
  }

  @Test("the arrows go from stop to stop, and Esc keeps the round for later")
  func stops() {
    var model = SampleDesk.walking()
    let effects = model.press(.right)
    #expect(effects == [.ask(.round("NH-R1-31", stop: 3))])
    _ = model.press(.left, .left)
    #expect(model.walk?.stop == 0)
    _ = model.press(.escape)
    #expect(model.walk == nil && model.context == .rounds)
  }

  @Test("after the last item of a stop the next stop opens, and at the end it says so")
  func ends() {
    var walk = Walk(SampleDesk.walkSheet)
    for index in walk.sheet.stops[1].items.indices {
      walk.sheet.stops[1].items[index].result = .pass
    }
    let effects7 = walk.advance()
    #expect(effects7 && walk.stop == 2 && walk.item == 0)
    for index in walk.sheet.stops[2].items.indices {
      walk.sheet.stops[2].items[index].result = .pass
    }
    let isGoingOn = walk.advance()
    #expect(!isGoingOn)
  }

  @Test("what was repaired on the spot says so, and not that it is out of order")
  func repairedAnswer() {
    var model = SampleDesk.walking()
    model.walk?.sheet.stops[1].items[1].isRepaired = true
    let text = view(model).text
    #expect(text.contains("当场修复 → NH-4107") && !text.contains("异常 → NH-4107"))
  }

  @Test("an order that raises a watch is named together with the watch")
  func watch() {
    var model = SampleDesk.walking()
    let done = CheckDone(
      id: "x", sheet: SampleDesk.walkSheet, order: "NH-4200", raisedWatch: true)
    _ = update(&model, .succeeded(.checked(done)))
    let said = model.message?.text ?? ""
    #expect(said.contains("NH-4200") && said.contains("加密巡检"))
  }

  @Test("on a narrow screen the names keep their room, and a reading shows its limits at the right")
  func narrow() {
    var model = SampleDesk.walking(size: Size(rows: 16, columns: 60))
    model.walk?.sheet.stops[1].items[0].result = nil
    let text = view(model).text
    #expect(text.contains("异声 放电 焦味 ★") && text.contains("370…410"))
  }
}
