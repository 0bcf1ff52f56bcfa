import CursesTerminal
import Localization
import PatrolDesk
import Screen
import ServiceClock
import WorkOrderEngine

/// Opens the desk on the terminal and runs it until somebody leaves.
///
/// The only thread that touches the terminal sleeps in ``CursesTerminal/next(timeoutMilliseconds:)``
/// and wakes for a key, a size, a signal, or to look at the clock and at other terminals' changes.
struct DeskSession {
  /// The engine over an open database.
  var engine: Engine
  /// Who sits in front of the desk.
  var person: Person
  /// Language, signs and keys.
  var settings: DeskSettings
  /// The time zone in which times are shown.
  var zone: ZoneRules
  /// A random word, so that the ids of commands are unique.
  var session: String
  /// Where standard error goes while the screen is owned.
  var logPath: String?
  /// What time it is: the system's, or the simulated database's running on.
  var now: () -> Instant

  /// How long the desk sleeps at most: another terminal's change is seen within this time.
  private static let pulse = 200
  /// Seconds between two runs of what has come due.
  private static let dueInterval: Int64 = 60

  /// Runs until `q` or a signal.
  ///
  /// - Throws: `TerminalError` when there is no usable terminal, or what the engine throws when
  ///   the database cannot be read.
  func run() throws {
    let strings = Strings(language: settings.language)
    let terminal = try CursesTerminal(
      TerminalOptions(logPath: logPath, crashNotice: strings["desk.crashed"]))
    defer { terminal.close() }
    var lastDue = now()
    _ = try? engine.tick(now: lastDue)
    var desk = try Desk(
      engine: engine, person: person, settings: settings, session: session, size: terminal.size,
      now: now(), zone: zone)
    while true {
      terminal.show(desk.surface)
      switch terminal.next(timeoutMilliseconds: Self.pulse) {
      case .key(let key): desk.press(key, now: now())
      case .resized(let size): desk.resize(to: size)
      case .woken, .timeout: desk.tick(now: now())
      case .terminated: return
      }
      for request in desk.takeRequests() {
        switch request {
        case .ring: terminal.bell()
        case .redraw: terminal.redraw()
        case .suspend: terminal.suspend()
        case .leave: return
        }
      }
      if now() - lastDue >= Self.dueInterval {
        lastDue = now()
        _ = try? engine.tick(now: lastDue)
      }
    }
  }
}
