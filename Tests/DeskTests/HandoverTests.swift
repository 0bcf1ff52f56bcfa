import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("The handover sheet on the screen")
struct HandoverTests {
  private func desk(
    _ size: Size = Size(rows: 24, columns: 80), printer: String? = nil
  ) -> DeskModel {
    var model = SampleDesk.model(size: size, printer: printer)
    _ = model.press(.character("5"))
    _ = update(&model, SampleDesk.read(SampleDesk.sheet))
    return model
  }

  @Test("Enter folds the section in which one stands, and unfolds it again")
  func folding() {
    var model = desk()
    _ = model.press(.tab, .tab, .down, .enter)
    let folded = view(model).text
    #expect(folded.contains("▸ 2 安全 [无记录]"), "a gap is seen in a folded section too")
    #expect(!folded.contains("母排焦味") && folded.contains("天气"))
    _ = model.press(.enter)
    #expect(view(model).text.contains("母排焦味"))
  }

  @Test("f folds all sections and unfolds them; Tab goes from one to the next")
  func foldingAll() {
    var model = desk()
    _ = model.press(.tab, .tab, .character("f"))
    let text = view(model).text
    #expect(text.contains("早班 06:00–14:00"), "what stands above all sections stays")
    for title in ["▸ 1 班次", "▸ 2 安全", "▸ 3 水、电、气"] { #expect(text.contains(title)) }
    #expect(model.handover.window.selected.map { model.handover.lines[$0].text } == "2 安全")
    _ = model.press(.character("f"))
    #expect(view(model).text.contains("0.45 MPa"))
  }

  @Test("a sheet that comes again keeps what is folded; another campus begins at its top")
  func comingAgain() {
    var model = desk()
    _ = model.press(.tab, .tab, .enter)
    _ = update(&model, .learned(.sheet(SampleDesk.sheet)))
    #expect(view(model).text.contains("▸ 2 安全"))
    var other = SampleDesk.sheet
    other.campus = "BY"
    _ = update(&model, .learned(.sheet(other)))
    #expect(model.handover.window.selected == 0)
  }

  @Test("no line of the sheet is wider than the screen", arguments: [60, 80, 120])
  func widths(columns: Int) {
    var model = desk(Size(rows: 24, columns: columns))
    let rule = model.handover.lines.first { $0.text.hasPrefix("===") }?.text ?? ""
    #expect(rule.count == min(columns - 4, 80))
    #expect(!view(model).text.contains("=…"))
    _ = update(&model, .resized(Size(rows: 16, columns: 60)))
    #expect(model.handover.lines.allSatisfy { $0.text.count <= 56 })
  }

  @Test("P writes the sheet that is shown; the line stays until the file is there")
  func printing() {
    var model = desk()
    _ = model.press(.character("P"))
    #expect(view(model).text.contains("NH-2026-11-27.html"))
    let effects = model.press(.enter)
    #expect(effects == [.write(SampleDesk.sheet.document, path: "NH-2026-11-27.html")])
    #expect(model.context == .prompt)
    _ = update(&model, .succeeded(.written(path: "NH-2026-11-27.html")))
    #expect(model.context == .handover)
  }

  @Test(
    "P and w name above the line each ending that chooses a form, however narrow the screen",
    arguments: Language.allCases, [Size(rows: 16, columns: 60), Size(rows: 24, columns: 80)])
  func endings(language: Language, size: Size) throws {
    for (place, key) in [("5", Key.character("P")), ("6", .character("w"))] {
      var model = SampleDesk.model(language: language, size: size)
      _ = model.press(.character(Character(place)))
      _ = update(&model, SampleDesk.read(SampleDesk.sheet))
      _ = update(&model, SampleFigures.learned)
      _ = model.press(key)
      #expect(model.context == .prompt, "\(place)")
      let lines = view(model).text.split(separator: "\n").map(String.init)
      let line = try #require(lines.last { $0.contains(".pdf") && $0.contains(".csv") }, "\(lines)")
      for ending in [".pdf", ".html", ".htm ", ".csv", ".md ", ".markdown"] {
        #expect(line.contains(ending), "\(ending): \(line)")
      }
      #expect(line.contains(language == .en ? "all else is text" : "其余为文本"), "\(line)")
      // What is typed stands beneath it, with room for a name.
      let typed = try #require(lines.firstIndex { $0.contains(".html") && !$0.contains(".csv") })
      #expect(lines[typed].contains(language == .en ? "Write to:" : "写到文件："))
    }
  }

  @Test("P prints the sheet that is shown where the desk has a printer, and says the job")
  func printer() {
    var model = desk(printer: "office")
    let effects = model.press(.character("P"))
    let errand = Errand(
      id: model.errand?.errand.id ?? "", deed: .print(SampleDesk.sheet.document, printer: "office"),
      actor: model.viewer.actor, begun: SampleDesk.now)
    #expect(effects == [.errand(errand)])
    #expect(view(model).text.contains("正在 office 打印"))
    _ = update(&model, .errandEnded(errand.id, .printed(job: "office-12")))
    #expect(view(model).text.contains("已送打印机 office office-12"))
    _ = model.press(.character("P"))
    let again = model.errand?.errand.id ?? ""
    #expect(again != errand.id)
    _ = update(&model, .errandEnded(again, .failed("没有打印机 office", about: nil)))
    #expect(view(model).text.contains("没有打印机 office"))
  }

  @Test("c appends a remark to the sheet that was given last, and asks for its words")
  func remark() throws {
    var model = desk()
    #expect(model.press(.character("c")).isEmpty)
    #expect(view(model).text.contains("补注 NH-H545"))
    let command = try #require(
      { if case .asking(let asking)? = model.layers.last { asking.command } else { nil } }())
    #expect(model.press(.enter).isEmpty, "without words nothing is given")
    for letter in "已处理" { _ = model.press(.character(letter)) }
    #expect(
      model.press(.control("s")) == [
        .give(.remarkSheet("NH-H545", text: "已处理"), id: command)
      ])
    _ = update(&model, .succeeded(.sheetRemarked("NH-H545")))
    #expect(model.context == .handover && view(model).text.contains("NH-H545"))
    var first = SampleDesk.sheet
    first.given = nil
    _ = update(&model, .learned(.sheet(first)))
    #expect(model.press(.character("c")).isEmpty && model.context == .handover)
    #expect(view(model).text.contains("还没有交出的单"))
  }

  @Test("g shows what the draft has; what is typed anew replaces it, what is emptied becomes a gap")
  func giving() throws {
    var model = desk()
    var sheet = SampleDesk.sheet
    sheet.written = [.weather: "晴", .isolations: "1#柜 拉闸 L-03", .counted: "钥匙=23/24"]
    _ = update(&model, .learned(.sheet(sheet)))
    #expect(model.press(.character("g")).isEmpty)
    #expect(view(model).text.contains("1#柜 拉闸 L-03"))
    #expect(view(model).text.contains("钥匙=23/24"))
    for _ in 0..<3 { _ = model.press(.tab) }
    for letter in "；动火一张" { _ = model.press(.character(letter)) }
    for _ in 0..<3 { _ = model.press(.tab) }
    for _ in 0..<12 { _ = model.press(.backspace) }
    let effects = model.press(.control("s"))
    guard case .study(.concerns(let giving, _))? = effects.first else {
      Issue.record("nothing was asked")
      return
    }
    #expect(giving.written == [.isolations: "1#柜 拉闸 L-03; 动火一张"])
    #expect(giving.erased == [.counted])
  }

  @Test("P prints the slip of the chosen order, and says what is missing without a printer")
  func slip() {
    var bare = SampleDesk.model()
    _ = bare.press(.character("3"))
    #expect(bare.press(.character("P")).isEmpty)
    #expect(view(bare).text.contains("未设定打印机"))
    var model = SampleDesk.model(printer: "office")
    _ = model.press(.character("3"))
    let order = model.chosenOrder?.number ?? ""
    let effects = model.press(.character("P"))
    let errand = Errand(
      id: model.errand?.errand.id ?? "", deed: .printSlip(order: order, printer: "office"),
      actor: model.viewer.actor, begun: SampleDesk.now)
    #expect(!order.isEmpty && effects == [.errand(errand)])
    _ = update(&model, .errandEnded(errand.id, .printed(job: "office-13")))
    #expect(view(model).text.contains("已送打印机 office office-13"))
  }

  @Test("of the sheet that is shown it is said once that it waits")
  func waiting() {
    var sheet = SampleDesk.sheet
    (sheet.number, sheet.waiting, sheet.state) = ("NH-H546", "NH-H546", .given)
    let model = desk()
    #expect(!model.headLine(sheet).spans.map(\.text).joined().contains("等待接收"))
    sheet.number = nil
    #expect(model.headLine(sheet).spans.map(\.text).joined().contains("NH-H546"))
  }

  @Test("d asks what changed since the last sheet of this campus, and Esc comes back")
  func difference() {
    var model = desk()
    let effects = model.press(.character("d"))
    #expect(effects == [.study(.difference(campus: "NH"))])
    _ = update(&model, .learned(.difference(SampleDesk.difference)))
    #expect(view(model).text.contains("主水管接头渗漏") && !view(model).text.contains("==="))
    _ = model.press(.escape)
    #expect(model.context == .handover)
  }
}
