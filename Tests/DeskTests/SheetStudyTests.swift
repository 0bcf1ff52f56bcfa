import Documents
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("Sheets are read beside the screen")
struct SheetStudyTests {
  private func begins(_ effects: [Effect]) -> Bool { effects.contains(.study(.sheet)) }

  @Test("the place stands at once, and the sheet comes when it is read")
  func comesLater() {
    var model = SampleDesk.model()
    let effects = update(&model, .go(.handover))
    #expect(begins(effects) && !effects.contains(.ask(.sheet)))
    #expect(view(model).text.contains("读取中…"))
    #expect(!begins(update(&model, .go(.handover))), "it is being read already")
    _ = update(&model, SampleDesk.read(SampleDesk.sheet))
    #expect(view(model).text.contains("母排焦味") && model.underway.isEmpty)
  }

  @Test("while no sheet is there keys say what they wait for, and the earlier ones are listed")
  func keysBeforeTheSheet() {
    var model = SampleDesk.readingSheet()
    for key in "gy" {
      #expect(model.press(.character(key)).isEmpty && model.message?.text == "读取中…", "\(key)")
    }
    #expect(
      model.press(.character("l")) == [.ask(.sheets(after: nil, limit: SheetList.pageSize))])
    _ = update(&model, SampleDesk.read(SampleDesk.sheet))
    #expect(model.handover.isListing && model.handover.shown != nil)
    #expect(model.press(.escape) == [.study(.sheet)])
    #expect(model.context == .handover)
  }

  @Test("what changed elsewhere while it was read out of sight is read once it is in sight")
  func staleOutOfSight() {
    var model = SampleDesk.readingSheet()
    _ = update(&model, .go(.orders))
    _ = update(&model, .changedElsewhere)
    _ = update(&model, .go(.handover))
    _ = update(&model, SampleDesk.read(SampleDesk.sheet))
    #expect(begins(update(&model, .ticked(SampleDesk.now))))
  }

  @Test("the list of sheets is not read with every tick, though the sheet beneath it is stale")
  func staleBeneathList() {
    var model = SampleDesk.sheetRead(taking: 5)
    _ = update(&model, .changedElsewhere)
    #expect(model.handover.freshness.isStale)
    _ = update(&model, .listSheets)
    #expect(update(&model, .ticked(SampleDesk.now + 6)).isEmpty)
    _ = update(&model, .back)
    #expect(model.underway.map(\.query) == [.sheet])
  }

  @Test("what changed while it was read is read next, the longer that takes the more rarely")
  func staleness() {
    var model = SampleDesk.readingSheet()
    #expect(!begins(update(&model, .changedElsewhere)))
    _ = update(&model, SampleDesk.read(SampleDesk.sheet))
    #expect(begins(update(&model, .ticked(SampleDesk.now))))
    _ = update(&model, SampleDesk.read(SampleDesk.sheet))
    #expect(!begins(update(&model, .ticked(SampleDesk.now))), "nothing has changed since")

    var slow = SampleDesk.sheetRead(taking: 5)
    #expect(!begins(update(&slow, .changedElsewhere)))
    func isReadAgain(after seconds: Int64) -> Bool {
      var slow = slow
      return begins(update(&slow, .ticked(SampleDesk.now + 5 + seconds)))
    }
    #expect(!isReadAgain(after: 99) && isReadAgain(after: 100))
  }

  @Test("a paper that is being made goes on in other places, and a sheet does not stop it")
  func besideOthers() {
    var model = SampleDesk.model()
    _ = update(&model, .go(.statistics))
    _ = update(&model, SampleFigures.learned)
    let paper = Query.paper(.turnaround, SampleFigures.key, path: "a.html")
    _ = model.write(.turnaround, to: "a.html")
    let effects = update(&model, .go(.handover))
    #expect(begins(effects) && !effects.contains(.stopStudies))
    #expect(Set(model.underway.map(\.query)) == [paper, .sheet])
  }

  @Test("a difference that comes when one has gone on does not hold anybody up")
  func lateDifference() {
    var model = SampleDesk.sheetRead(taking: 0)
    let query = Query.difference(campus: "NH")
    #expect(model.press(.character("d")) == [.study(query)])
    _ = update(&model, .go(.orders))
    _ = update(&model, .studied(query, .learned(.difference(SampleDesk.difference))))
    #expect(model.layers.isEmpty)
  }

  @Test("whoever writes on while it is looked at what is missing is told to send it again")
  func writingOn() {
    var model = SampleDesk.sheetRead(taking: 0)
    _ = model.press(.character("g"))
    _ = model.press(.character("晴"))
    guard case .study(let query)? = model.press(.control("s")).first,
      case .concerns(let giving, let id) = query
    else {
      Issue.record("nothing was asked")
      return
    }
    _ = model.press(.character("天"))
    var nothing = SampleDesk.concerns
    (nothing.given, nothing.unrecorded) = ([], [])
    let answer = Action.studied(query, .learned(.concerns(nothing, giving, id: id)))
    #expect(update(&model, answer).isEmpty && model.context == .form)
    #expect(view(model).text.contains("您又写了内容"))
    guard case .study(.concerns(let now, _))? = model.press(.control("s")).first else {
      Issue.record("nothing was asked")
      return
    }
    #expect(now.written == [.weather: "晴天"])
  }

  /// A sheet of more rows than are laid out within a frame.
  private var longSheet: SheetText {
    var sheet = SampleDesk.sheet
    let rows: [[Document.Cell]] = (1...600).map { ["NH-\($0)", "11-26 08:00"] }
    sheet.document.blocks.append(
      .table(
        Document.Table(columns: [Document.Column("Number"), Document.Column("Due")], rows: rows)))
    return sheet
  }

  @Test("a long sheet is laid out beside the screen, also when the screen gets another size")
  func longSheets() {
    var model = SampleDesk.readingSheet()
    let sheet = longSheet.prepared(for: model.settings, columns: model.sheetColumns)
    #expect(update(&model, SampleDesk.read(sheet)).isEmpty)
    let before = model.handover.lines
    #expect(before.count > 600)
    let effects = update(&model, .resized(Size(rows: 24, columns: 60)))
    #expect(begins(effects) && model.handover.lines == before, "the old lines stand meanwhile")
    let narrow = longSheet.prepared(for: model.settings, columns: model.sheetColumns)
    #expect(update(&model, SampleDesk.read(narrow)).isEmpty)
    #expect(model.handover.layout?.columns == model.sheetColumns)
  }

  @Test("a layout that comes when the screen has another size already is made anew")
  func lateLayout() {
    var model = SampleDesk.readingSheet()
    let wide = longSheet.prepared(for: model.settings, columns: model.sheetColumns)
    _ = update(&model, .resized(Size(rows: 24, columns: 60)))
    #expect(begins(update(&model, SampleDesk.read(wide))))
  }

  @Test("the lines in sight are those of the sections that are not folded, each in its place")
  func linesInSight() {
    let sections = [
      SheetSection(title: "", lines: ["head", ""]),
      SheetSection(title: "1 a", lines: ["a1", ""], hasGap: true),
      SheetSection(title: "2 b", lines: [""]), SheetSection(title: "3 c", lines: ["c1", "c2", ""]),
    ]
    let open = SheetLines(sections, folded: [])
    #expect(
      open.map(\.text) == ["head", "", "1 a", "a1", "", "2 b", "", "3 c", "c1", "c2", ""])
    #expect(open.map(\.section) == [nil, nil, 1, 1, 1, 2, 2, 3, 3, 3, 3])
    #expect(open.indices.filter { open[$0].isHeading } == open.headings)
    let folded = SheetLines(sections, folded: ["1 a", "3 c"])
    #expect(folded.map(\.text) == ["head", "", "1 a", "2 b", "", "3 c"])
    #expect(folded.filter(\.isFolded).map(\.text) == ["1 a", "3 c"])
    #expect(folded.heading(of: 3) == 5 && folded.heading(of: 0) == 0)
    #expect(SheetLines().isEmpty)
  }
}
