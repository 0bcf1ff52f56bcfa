import Screen

extension Pager {
  /// Lines in an area, of which one is the first that is seen.
  init(_ lines: [StyledLine], in area: Area, top: Int) {
    self.init(lines, rows: max(1, area.rows))
    scroll(to: top)
  }

  /// The first line that is seen after a movement.
  func top(after movement: Movement) -> Int {
    var pager = self
    _ = pager.handle(movement.key)
    return pager.top
  }
}
