import CursesTerminal
import Foundation
import Glibc
import Ledger
import Localization
import PatrolDesk
import Screen
import ServiceClock
import WorkOrderEngine

/// The desk on this terminal: the one place where the curses, the desk and the engine meet.
struct DeskWindow {
  let session: Session

  /// How often it is looked for what others did: under the 300 ms that they may wait.
  private static let pulse = Duration.milliseconds(250)

  /// Shows desks, one for each who signs in, until somebody leaves.
  ///
  /// - Throws: `TerminalError` when there is no usable terminal; nothing was drawn then.
  func open() throws {
    let invocation = session.invocation
    guard Console.isForPeople else { throw TerminalError.notATerminal(.output) }
    // A desk soon needs of the rules what they say of signing in, and more: they are read once.
    _ = try session.ask { try $0.rulebookExtract() }
    // Whoever is nobody here hears it before the screen is taken.
    var sitter = try session.asksToSignIn ? nil : DeskSitter(session)
    let settings = try DeskFiles.settings(invocation)
    let terminal = try CursesTerminal(try DeskFiles.options(invocation))
    var lastWords: String?
    defer {
      terminal.close()
      // What matters after the screen is told where it stays.
      if let lastWords { invocation.output.write(line: lastWords) }
    }
    // The screen goes on while others write: what finds no turn is given again.
    session.ledger.setPatience(.milliseconds(400))
    try session.ledger.spareMemory()
    while true {
      if sitter == nil {
        let door = DeskSignIn(session: session, settings: settings)
        guard let signedIn = door.wait(on: terminal, { serve($0, on: terminal) }) else { return }
        session.admit(signedIn.person)
        sitter = try DeskSitter(session, failuresBefore: signedIn.failuresBefore)
      }
      guard let sitting = sitter else { return }
      guard try sit(sitting, settings, on: terminal, &lastWords) == .signedOut else { return }
      session.dismiss()
      sitter = nil
    }
  }

  /// Shows the desk of somebody until they leave it.
  private func sit(
    _ sitter: DeskSitter, _ settings: DeskSettings, on terminal: CursesTerminal,
    _ lastWords: inout String?
  ) throws -> DeskEnd {
    var open = try OpenDesk(
      session: session, sitter: sitter, settings: settings, size: terminal.size)
    defer { lastWords = open.close() }
    var pace = SteppingPace()
    var nextBeat = ContinuousClock.now + Self.pulse
    while true {
      if open.desk.takeChange() { terminal.show(open.desk.draw()) }
      // However fast keys come: the clock goes on, and what others do is seen; but first the key is.
      if ContinuousClock.now >= nextBeat {
        open.beat()
        nextBeat = .now + Self.pulse
        if let end = open.serve({ serve($0, on: terminal) }) { return end }
        continue
      }
      var input = terminal.next(
        timeoutMilliseconds: open.desk.isSettled ? 250 : SteppingPace.milliseconds)
      let isRunning = pace.isRunning(at: input)
      // What is typed ahead is taken in before anything is drawn, for a fifth of a second at most.
      let end = ContinuousClock.now + .milliseconds(200)
      var keys = 0
      repeat {
        switch input {
        case .key(let key):
          keys += 1
          open.desk.press(key, now: open.now, settles: false)
          open.runDuty()
        case .resized(let size): open.desk.resize(to: size)
        case .timeout, .woken: nextBeat = .now
        case .terminated: return .left
        }
        if let end = open.serve({ serve($0, on: terminal) }) { return end }
        if ContinuousClock.now > end { break }
        // A key that came alone is shown without looking whether another did: of those that come
        // faster than they are shown the next read brings several.
        if keys == 1, !terminal.holdsInput { break }
        input = terminal.next(timeoutMilliseconds: 0)
      } while !input.isTimeout
      if !isRunning { open.desk.settle() }
    }
  }

  /// Does what only the owner of the terminal can do.
  private func serve(_ request: Desk.Request, on terminal: CursesTerminal) {
    switch request {
    case .ring: terminal.bell()
    case .redraw: terminal.redraw()
    case .suspend: terminal.suspend()
    case .leave, .signOut, .study, .stopStudies, .errand, .stopErrand: break
    }
  }
}

/// Whether somebody runs through a list with a key held down: then what stands beside the selection would
/// be sent thirty times a second for nobody to read, and a slow line would fall behind.
struct SteppingPace {
  /// Longer than a held key takes to come again (25–40 ms), shorter than what anybody would notice.
  static let milliseconds = 60

  private var last: ContinuousClock.Instant?

  /// Whether this key comes so soon after the one before that more are to be expected.
  mutating func isRunning(at input: Input) -> Bool {
    guard case .key = input else { return input.isWoken }
    let now = ContinuousClock.now
    defer { last = now }
    return last.map { now - $0 < .milliseconds(Self.milliseconds) } ?? false
  }
}

/// What time it is while a desk is open: a simulated clock runs with real time from where it stood.
struct DeskClock {
  private let session: Session
  private let start: Instant
  private let opened: Instant

  init(session: Session) {
    self.session = session
    start = session.now
    opened = Session.systemTime
  }

  var now: Instant {
    session.facts.isSimulated
      ? start + max(0, Session.systemTime - opened) : max(start, Session.systemTime)
  }

  /// Lets a simulated database keep the time at which the desk was left.
  func keep() {
    guard session.facts.isSimulated else { return }
    // Another desk may have moved it further meanwhile: then it stands there.
    try? session.engine.moveClock(to: now)
  }
}

/// What open desks do for everybody: run what has come due and deliver tellings, beside the screen.
///
/// Unchecked: every property that changes is read and written only while `lock` is held.
final class DeskDuty: @unchecked Sendable {
  private let engine: Engine
  private let strings: Strings
  private let lock = NSLock()
  private var isRunning = false
  private var isStopped = false
  private var next: Instant?
  /// What was complained of last: the same is not said every half minute.
  private var complaint: String?

  init(engine: Engine, strings: Strings) {
    self.engine = engine
    self.strings = strings
  }

  /// Starts a pass when half a minute has gone by and none is under way.
  func runIfDue(now: Instant) {
    lock.lock()
    defer { lock.unlock() }
    guard !isRunning, !isStopped, next.map({ now >= $0 }) ?? true else { return }
    isRunning = true
    next = now + 30
    Thread.detachNewThread { self.run(now) }
  }

  /// No pass begins any more.
  func stop() {
    lock.lock()
    isStopped = true
    lock.unlock()
  }

  private func run(_ now: Instant) {
    attempt { _ = try engine.tick(now: now) }
    // A simulated clock runs with real time while a desk is open.
    let begun = Session.systemTime
    attempt {
      _ = try Tellings(engine: engine) { now + max(0, Session.systemTime - begun) }.deliver()
    }
    Waker().wake()
    lock.lock()
    isRunning = false
    lock.unlock()
  }

  /// A pass that fails is made again; the log says why. Standard error goes there while the desk has
  /// the screen.
  private func attempt(_ part: () throws -> Void) {
    do {
      try part()
    } catch {
      // Others write: the next pass comes soon enough.
      guard !Engine.isBlocked(by: error) else { return }
      let text = Verdict(error, strings: strings).text
      lock.lock()
      defer { lock.unlock() }
      guard !isStopped, text != complaint else { return }
      complaint = text
      Program.complain(text)
    }
  }
}

extension Input {
  /// Nothing came.
  fileprivate var isTimeout: Bool { if case .timeout = self { true } else { false } }
  /// Another thread has something; nobody pressed anything.
  fileprivate var isWoken: Bool { if case .woken = self { true } else { false } }
}
