import Glibc

/// Keeps what is typed on standard input from being seen, as long as that is a terminal.
final class HiddenInput {
  private var before: termios?

  /// From now on it is not seen, or it is again.
  func hide(_ hides: Bool) {
    guard hides != (before != nil) else { return }
    if var old = before {
      tcsetattr(0, TCSANOW, &old)
      before = nil
      return
    }
    var now = termios()
    guard tcgetattr(0, &now) == 0 else { return }
    before = now
    now.c_lflag &= ~tcflag_t(ECHO | ECHONL)
    tcsetattr(0, TCSAFLUSH, &now)
  }

  deinit { hide(false) }
}
