internal import CTerminal

/// Ends the terminal owner's sleep from any thread, at any time, even after the terminal closed.
public struct Waker: Sendable {
  /// A waker of this process' terminal.
  public init() {}

  /// Makes `CursesTerminal.next` answer `woken`. Several calls before it does count as one.
  public func wake() {
    terminal_wake()
  }
}
