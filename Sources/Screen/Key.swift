/// One thing that a person did at the keyboard, or that happened to the terminal.
public enum Key: Hashable, Sendable {
  /// A character as it was typed, full-width ones too.
  case character(Character)
  /// Enter or Return.
  case enter
  /// Esc alone.
  case escape
  /// Tab.
  case tab
  /// Shift and Tab.
  case backTab
  /// The arrow keys.
  case up, down, left, right
  /// To the beginning, to the end.
  case home, end
  /// A screen up, a screen down.
  case pageUp, pageDown
  /// Deletes to the left.
  case backspace
  /// Deletes to the right.
  case delete
  /// Ctrl with a letter, given in lower case.
  case control(Character)
  /// Text pasted at once (bracketed paste), its line breaks as they came; they never submit.
  case paste(String)
  /// The terminal has another size now.
  case resize
  /// The mouse, where it is switched on.
  case mouse(MouseEvent)

  /// The space bar.
  public static let space = Key.character(" ")
}

/// What the mouse did, and where.
public struct MouseEvent: Hashable, Sendable {
  /// The kinds of events that the desk knows.
  public enum Action: Hashable, Sendable {
    /// One click of the first button: selects.
    case press
    /// Two clicks: opens.
    case doublePress
    /// The wheel away from the hand.
    case wheelUp
    /// The wheel towards the hand.
    case wheelDown
  }

  /// What it did.
  public var action: Action
  /// The cell under it.
  public var position: Position

  /// An event.
  public init(_ action: Action, at position: Position) {
    self.action = action
    self.position = position
  }
}
