import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("The list of sheets and what is asked before one is given")
struct SheetListTests {
  private func desk(_ page: SheetPage = SampleDesk.sheetPage) -> DeskModel {
    var model = SampleDesk.model()
    _ = model.press(.character("5"))
    _ = update(&model, SampleDesk.read(SampleDesk.sheet))
    #expect(
      model.press(.character("l")) == [.ask(.sheets(after: nil, limit: SheetList.pageSize))])
    _ = update(&model, .learned(.sheets(page, after: nil)))
    return model
  }

  @Test("l lists the sheets, Enter opens one, and Esc goes back step by step")
  func openAndBack() {
    var model = desk()
    #expect(model.context == .sheets)
    let list = view(model).text
    for words in ["NH-H546", "未接", "2026-11-26", "晚班", "周值班长", "拒接", "草稿"] {
      #expect(list.contains(words), "\(words)")
    }
    #expect(model.press(.down, .down, .enter) == [.study(.pastSheet(546))])
    _ = update(&model, SampleDesk.opened(546))
    #expect(model.context == .handover && view(model).text.contains("第 NH-H545 号"))
    #expect(model.visibleQueries.contains(.ask(.pastSheet(546))))
    #expect(model.press(.escape) == [.ask(.sheets(after: nil, limit: SheetList.pageSize))])
    #expect(model.context == .sheets)
    #expect(model.handover.list?.selected?.sheet.number == "NH-H545")
    #expect(model.press(.escape) == [.study(.sheet)])
    #expect(model.context == .handover && !view(model).text.contains("NH-H545"))
  }

  @Test("a sheet of the list is printed and compared as what it is, and is not given again")
  func actions() {
    var model = desk()
    _ = model.press(.down, .down, .enter)
    _ = update(&model, SampleDesk.opened(546))
    #expect(model.press(.character("d")) == [.study(.difference(campus: "NH", sheet: 546))])
    #expect(model.press(.character("g")).isEmpty && model.layers.isEmpty)
    #expect(view(model).text.contains("历次单之一"))
    _ = model.press(.character("P"))
    #expect(
      model.press(.enter) == [.write(SampleDesk.pastSheet.document, path: "NH-H545.html")])
  }

  @Test("an answer about a sheet that is no longer wanted opens nothing")
  func lateAnswer() {
    var model = desk()
    _ = model.press(.down, .enter)
    _ = model.press(.escape)
    _ = update(&model, .learned(.pastSheet(SampleDesk.pastSheet, id: 547)))
    #expect(model.handover.opened == nil && model.context == .handover)
  }

  @Test("the next page is asked for once, by its key, when the end comes into sight")
  func paging() {
    func page(_ ids: ClosedRange<Int64>, next: String?) -> SheetPage {
      SheetPage(
        rows: ids.reversed().map {
          SampleDesk.sheetRow($0, "NH-H\($0)", "2026-11-26", "早班", .received, by: "赵")
        }, next: next)
    }
    var model = desk(page(501...600, next: "501"))
    #expect(model.press(.pageDown).isEmpty, "far from the end nothing is asked")
    #expect(model.press(.end) == [.ask(.sheets(after: "501", limit: SheetList.pageSize))])
    #expect(model.press(.up, .down).isEmpty)
    _ = update(&model, .learned(.sheets(page(401...500, next: nil), after: "501")))
    #expect(model.handover.list?.rows.count == 200)
    #expect(model.handover.list?.selected?.sheet.id == 501)
    #expect(model.sheetsQuery == .sheets(after: nil, limit: 200))
  }

  @Test("the mouse chooses a row of the list and opens it")
  func mouse() {
    var model = desk()
    let row =
      view(model).text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("NH-H545") } ?? 0
    let event = MouseEvent(.doublePress, at: Position(row: row, column: 10))
    #expect(update(&model, .pointed(event)).contains(.study(.pastSheet(546))))
  }

  @Test("giving asks the engine first; what is missing is said, and y gives")
  func giving() throws {
    var model = SampleDesk.model()
    _ = model.press(.character("5"))
    _ = update(&model, SampleDesk.read(SampleDesk.sheet))
    _ = model.press(.character("g"))
    for letter in "晴" { _ = model.press(.character(letter)) }
    guard case .study(.concerns(let giving, let id))? = model.press(.control("s")).first else {
      Issue.record("nothing was asked")
      return
    }
    #expect(giving.written == [.weather: "晴"])
    _ = update(&model, .learned(.concerns(SampleDesk.concerns, giving, id: id)))
    #expect(model.context == .giving)
    let text = view(model).text
    for words in ["本班已交过 NH-H546 号", "无记录：运行状态；读数", "(NH-H545)", "仍要交班吗"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(model.press(.character("n")).isEmpty && model.context == .form)
    _ = update(&model, .learned(.concerns(SampleDesk.concerns, giving, id: id)))
    #expect(model.press(.character("y")) == [.give(.giveSheet(giving), id: id)])
  }

  @Test("where nothing is missing the sheet is given at once; what the form writes is no gap")
  func nothingMissing() {
    var model = SampleDesk.model()
    _ = model.press(.character("5"))
    _ = update(&model, SampleDesk.read(SampleDesk.sheet))
    _ = model.press(.character("g"))
    for topic in HandoverTopic.allCases {
      let text = [.running: "水电正常", .isolations: "="][topic, default: ""]
      for letter in text { _ = model.press(.character(letter)) }
      _ = model.press(.tab)
    }
    guard case .study(.concerns(let giving, let id))? = model.press(.control("s")).first else {
      Issue.record("nothing was asked")
      return
    }
    #expect(giving.written == [.running: "水电正常", .isolations: "="])
    var left = SampleDesk.concerns
    (left.given, left.unrecorded) = ([], [])
    #expect(
      update(&model, .learned(.concerns(left, giving, id: id)))
        == [.give(.giveSheet(giving), id: id)])
  }

  @Test("an equals sign in the form stands for what the earlier sheet hands on, alone or with more")
  func carriedInForm() {
    for (typed, expected) in [
      ("=", "1#柜 拉闸 L-03"), ("＝；动火一张", "1#柜 拉闸 L-03; 动火一张"), ("拆牌", "拆牌"),
    ] {
      var model = SampleDesk.model()
      var sheet = SampleDesk.sheet
      sheet.carried = [.isolations: CarriedText(sheet: "NH-H545", text: "1#柜 拉闸 L-03")]
      _ = model.press(.character("5"))
      _ = update(&model, SampleDesk.read(sheet))
      _ = model.press(.character("g"))
      for _ in 0..<3 { _ = model.press(.tab) }
      #expect(view(model).text.contains("沿用 NH-H545"))
      for letter in typed { _ = model.press(.character(letter)) }
      guard case .study(.concerns(let giving, _))? = model.press(.control("s")).first else {
        Issue.record("nothing was asked")
        return
      }
      #expect(giving.written == [.isolations: expected])
    }
  }

  @Test("y confirms what is handed on in the section where one stands, and nowhere else")
  func confirming() {
    var model = SampleDesk.model()
    var sheet = SampleDesk.sheet
    sheet.carried = [.outOfService: CarriedText(sheet: "NH-H545", text: "西区 2 号梯停用")]
    _ = model.press(.character("5"))
    _ = update(&model, SampleDesk.read(sheet))
    #expect(model.press(.character("y")).isEmpty)
    #expect(view(model).text.contains("没有前单沿用"))
    _ = model.press(.tab, .tab)
    #expect(
      model.press(.character("y")).orders == [.confirmCarried(.outOfService, campus: "NH")])
    _ = update(&model, .succeeded(.carriedConfirmed(.outOfService)))
    #expect(view(model).text.contains("已确认：停用的消防设施与电梯"))
  }
}
