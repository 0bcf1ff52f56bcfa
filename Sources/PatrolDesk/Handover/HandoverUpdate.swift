import Screen

extension DeskModel {
  /// Keys of the handover sheet.
  mutating func updateHandover(_ action: Action) -> [Effect] {
    switch action {
    case .move(let movement):
      var pager = Pager(sheetLines, rows: max(1, bodyArea.rows))
      pager.scroll(to: handover.top)
      _ = pager.handle(movement.key)
      handover.top = pager.top
      return []
    case .difference: return [.ask(.difference)]
    default: return []
    }
  }
}
