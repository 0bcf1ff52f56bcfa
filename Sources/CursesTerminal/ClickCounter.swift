internal import Screen

/// Tells one click from two: a second press on the same cell within 400 ms.
struct ClickCounter: Sendable {
  private static let interval = Duration.milliseconds(400)
  private var last: (position: Position, time: ContinuousClock.Instant)?

  /// The desk's event for the mouse's report in SGR encoding; nil for those that it does not know.
  mutating func event(
    button: Int, position: Position, released: Bool, at time: ContinuousClock.Instant
  ) -> MouseEvent? {
    guard !released else { return nil }
    // Bits 4, 8 and 16 are Shift, Alt and Ctrl.
    switch button & ~0b11100 {
    case 64: return MouseEvent(.wheelUp, at: position)
    case 65: return MouseEvent(.wheelDown, at: position)
    case 0: break
    default: return nil
    }
    if let last, last.position == position, time - last.time <= Self.interval {
      self.last = nil
      return MouseEvent(.doublePress, at: position)
    }
    last = (position, time)
    return MouseEvent(.press, at: position)
  }
}
