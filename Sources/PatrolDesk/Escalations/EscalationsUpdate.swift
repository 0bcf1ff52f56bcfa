import Screen

extension DeskModel {
  /// Keys of the escalation queue and of the story that is read there.
  mutating func updateEscalations(_ action: Action) -> [Effect] {
    switch action {
    case .move(let movement):
      if escalations.isReading { return scrollStory(movement) }
      let before = escalations.selected?.line.number
      _ = escalations.window.handle(movement.key)
      let detail = escalations.selected?.line.number == before ? [] : detailQueries
      return nextPage + detail
    case .open, .nextPane:
      guard escalations.selected != nil else { return [] }
      escalations.isReading = action == .open ? true : !escalations.isReading
      escalations.detailTop = 0
      return detailQueries
    case .back:
      escalations.isReading = false
      return []
    default: return []
    }
  }

  /// The page after the last row, when that comes near.
  private var nextPage: [Effect] {
    mutating get {
      guard let next = escalations.next, let selected = escalations.window.selected,
        selected + escalations.window.rows >= escalations.lines.count
      else { return [] }
      escalations.next = nil  // Asked for; the answer brings the one after it.
      return [.ask(.queue(after: next, limit: EscalationsModel.pageSize))]
    }
  }

  private mutating func scrollStory(_ movement: Movement) -> [Effect] {
    guard let detail = escalations.detail else { return [] }
    let pager = orderPager(detail, in: storyArea, top: escalations.detailTop)
    escalations.detailTop = pager.top(after: movement)
    return []
  }
}
