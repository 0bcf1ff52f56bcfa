import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("What becomes of a reading that is stopped, fails or is not wanted any more")
struct SheetStudyEndTests {
  private func begins(_ effects: [Effect]) -> Bool { effects.contains(.study(.sheet)) }

  @Test(
    "what takes longer than a second is said; Esc stops it, and it is not begun again by itself")
  func stopping() {
    var model = SampleDesk.readingSheet()
    _ = update(&model, .ticked(SampleDesk.now + 2))
    #expect(view(model).text.contains("2 秒"))
    #expect(update(&model, .back) == [.stopStudies])
    #expect(view(model).text.contains("按 5 读取"))
    #expect(!begins(update(&model, .changedElsewhere)))
    #expect(!begins(update(&model, .ticked(SampleDesk.now + 600))))
    #expect(begins(update(&model, .go(.handover))))
  }

  @Test("a reading that fails says why, and how to begin it again")
  func failing() {
    var model = SampleDesk.readingSheet()
    _ = update(&model, .studyFailed(.sheet, Failure(key: "database.moved", arguments: [:])))
    #expect(model.message != nil && !view(model).text.contains("读取中…"))
    #expect(view(model).text.contains("按 5 读取"))
    #expect(begins(update(&model, .go(.handover))) && view(model).text.contains("读取中…"))
  }

  @Test("figures whose counting was stopped are not counted by themselves with the next minute")
  func countingStopped() {
    var model = SampleDesk.model()
    _ = update(&model, .go(.statistics))
    _ = update(&model, .ticked(SampleDesk.now + 2))
    #expect(update(&model, .back) == [.stopStudies])
    let figures = Effect.study(.figures(model.figuresKey))
    #expect(!update(&model, .ticked(SampleDesk.now + 120)).contains(figures))
    #expect(update(&model, .go(.statistics)).contains(figures))
  }

  @Test("figures that are not counted any more are not said to be, whatever else is under way")
  func figuresStopped() {
    var model = SampleDesk.readingSheet()
    _ = update(&model, .go(.statistics))
    #expect(view(model).text.contains("统计中…"))
    _ = update(&model, .studyFailed(.figures(model.figuresKey), nil))
    #expect(!model.underway.isEmpty && view(model).text.contains("按 6 读取"))
  }

  @Test("a sheet of the list whose reading was stopped does not open by itself")
  func choiceStopped() {
    var model = SampleDesk.sheetRead(taking: 0)
    _ = update(&model, .listSheets)
    _ = update(&model, .learned(.sheets(SampleDesk.sheetPage, after: nil)))
    #expect(
      update(&model, .open).contains { if case .study(.pastSheet) = $0 { true } else { false } })
    _ = update(&model, .ticked(SampleDesk.now + 2))
    #expect(update(&model, .back) == [.stopStudies])
    #expect(model.handover.isListing && model.handoverQuery == model.sheetsQuery)
  }

  @Test("whoever has left the form does not wait for what it asked")
  func leftForm() {
    var model = SampleDesk.sheetRead(taking: 0)
    _ = model.press(.character("g"))
    _ = model.press(.control("s"))
    _ = update(&model, .ticked(SampleDesk.now + 2))
    #expect(view(model).text.contains("2 秒"))
    _ = model.press(.escape)
    #expect(model.layers.isEmpty && !view(model).text.contains("2 秒"))
  }

  @Test("after a deed of one's own it is read anew at once, whatever was under way")
  func ownDeeds() {
    var model = SampleDesk.sheetRead(taking: 5)
    let effects = update(&model, .succeeded(.carriedConfirmed(.isolations)))
    #expect(begins(effects))
    let number = model.underway.last?.number
    let again = update(&model, .succeeded(.carriedConfirmed(.isolations)))
    #expect(again.contains(.stopStudies) && begins(again))
    #expect(model.underway.count == 1 && model.underway.last?.number != number)
  }

  @Test("in the name of another person nothing of the sheet before is left")
  func anotherPerson() {
    var model = SampleDesk.sheetRead(taking: 0)
    _ = update(&model, .succeeded(.actingAs(model.viewer)))
    #expect(model.handover.shown == nil && !model.underway.isEmpty)
  }

  @Test("what was being read for one person is not shown to another")
  func readForAnother() {
    var model = SampleDesk.readingSheet()
    _ = update(&model, .go(.orders))
    #expect(update(&model, .succeeded(.actingAs(model.viewer))).contains(.stopStudies))
    _ = update(&model, SampleDesk.read(SampleDesk.sheet))
    #expect(model.handover.shown == nil)
    #expect(begins(update(&model, .go(.handover))))
  }

  @Test("a sheet that is being read when another campus is chosen is read of that one")
  func anotherCampus() {
    var model = SampleDesk.readingSheet()
    let number = model.underway.last?.number
    _ = update(&model, .chooseCampus)
    _ = update(&model, .move(.down))
    let effects = update(&model, .open)
    #expect(effects.contains(.stopStudies) && begins(effects))
    #expect(model.underway.map(\.query) == [.sheet] && model.underway.last?.number != number)
  }

  @Test("a paper that was ordered is written, whatever is looked at meanwhile")
  func paperOfAnother() {
    var model = SampleDesk.model()
    _ = update(&model, .go(.statistics))
    _ = update(&model, SampleFigures.learned)
    let paper = Query.paper(.turnaround, SampleFigures.key, path: "a.html")
    _ = model.write(.turnaround, to: "a.html")
    _ = update(&model, .succeeded(.actingAs(model.viewer)))
    #expect(Set(model.underway.map(\.query)) == [paper, .figures(SampleFigures.key)])
  }
}
