public import Screen

/// What ends the desk's sleep.
public enum Input: Hashable, Sendable {
  /// Somebody pressed a key, pasted or used the mouse.
  case key(Key)
  /// The terminal has another size now; everything will be drawn again.
  case resized(Size)
  /// A `Waker` was used, once or several times.
  case woken
  /// Nothing happened for as long as asked.
  case timeout
  /// Leave in good order: SIGTERM, SIGHUP or SIGINT came, or the other end is gone. The same
  /// signal half a second later or more ends the process on the spot, the terminal restored.
  case terminated
}
