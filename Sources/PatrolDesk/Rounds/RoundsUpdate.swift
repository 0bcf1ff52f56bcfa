import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// Keys of the routes.
  mutating func updateRounds(_ action: Action) -> [Effect] {
    switch action {
    case .move(let movement):
      let before = rounds.selected?.code
      _ = rounds.window.handle(movement.key)
      return rounds.selected?.code == before ? [] : roundsQueries
    case .startRound, .open:
      guard let route = rounds.selected else { return [] }
      return [.give(.startRound(route: route.code), id: nextCommand())]
    case .routeStep(let step): return begin(step)
    default: return []
    }
  }

  /// The rounds of the selected route.
  var roundsQueries: [Effect] {
    rounds.selected.map { [.ask(.rounds(route: $0.code))] } ?? []
  }

  /// A sheet came: a walk begins with it, or goes on.
  mutating func takeRound(_ sheet: WalkSheet) {
    if walk?.sheet.number == sheet.number {
      walk?.take(sheet)
    } else if place == .rounds, sheet.state == .underway {
      walk = Walk(sheet)
    }
  }

  /// The sheet, with what earlier rounds say of the stop in sight.
  func roundQuery(_ walk: Walk) -> Effect {
    .ask(.round(walk.sheet.number, stop: walk.currentStop?.position ?? 1))
  }
}
