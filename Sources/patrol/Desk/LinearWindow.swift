import Glibc
import PatrolDesk

/// The desk in lines on standard input and output, without a screen (screens.md, Large and small): any
/// terminal will do, and pipes.
struct LinearWindow {
  let session: Session

  private var output: Output { session.invocation.output }
  /// What is typed at a terminal stands behind the prompt already.
  private let echoes = !Console.isTerminal(0)

  /// Talks until somebody leaves or the input ends.
  ///
  /// - Throws: ``OutputClosed`` when nobody reads any more, else ``OutputFailure``.
  func open() throws {
    let sitter = try DeskSitter(session)
    let settings = try DeskFiles.settings(session.invocation, isLinear: true)
    var lines = LineInput(file: 0)
    // At a terminal Ctrl-C is one step back, as on a screen.
    if !echoes { LineInput.catchInterrupts() }
    var talk = LinearDesk(columns: Console.columns)
    var open = try OpenDesk(
      session: session, sitter: sitter, settings: settings,
      size: LinearDesk.size(columns: Console.columns))
    defer {
      open.close()
      StopSignal.letThrough()
    }
    guard try serve(&open, talk) else { return }
    show(talk.opening(of: open.desk))
    while true {
      output.write(talk.prompt(for: open.desk))
      try output.flush()
      guard let line = wait(for: &lines, at: &open) else { return output.write("\n") }
      if echoes { output.write(line: line) }
      guard try serve(&open, talk) else { return }
      let said = talk.answer(line, at: &open.desk, now: open.now)
      guard try serve(&open, talk) else { return show(said) }
      show(said)
      show(talk.news(of: open.desk))
    }
  }

  /// Lets the desk live on until a line is there.
  ///
  /// - Returns: nil at the end of the input.
  private func wait(for lines: inout LineInput, at open: inout OpenDesk) -> String? {
    while true {
      open.beat()
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
  /// - Returns: false when somebody leaves.
  private func serve(_ open: inout OpenDesk, _ talk: LinearDesk) throws -> Bool {
    var told = ContinuousClock.now
    while true {
      var rings = false
      let stays = open.serve { if case .ring = $0 { rings = true } }
      if rings { show(talk.bell(of: open.desk)) }
      guard stays else { return false }
      guard open.desk.isCounting || open.desk.isOnErrand else {
        StopSignal.letThrough()
        return true
      }
      if open.desk.isOnErrand {
        // It is stopped before the program ends.
        StopSignal.putOff([SIGTERM, SIGHUP])
        if StopSignal.hasCome { return false }
        if LineInput.takeInterrupt() { open.desk.stopErrand() }
        if ContinuousClock.now - told >= .seconds(5) {
          told = .now
          open.beat()
          show(talk.progress(of: open.desk))
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
