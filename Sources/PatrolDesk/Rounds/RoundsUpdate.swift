import Screen

extension DeskModel {
  /// Keys of the routes.
  mutating func updateRounds(_ action: Action) -> [Effect] {
    switch action {
    case .move(let movement):
      _ = rounds.window.handle(movement.key)
      return []
    case .startRound, .open:
      guard let route = rounds.selected else { return [] }
      return [.give(.startRound(route: route.code), id: nextCommand())]
    default: return []
    }
  }

  mutating func updateWalk(_ action: Action) -> [Effect] { [] }

  mutating func takeRound(_ sheet: WalkSheet) {}
}
