import Localization
import Screen
import WorkOrderEngine

/// A step that a key takes with a route or its newest round; its name is also the name of its texts,
/// `action.NAME`.
enum RouteStep: String, CaseIterable, Hashable, Sendable {
  case takeOver, planRounds, excuse, suspendRoute, liftSuspension, endWatch, extendWatch

  /// The name by which `roles.toml` permits it.
  var command: String {
    switch self {
    case .takeOver: TakeRound.name
    case .planRounds: PlanRounds.name
    case .excuse: ExcuseStop.name
    case .suspendRoute: SuspendRoute.name
    case .liftSuspension: LiftSuspension.name
    case .endWatch: EndWatch.name
    case .extendWatch: ExtendWatch.name
    }
  }
}

/// What a step asks for before it can be done.
enum RouteQuestion: Hashable, Sendable {
  /// Why stops of a round, by its number, were not reached.
  case excuse(round: String)
  case suspend
  /// Which of the suspensions that stand or are to come.
  case lift([RouteSuspension])
  case endWatch, extendWatch
}

/// A step with all that it needs: what becomes an engine command.
enum RouteDeed: Hashable, Sendable {
  case planned
  /// The stops of a round, by its number, that were not reached.
  case excused(round: String, reason: String)
  case suspended(from: CalendarDate, to: CalendarDate, reason: String)
  case lifted(from: CalendarDate, reason: String)
  case watchEnded(reason: String)
  case watchExtended(cleanRounds: Int, reason: String)

  /// The sentence that says that it is done.
  var sentence: MessageKey {
    switch self {
    case .planned: "route.done.planned"
    case .excused: "route.done.excused"
    case .suspended: "route.done.suspended"
    case .lifted: "command.round.lifted"
    case .watchEnded: "command.round.watchEnded"
    case .watchExtended: "command.round.watchExtended"
    }
  }
}

extension DeskModel {
  /// Does a step with the selected route at once, or asks for what it needs.
  mutating func begin(_ step: RouteStep) -> [Effect] {
    guard let route = rounds.selected, obstacle(to: step) == nil else { return [] }
    if step == .takeOver, let round = route.othersRound {
      return [.give(.takeRound(round), id: nextCommand())]
    }
    guard let question = question(of: step, route: route) else {
      return [.give(.route(.planned, route: route.code), id: nextCommand())]
    }
    var subject = route.code
    if case .excuse(let round) = question { subject = round }
    layers.append(
      .asking(
        Asking(
          purpose: .route(question, route: route.code),
          title: "\(strings.heading("action.\(step.rawValue)")) \(subject)",
          form: form(for: question), command: nextCommand())))
    return []
  }

  /// What a step asks for; `nil` when it needs nothing more.
  private func question(of step: RouteStep, route: RouteLine) -> RouteQuestion? {
    switch step {
    case .takeOver, .planRounds: nil
    case .excuse: rounds.excusable.map { .excuse(round: $0) }
    case .suspendRoute: .suspend
    case .liftSuspension: .lift(route.suspensions)
    case .endWatch: .endWatch
    case .extendWatch: .extendWatch
    }
  }

  /// Why a step with the selected route is not possible now, in words; `nil` when it is.
  func obstacle(to step: RouteStep) -> Obstacle? {
    guard let route = rounds.selected else { return .because("action.disabled.nothingSelected") }
    switch step {
    case .planRounds, .suspendRoute: return nil
    case .takeOver:
      return route.othersRound == nil ? .because("action.disabled.nobodyWalks") : nil
    case .excuse: return rounds.excusable == nil ? .because("action.disabled.nothingMissing") : nil
    case .liftSuspension:
      return route.suspensions.isEmpty ? .because("action.disabled.noSuspension") : nil
    case .endWatch, .extendWatch:
      return route.watch == nil ? .because("action.disabled.noWatch") : nil
    }
  }

  /// The fields that a question needs, with what is likely written in already.
  func form(for question: RouteQuestion) -> Form {
    let today = local(now).date
    switch question {
    case .suspend:
      return Form([
        text("from", "\(today)"), text("until", "\(today.adding(days: 7))"), text("reason"),
      ])
    case .lift(let suspensions):
      let choices = suspensions.map { suspension in
        ChoiceField.Choice(
          id: "\(suspension.days.from)", text: "\(suspension.days.from) \(suspension.reason)")
      }
      return Form([
        .choice("from", label: strings.heading("asking.suspension"), choices), text("reason"),
      ])
    case .extendWatch: return Form([text("cleanRounds", "2"), text("reason")])
    case .excuse, .endWatch: return Form([text("reason")])
    }
  }
}

extension RoundsModel {
  /// The newest round of the selected route of which stops were not reached.
  var excusable: String? {
    guard selected?.code == roundsOf else { return nil }
    return rounds.first { $0.state == .incomplete }?.number
  }
}

extension Asking {
  /// The deed that the filled form means.
  ///
  /// - Throws: the id of the field that will not do.
  func deed(_ question: RouteQuestion, today: CalendarDate) throws(FieldProblem) -> RouteDeed {
    switch question {
    case .excuse(let round): return .excused(round: round, reason: try required("reason"))
    case .suspend:
      let from = try date("from", today: today)
      let to = try date("until", today: from)
      guard from <= to else {
        throw FieldProblem(field: "until", remedy: "asking.untilHint")
      }
      return .suspended(from: from, to: to, reason: try required("reason"))
    case .lift:
      return .lifted(from: try date("from", today: today), reason: try required("reason"))
    case .endWatch: return .watchEnded(reason: try required("reason"))
    case .extendWatch:
      guard let count = Int(form.value("cleanRounds").foldedForFigures) else {
        throw FieldProblem(field: "cleanRounds", remedy: "asking.numberHint")
      }
      return .watchExtended(cleanRounds: count, reason: try required("reason"))
    }
  }
}
