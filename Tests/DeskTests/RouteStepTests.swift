import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("Steps with routes")
struct RouteStepTests {
  /// A desk on the routes, on the one with this code, with one incomplete round of it.
  private func desk(_ code: String) -> DeskModel {
    var model = SampleDesk.model()
    model.viewer.permitted.formUnion(RouteStep.allCases.map(\.command))
    _ = model.press(.character("2"))
    var routes = SampleDesk.routes
    routes[0].suspensions = [
      RouteSuspension(
        days: DaySpan(from: SampleDesk.day("2027-01-16"), to: SampleDesk.day("2027-02-20")),
        reason: "寒假")
    ]
    _ = update(&model, .learned(.routes(routes)))
    while model.rounds.selected?.code != code { _ = model.press(.down) }
    let round = RoundLine(
      number: "\(code)-9", state: .incomplete, at: SampleDesk.now, walker: "张工", reached: 20,
      stops: 23, findings: 0, verdict: .incomplete)
    _ = update(&model, .learned(.rounds([round], route: code)))
    return model
  }

  private func orders(_ effects: [Effect]) -> [Effect.Order] {
    effects.compactMap { if case .give(let order, _) = $0 { order } else { nil } }
  }

  @Test(
    "each has a key in the table, and every field a label in words", arguments: Language.allCases)
  func declared(language: Language) throws {
    let bound = Set(
      DeskKeys.bindings(of: .rounds).compactMap { binding -> RouteStep? in
        guard case .routeStep(let step) = binding.action else { return nil }
        return step
      })
    #expect(bound == Set(RouteStep.allCases))
    let model = SampleDesk.model(language: language)
    let questions: [RouteQuestion] = [
      .excuse(round: "NH-1"), .suspend, .lift(SampleDesk.routes[0].suspensions), .endWatch,
      .extendWatch,
    ]
    for question in questions {
      for field in model.form(for: question).fields {
        let isWord = language == .en ? field.label != field.id : field.label.first?.isASCII == false
        #expect(isWord, "\(question) \(field.id)")
      }
    }
  }

  @Test("a step that the roles forbid says which role it needs")
  func forbidden() {
    var model = desk("NH-R1")
    model.viewer.permitted.remove(SuspendRoute.name)
    #expect(model.reason(against: .routeStep(.suspendRoute), in: .rounds) == "需要角色：主管")
    #expect(orders(model.press(.character("s"))) == [] && model.layers.isEmpty)
  }

  @Test("the round that somebody else is in the middle of is taken over and walked on with")
  func takenOver() {
    var model = desk("NH-R1")
    #expect(model.reason(against: .routeStep(.takeOver), in: .rounds) == "本路线上没有别人正在巡检")
    #expect(orders(model.press(.character("t"))) == [])
    let index = model.rounds.routes.firstIndex { $0.code == "NH-R1" } ?? 0
    model.rounds.routes[index].othersRound = "NH-R1-7"
    #expect(orders(model.press(.character("t"))) == [.takeRound("NH-R1-7")])
  }

  @Test("what is not possible says why: no watch, no suspension, nothing to excuse")
  func obstacles() {
    let plain = desk("NH-R1")
    #expect(plain.obstacle(to: .routeStep(.endWatch), in: .rounds) != nil)
    #expect(plain.obstacle(to: .routeStep(.liftSuspension), in: .rounds) == nil)
    #expect(plain.obstacle(to: .routeStep(.excuse), in: .rounds) == nil)
    let watched = desk("YX-R1")
    #expect(watched.obstacle(to: .routeStep(.endWatch), in: .rounds) == nil)
    #expect(watched.obstacle(to: .routeStep(.liftSuspension), in: .rounds) != nil)
    var other = desk("NH-R1")
    _ = other.press(.down)
    #expect(
      other.obstacle(to: .routeStep(.excuse), in: .rounds) != nil, "those are another's rounds")
  }

  @Test("an empty reason is asked for; with one the command is given")
  func given() throws {
    var model = desk("NH-R1")
    #expect(model.press(.character("x")) == [])
    #expect(orders(model.press(.control("s"))) == [] && model.message != nil)
    for character in "施工" { _ = model.press(.character(character)) }
    #expect(
      orders(model.press(.control("s")))
        == [.route(.excused(round: "NH-R1-9", reason: "施工"), route: "NH-R1")])
    _ = update(
      &model,
      .succeeded(.routeChanged(.excused(round: "NH-R1-9", reason: "施工"), route: "NH-R1")))
    #expect(model.layers.isEmpty)

    _ = model.press(.character("l"))
    _ = model.press(.tab)
    for character in "开学" { _ = model.press(.character(character)) }
    #expect(
      orders(model.press(.control("s")))
        == [.route(.lifted(from: SampleDesk.day("2027-01-16"), reason: "开学"), route: "NH-R1")])
    #expect(orders(desk("NH-R1").pressed("P")) == [.route(.planned, route: "NH-R1")])
  }

  @Test("a route is suspended from a day on to another, and never backwards")
  func suspended() throws {
    var model = desk("XS-R1")
    _ = model.press(.character("s"))
    for _ in 0..<2 { _ = model.press(.tab) }
    for character in "封闭" { _ = model.press(.character(character)) }
    let today = model.local(model.now).date
    #expect(
      orders(model.press(.control("s")))
        == [
          .route(
            .suspended(from: today, to: today.adding(days: 7), reason: "封闭"), route: "XS-R1")
        ])
    guard case .asking(var asking)? = model.layers.last else {
      Issue.record("the form stays until it is done")
      return
    }
    asking.form = Form([
      model.text("from", "2026-12-20"), model.text("until", "2026-12-10"),
      model.text("reason", "x"),
    ])
    #expect(throws: FieldProblem(field: "until", remedy: "asking.untilHint")) {
      try asking.deed(.suspend, today: today)
    }
  }
}

extension DeskModel {
  /// What one key does on a copy.
  fileprivate func pressed(_ letter: Character) -> [Effect] {
    var copy = self
    return copy.press(.character(letter))
  }
}
