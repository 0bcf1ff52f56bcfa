import CursesTerminal
import PatrolDesk
import WorkOrderEngine

/// Number and passphrase on a terminal of its own, before a desk opens on it.
struct DeskSignIn {
  let session: Session
  let settings: DeskSettings

  /// Waits until somebody has shown who they are.
  ///
  /// - Parameter others: what only the owner of the terminal can do.
  /// - Returns: `nil` when they leave.
  func wait(
    on terminal: CursesTerminal, _ others: (Desk.Request) -> Void
  ) -> SignedIn? {
    let clock = DeskClock(session: session)
    var desk = SignInDesk(
      engine: session.engine, settings: settings, size: terminal.size, now: clock.now)
    while true {
      if desk.takeChange() { terminal.show(desk.surface) }
      switch terminal.next(timeoutMilliseconds: 250) {
      case .key(let key): desk.press(key, now: clock.now)
      case .resized(let size): desk.resize(to: size)
      case .timeout, .woken: desk.tick(now: clock.now)
      case .terminated: return nil
      }
      for request in desk.takeRequests() {
        if case .leave = request { return nil }
        others(request)
      }
      if let signedIn = desk.signedIn { return signedIn }
    }
  }
}
