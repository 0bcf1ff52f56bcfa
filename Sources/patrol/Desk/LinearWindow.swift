import Glibc
import PatrolDesk

/// The desk in lines on standard input and output, without a screen (screens.md, Large and small): any
/// terminal will do, and pipes.
struct LinearWindow {
  let session: Session

  private var output: Output { session.invocation.output }
  /// What is typed at a terminal stands behind the prompt already.
  private let echoes = !Console.isTerminal(0)

  /// Talks with each who signs in, until somebody leaves or the input ends.
  ///
  /// - Throws: ``OutputClosed`` when nobody reads any more, else ``OutputFailure``.
  func open() throws {
    while try sit() == .signedOut { session.dismiss() }
  }

  private func sit() throws -> DeskEnd {
    let sitter = try DeskSitter(session)
    let settings = try DeskFiles.settings(session.invocation, isLinear: true)
    var lines = LineInput(file: 0)
    // At a terminal Ctrl-C is one step back, as on a screen.
    if !echoes { LineInput.catchInterrupts() }
    let hidden = HiddenInput()
    defer { hidden.hide(false) }
    var talk = LinearDesk(columns: Console.columns)
    var open = try OpenDesk(
      session: session, sitter: sitter, settings: settings,
      size: LinearDesk.size(columns: Console.columns))
    defer {
      let words = open.close()
      if open.isDismissed, let words { show([words]) }
      StopSignal.letThrough()
    }
    if let end = try serve(&open, talk) { return end }
    show(talk.opening(of: open.desk))
    while true {
      let wasLocked = open.desk.isLocked
      let wasHidden = open.desk.asksHidden
      hidden.hide(wasHidden)
      output.write(talk.prompt(for: open.desk))
      try output.flush()
      guard let line = wait(for: &lines, at: &open) else {
        output.write("\n")
        return .left
      }
      // Nobody has answered: the desk was locked meanwhile, and the passphrase is asked for.
      if open.desk.isLocked, !wasLocked {
        output.write("\n")
        show(talk.news(of: open.desk))
        continue
      }
      if wasHidden { output.write("\n") } else if echoes { output.write(line: line) }
      if let end = try serve(&open, talk) { return end }
      let said = talk.answer(line, at: &open.desk, now: open.now)
      show(said)
      if let end = try serve(&open, talk) { return end }
      show(talk.news(of: open.desk))
    }
  }

  /// Lets the desk live on until a line is there, or it is locked.
  ///
  /// - Returns: nil at the end of the input.
  private func wait(for lines: inout LineInput, at open: inout OpenDesk) -> String? {
    let wasLocked = open.desk.isLocked
    while true {
      open.beat()
      if open.isDismissed { return nil }
      if open.desk.isLocked, !wasLocked { return "" }
      switch lines.next(timeoutMilliseconds: 250) {
      case .line(let line): return line
      case .interrupt:
        output.write("\n")
        return "esc"
      case .end: return nil
      case .timeout: continue
      }
    }
  }

  /// Does what the desk wants done, and waits for figures that are in sight and for a long deed: of that
  /// it tells every five seconds how far it is, and Ctrl-C stops it.
  ///
  /// - Returns: how it ends; `nil` as long as it goes on.
  private func serve(_ open: inout OpenDesk, _ talk: LinearDesk) throws -> DeskEnd? {
    var told = ContinuousClock.now
    // What is there at once needs no word.
    var saysCounting: ContinuousClock.Instant? = .now + .milliseconds(500)
    while true {
      // Before a long deed begins, so that whenever it is stopped it clears away what it has half done.
      if open.desk.isOnErrand { StopSignal.putOff([SIGTERM, SIGHUP]) }
      var rings = false
      let end = open.serve { if case .ring = $0 { rings = true } }
      if rings, !open.desk.isLocked { show(talk.bell(of: open.desk)) }
      if let end { return end }
      guard open.desk.isCounting || open.desk.isOnErrand else {
        StopSignal.letThrough()
        return nil
      }
      if open.desk.isCounting, let moment = saysCounting, moment < .now {
        saysCounting = nil
        show(talk.counting(at: open.desk))
        try output.flush()
      }
      if !open.desk.isOnErrand, LineInput.takeInterrupt() {
        output.write("\n")
        open.desk.stopStudies()
      }
      if open.desk.isOnErrand {
        if StopSignal.hasCome { return .left }
        if LineInput.takeInterrupt() { open.desk.stopErrand() }
        if ContinuousClock.now - told >= .seconds(5) {
          told = .now
          open.beat()
          if !open.desk.isLocked { show(talk.progress(of: open.desk)) }
          try output.flush()
        }
      }
      poll(nil, 0, 20)
      open.takeAnswers()
    }
  }

  private func show(_ lines: [String]) {
    for line in lines { output.write(line: line) }
  }
}
