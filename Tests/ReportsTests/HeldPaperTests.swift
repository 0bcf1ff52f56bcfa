import Documents
import Localization
import Reports
import Testing
import WorkOrderEngine

/// A clock on hold has no due time that stands (engine.md §2): papers say what is left.
@Suite("Clocks on hold and stopped clocks on paper")
struct HeldPaperTests {
  /// NH-1, accepted and arrived at 10:00, on hold since; it has 23 of its 24 hours left.
  private func world() throws -> PaperWorld {
    var world = try PaperWorld()
    try world.give(
      LogDefect(place: "NH/TSG/101", category: "lighting", priority: .p3, text: "灯管不亮"), as: "1")
    try world.move(to: "2026-11-23 10:00")
    try world.give(ArriveAtOrder(order: "NH-1"), as: "2")
    try world.give(
      HoldOrder(
        order: "NH-1", reason: .parts, wakeOn: try #require(CalendarDate("2026-12-01"))),
      as: "2")
    return world
  }

  /// The papers on which an order stands, as Markdown.
  private func papers(_ world: PaperWorld, _ language: Language) throws -> [String: String] {
    try world.engine.ask(now: world.now) { snapshot in
      let view = try snapshot.orderView("NH-1")
      let papers = Papers(
        language: language, names: try PaperNames(snapshot, orders: [view.file]))
      let documents = [
        "slip": try papers.slip(
          view, place: try snapshot.place(view.order.report.place), code: SampleCode.code,
          asOf: world.now),
        "order": papers.order(view, asOf: world.now),
        "list": papers.orders(
          try snapshot.orders(.open).items, asOf: world.now, in: world.zone),
        "sheet": papers.handover(try snapshot.handoverDraft(campus: 1)),
      ]
      return documents.mapValues { MarkdownRenderer().render($0) }
    }
  }

  /// The due times that a clock of the order could be said to have: as of the hold, and if it ended now.
  private func dueTimes(_ world: PaperWorld) throws -> [String] {
    try world.engine.ask(now: world.now) { snapshot in
      let formats = Formats(language: .en)
      let row = try snapshot.orderRow("NH-1").clocks.first { $0.kind == .complete }
      let view = try snapshot.orderView("NH-1").currentClocks.first { $0.kind == .complete }
      return [try #require(row).due, try #require(view).face(at: world.now).due].map {
        formats.short($0, in: world.zone)
      }
    }
  }

  @Test("what is left stands in place of a due time, and stays while the hold lasts")
  func held() throws {
    var world = try world()
    for time in ["2026-11-23 11:00", "2026-11-25 16:00"] {
      try world.move(to: time)
      let due = try dueTimes(world)
      for (language, words) in [(Language.zhHans, "挂起，剩 23:00"), (.en, "on hold, 23:00 left")] {
        let papers = try papers(world, language)
        #expect(papers["slip"]?.contains(words) == true, "\(time) \(papers["slip"] ?? "")")
        let short = language == .en ? "23:00 left" : "剩 23:00"
        #expect(papers["sheet"]?.contains(short) == true, "\(time) \(papers["sheet"] ?? "")")
        for name in ["order", "list"] {
          #expect(papers[name]?.contains("23:00") == true, "\(name)")
        }
        for (name, text) in papers {
          for due in due { #expect(!text.contains(due), "\(name) \(due)") }
        }
      }
    }
    // Resumed, it has a due time again.
    try world.give(ResumeOrder(order: "NH-1"), as: "2")
    let due = try dueTimes(world)[1]
    for (name, text) in try papers(world, .zhHans) { #expect(text.contains(due), "\(name)") }
  }

  @Test("its explanation says that the due time moves on, and when it would be due if resumed now")
  func explained() throws {
    let world = try world()
    for (language, words) in [
      (Language.zhHans, "挂起中，时限顺延；如现在恢复，"), (.en, "on hold, the due time moves on; "),
    ] {
      let text = try world.engine.ask(now: world.now) { snapshot in
        MarkdownRenderer().render(
          Papers(language: language, names: PaperNames())
            .explanation(try snapshot.orderView("NH-1"), asOf: world.now))
      }
      #expect(text.ranges(of: words).count == 1, "of three clocks one is held: \(text)")
    }
  }

  @Test("a slip asks for nothing that is done: it says how and when each clock ended")
  func stopped() throws {
    let world = try world()
    for (language, words) in [
      (Language.zhHans, ["接单期限**: 达标 11-23 10:00", "到场期限**: 达标 11-23 10:00"]),
      (.en, ["Accept by**: met 11-23 10:00", "Arrive by**: met 11-23 10:00"]),
    ] {
      let slip = try #require(try papers(world, language)["slip"])
      for words in words { #expect(slip.contains(words), "\(slip)") }
    }
  }

  @Test("an order that waits to be verified shows on the sheet how its clock ended")
  func verified() throws {
    var world = try world()
    try world.give(ResumeOrder(order: "NH-1"), as: "2")
    try world.give(
      CompleteOrder(
        order: "NH-1", completion: Completion(cause: "a", remedy: "b", minutes: 1)), as: "2")
    let due = try dueTimes(world)[1]
    let sheet = try #require(try papers(world, .zhHans)["sheet"])
    #expect(sheet.contains("达标") && !sheet.contains(due), "\(sheet)")
  }
}
