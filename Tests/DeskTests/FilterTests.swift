import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("Filters at the desk")
struct FilterTests {
  @Test(
    "Tab completes words, keys and values, and goes on behind them",
    arguments: [
      ("la", "late "), ("ca", "ca"), ("cat", "category:"), ("state:o", "state:o"),
      ("state:op", "state:open "), ("category:plu", "category:plumbing "),
      ("category:lighting,ot", "category:lighting,other "), ("-uns", "-unsigned "),
      ("late holder:@", "late holder:@me "), ("campus:南", "campus:NH "), ("漏水", "漏水"), ("", ""),
    ])
  func completion(typed: String, completed: String) throws {
    let model = SampleDesk.model()
    let result = model.completedFilter(typed)
    if typed == "ca" {
      // Campus and category go together no further.
      #expect(Set(model.filterCompletions(for: typed)) == ["campus:", "category:"])
    } else if typed == "state:o" {
      #expect(model.filterCompletions(for: typed) == ["open", "onHold"])
    } else {
      #expect(result == completed)
    }
  }

  @Test("every completion is understood by the filter")
  func understood() throws {
    let model = SampleDesk.model()
    for key in OrderFilter.keys {
      for value in model.filterCompletions(for: "\(key):") {
        _ = try OrderFilter("\(key):\(value)")
      }
    }
    for word in OrderFilter.wordsKnown {
      if case .words = try OrderFilter(word).terms[0].condition { Issue.record("\(word)") }
    }
  }

  @Test("Tab in the prompt applies what it completes at once")
  func inPrompt() {
    var model = SampleDesk.model()
    _ = update(&model, .go(.orders))
    _ = update(&model, .find)
    for character in "maj" { _ = update(&model, .type(.character(character))) }
    let effects = update(&model, .type(.tab))
    #expect(model.orders.filter == "state:open major")
    #expect(effects.contains(.ask(.orders(filter: "state:open major", after: nil, limit: 100))))
  }

  @Test("a term that can still become something is no error yet; Enter says what is wrong with it")
  func unfinished() {
    var model = SampleDesk.model()
    _ = update(&model, .go(.orders))
    _ = update(&model, .find)
    for character in "state:o" { _ = update(&model, .type(.character(character))) }
    let refusal = Failure(
      key: "filter.error.term",
      arguments: ["term": "state:o", "position": "1", "known": "open"])
    _ = update(&model, .failed(refusal))
    #expect(model.message == nil && view(model).text.contains("open  onHold"))
    _ = update(&model, .type(.enter))
    #expect(model.message?.text.contains("state:o") == true)
  }

  @Test("F offers the usual filters, and keeps the one in force under a name")
  func saved() throws {
    var model = SampleDesk.model()
    _ = update(&model, .go(.orders))
    for filter in model.savedFilters { _ = try OrderFilter(filter.text) }
    model.orders.filter = "late 漏水"
    _ = update(&model, .savedFilters)
    _ = update(&model, .save)
    _ = update(&model, .type(.paste("漏水的")))
    let kept = [SavedFilter(name: "漏水的", text: "late 漏水")]
    #expect(update(&model, .type(.enter)) == [.keepFilters(kept)])
    _ = update(&model, .succeeded(.filtersKept))
    #expect(view(model).text.contains("已保存筛选"))
    _ = update(&model, .savedFilters)
    _ = update(&model, .move(.last))
    _ = update(&model, .open)
    #expect(model.orders.filter == "late 漏水")
    // The same name again is another filter under it.
    #expect(update(&model, .savedFilters).isEmpty)
    model.orders.filter = "major"
    _ = update(&model, .save)
    _ = update(&model, .type(.paste("漏水的")))
    _ = update(&model, .type(.enter))
    #expect(model.ownFilters == [SavedFilter(name: "漏水的", text: "major")])
  }
}

@Suite("Keys typed ahead")
struct TypedAheadTests {
  @Test("what stands beside a selection is a detail, one of a kind; lists are not")
  func details() {
    #expect(Query.order("NH-1").detailKind == Query.order("NH-2").detailKind)
    #expect(Query.order("NH-1").detailKind != Query.place("NH").detailKind)
    for query in [
      Query.frame(since: nil), .today, .routes, .people, .orders(filter: "", after: nil, limit: 1),
    ] {
      #expect(!query.isDetail)
    }
    #expect(Effect.ask(.order("NH-1")).detailKind == 0 && Effect.ring.detailKind == nil)
  }
}
