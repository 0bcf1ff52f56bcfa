import Configuration
import Documents
import Localization
import Reports
import ServiceClock
import Testing
import WorkOrderEngine

/// A slip says how its order stands, and asks only for what is still to be done.
@Suite("Slips by the state of their orders")
struct SlipStateTests {
  /// Orders in the states in which slips differ.
  enum State: String, CaseIterable {
    case held, extended, repaired, closed, cancelled, withdrawn, duplicate
  }

  /// NH-2, a tap that leaks, brought to a state by Tuesday 10:00.
  private func world(_ state: State) throws -> PaperWorld {
    var world = try PaperWorld()
    for text in ["洗手池漏水", "水龙头漏水"] {
      try world.give(
        LogDefect(
          place: "NH/TSG/101", category: "plumbing", priority: .p3, text: text,
          reporter: "李同学", contact: "555-0101"), as: "1")
    }
    try world.give(TransferOrder(order: "NH-2", to: "2", reason: "就近"), as: "1")
    try world.move(to: "2026-11-23 10:00")
    try world.give(ArriveAtOrder(order: "NH-2"), as: "2")
    try world.move(to: "2026-11-24 09:00")
    switch state {
    case .held:
      try world.give(
        HoldOrder(
          order: "NH-2", reason: .parts, note: "等阀芯",
          wakeOn: try #require(CalendarDate("2026-12-01"))), as: "2")
    case .extended:
      try world.give(
        AskExtension(
          order: "NH-2", until: try TimeText.instant("2026-12-04 18:00", in: world.zone),
          reason: "阀芯要订货"), as: "2")
      try world.move(to: "2026-11-24 09:30")
      try world.give(DecideExtension(order: "NH-2", approve: true), as: "1")
    case .repaired, .closed:
      try world.give(
        CompleteOrder(
          order: "NH-2",
          completion: Completion(
            cause: "垫圈老化", remedy: "更换垫圈，试水不漏", minutes: 20, parts: ["垫圈 1 只"])), as: "2")
      if state == .closed {
        try world.give(VerifyOrder(order: "NH-2"), as: "1")
        try world.give(RateOrder(order: "NH-2", rating: 5), as: "1")
      }
    case .cancelled: try world.give(CancelOrder(order: "NH-2", reason: "现场复核无漏水"), as: "1")
    case .withdrawn: try world.give(WithdrawOrder(order: "NH-2", reason: "自行拧紧"), as: "1")
    case .duplicate:
      try world.give(
        CancelOrder(order: "NH-2", reason: "同一处漏水", duplicateOf: "NH-1"), as: "1")
    }
    try world.move(to: "2026-11-24 10:00")
    return world
  }

  private func slip(_ world: PaperWorld, _ language: Language) throws -> Document {
    try world.engine.ask(now: world.now) { snapshot in
      let view = try snapshot.orderView("NH-2")
      return try Papers(language: language, names: try PaperNames(snapshot, orders: [view.file]))
        .slip(
          view, place: try snapshot.place(view.order.report.place), code: SampleCode.code,
          links: try snapshot.links(ofOrder: "NH-2"), asOf: world.now)
    }
  }

  @Test("the slips are what the golden files say", arguments: Language.allCases, State.allCases)
  func goldens(language: Language, state: State) throws {
    let slip = try slip(try world(state), language)
    let text = TextRenderer(columns: 80).render(slip)
    #expect(!text.contains("⟨"))
    try Golden.compare(text, with: "slip-\(state.rawValue).\(language.rawValue).txt")
    let narrow = TextRenderer(columns: 32).render(slip)
    #expect(!narrow.contains("⟨"))
  }

  @Test(
    "an order that ends without a repair is cancelled on its slip, and nothing says that it kept its time",
    arguments: [State.cancelled, .withdrawn, .duplicate])
  func ended(state: State) throws {
    let world = try world(state)
    for language in Language.allCases {
      let strings = Strings(language: language)
      let slip = try slip(world, language)
      #expect(slip.title.hasSuffix(strings.heading("order.state.cancelled")))
      for block in slip.blocks {
        switch block {
        case .room, .signatures, .ticks, .heading: Issue.record("\(state): \(block)")
        default: break
        }
      }
      let text = MarkdownRenderer().render(slip)
      #expect(text.contains(strings["order.slip.cancelled"]))
      for (clock, word) in [("accept", "met"), ("arrive", "met"), ("complete", "stopped")] {
        let label = strings.heading(
          "order.slip.due", ["clock": strings["clock.kind.\(clock)"]])
        let time = clock == "complete" ? "11-24 09:00" : "11-23 10:00"
        #expect(text.contains("\(label)**: \(strings["clock.word.\(word)"]) \(time)"), "\(text)")
      }
    }
    let texts = try world.engine.ask(now: world.now) { snapshot in
      let view = try snapshot.orderView("NH-2")
      let papers = Papers(language: .en, names: try PaperNames(snapshot, orders: [view.file]))
      return [papers.order(view, asOf: world.now), papers.explanation(view, asOf: world.now)].map {
        MarkdownRenderer().render($0)
      }
    }
    #expect(texts[0].contains("stopped"), "\(texts[0])")
    #expect(texts[1].contains("when the order was cancelled"), "\(texts[1])")
  }

  @Test("what is recorded of a repair stands in place of lines to write on; one signature is left")
  func repaired() throws {
    for language in Language.allCases {
      let slip = try slip(try world(.repaired), language)
      let signatures = slip.blocks.filter { if case .signatures = $0 { true } else { false } }
      #expect(signatures.count == 1)
      #expect(!slip.blocks.contains { if case .room = $0 { true } else { false } })
      let text = MarkdownRenderer().render(slip)
      for words in ["垫圈老化", "更换垫圈，试水不漏", "垫圈 1 只", "20", "2026-11-27 09:00"] {
        #expect(text.contains(words), "\(words): \(text)")
      }
    }
  }

  @Test("a slip of any state is set as large as one that is filled in")
  func large() throws {
    for state in State.allCases {
      let body = HTMLRenderer().body(try slip(try world(state), .zhHans))
      #expect(body.hasPrefix("<div class=\"form\">"), "\(state)")
    }
  }

  @Test("no story on paper has the id of a trigger, a level or a category")
  func identifiers() throws {
    var world = try PaperWorld()
    try world.give(
      LogDefect(place: "NH/TSG/101", category: "electrical", text: "有人受伤，配电箱冒烟"), as: "1")
    try world.give(CategorizeOrder(order: "NH-1", category: "fire"), as: "1")
    try world.move(to: "2026-11-24 10:00")
    _ = try world.engine.tick(now: world.now)
    for language in Language.allCases {
      let text = try world.engine.ask(now: world.now) { snapshot in
        let view = try snapshot.orderView("NH-1")
        let papers = Papers(
          language: language, names: try PaperNames(snapshot, orders: [view.file]))
        return MarkdownRenderer().render(papers.order(view, asOf: world.now))
          + MarkdownRenderer().render(
            papers.queue(try snapshot.queue().items, asOf: world.now, in: world.zone))
      }
      #expect(text.contains(language == .en ? "level 2" : "2 级"), "\(text)")
      for id in try Defaults.load().allIdentifiers {
        #expect(!text.contains(id), "\(id): \(text)")
      }
    }
  }
}

extension EffectiveConfiguration {
  /// The ids that have words of their own.
  fileprivate var allIdentifiers: [String] {
    triggers.map(\.id) + escalation.major.map(\.id)
      + escalation.policies.values.flatMap { $0.map(\.id) }
  }
}
