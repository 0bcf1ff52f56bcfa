internal import CTerminal
internal import Glibc
public import Screen

/// The terminal, taken from `init` to `close`: shows surfaces and hands over input.
///
/// One thread owns it; other threads reach that thread through a `Waker`. A crash, a signal or the
/// end of the process gives the screen back in any case.
public final class CursesTerminal {
  private var writer: CellWriter
  private var reader: InputReader
  private var shown: Surface?
  private var focus = FocusedRow()
  private var parked = Position(row: 0, column: 0)
  private var events: UInt32 = 0
  private var isOpen = true

  /// Takes the screen.
  ///
  /// - Parameter options: the log, the colours and the limits.
  /// - Throws: `TerminalError` when there is no terminal, or not a usable one; nothing is changed
  ///   then.
  public init(_ options: TerminalOptions = TerminalOptions()) throws(TerminalError) {
    let answer = terminal_open(options.logPath, options.crashNotice)
    if let error = Self.error(Int(answer), code: errno) { throw error }
    writer = CellWriter(theme: options.theme, colors: Int(terminal_colors()))
    let sequences = KeySequences { name in
      terminal_key_sequence(name).map { Array(String(cString: $0).utf8) }
    }
    reader = InputReader(
      decoder: InputDecoder(
        sequences: sequences, escapeDelay: options.escapeDelay, pasteLimit: options.pasteLimit))
    terminal_mouse(options.mouse)
  }

  deinit {
    close()
  }

  /// Rows and columns.
  public var size: Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    if isOpen { terminal_size(&rows, &columns) }
    return Size(rows: Int(rows), columns: Int(columns))
  }

  /// Wakes this terminal's owner from other threads.
  public var waker: Waker { Waker() }

  /// Shows a surface: only the cells that differ from the last one are sent. The real cursor goes
  /// where the surface says; without a cursor it is hidden and stands on the focused row.
  public func show(_ surface: Surface) {
    guard isOpen else { return }
    let changed = surface.changedRows(from: shown)
    for run in surface.changedRuns(from: shown) { writer.write(run) }
    // Not held as it is: the next frame is drawn upon it, and what two hold would be copied whole.
    if shown == nil { shown = surface } else { shown?.follow(surface) }
    focus.follow(surface, changed: changed)
    if let place = surface.cursor ?? focus.place { parked = place }
    terminal_flush(Int32(parked.row), Int32(parked.column), surface.cursor != nil)
  }

  /// Draws everything again, as after foreign output on the screen.
  public func redraw() {
    guard isOpen else { return }
    terminal_forget()
    if let shown { show(shown) }
  }

  /// Rings the bell.
  public func bell() {
    if isOpen { terminal_bell() }
  }

  /// Gives the screen back, stops as Ctrl-Z does elsewhere, and draws everything again once
  /// continued.
  public func suspend() {
    lend { terminal_stop() }
  }

  /// Lends the terminal to another program, and draws everything again afterwards.
  ///
  /// - Parameter body: runs while the screen is given back.
  public func lend<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard isOpen else { return try body() }
    terminal_release()
    defer {
      terminal_reclaim()
      // Being continued is why we are here; the rest waits for `next`.
      events |= terminal_take_events() & ~UInt32(TERMINAL_CONTINUED)
      if followSize() { events |= Self.resizedHere } else { redraw() }
    }
    return try body()
  }

  /// Gives the screen back for good. Further calls do nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    terminal_close()
  }

  // MARK: - Input

  /// Sleeps until something comes.
  ///
  /// Suspending and continuing happen inside, the screen drawn again.
  ///
  /// - Parameter timeoutMilliseconds: how long at most; nil for ever.
  /// - Returns: what came; `terminated` at once when the terminal is closed.
  public func next(timeoutMilliseconds: Int? = nil) -> Input {
    while isOpen {
      if let input = takeEvent() { return input }
      switch reader.next(timeoutMilliseconds: timeoutMilliseconds) {
      case .key(let key): return .key(key)
      case .cutPaste(let key):
        bell()
        return .key(key)
      case .events(let bits): events |= bits
      case .hungUp: return .terminated
      case .timeout: return .timeout
      }
    }
    return .terminated
  }

  /// Whether more was read than ``next(timeoutMilliseconds:)`` has handed over.
  public var holdsInput: Bool { reader.holdsInput }

  /// The most urgent of the events that wait; those that concern nobody else are dealt with.
  private func takeEvent() -> Input? {
    if take(UInt32(TERMINAL_TERMINATE)) { return .terminated }
    if take(UInt32(TERMINAL_SUSPEND)) { suspend() }
    if take(UInt32(TERMINAL_CONTINUED)) { lend {} }
    if take(UInt32(TERMINAL_RESIZED)), followSize() { return .resized(size) }
    if take(Self.resizedHere) { return .resized(size) }
    if take(UInt32(TERMINAL_WOKEN)) { return .woken }
    return nil
  }

  private func take(_ event: UInt32) -> Bool {
    defer { events &= ~event }
    return events & event != 0
  }

  /// Takes a new size over; true when there is one. Everything has to be drawn then.
  private func followSize() -> Bool {
    guard terminal_follow_size() else { return false }
    shown = nil
    return true
  }

  // MARK: - Small parts

  /// An event of our own beside the C module's: the size changed while the screen was lent.
  private static let resizedHere: UInt32 = 1 << 31

  private static func error(_ answer: Int, code: Int32) -> TerminalError? {
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    return switch answer {
    case TERMINAL_OK: nil
    case TERMINAL_NO_INPUT: .notATerminal(.input)
    case TERMINAL_NO_OUTPUT: .notATerminal(.output)
    case TERMINAL_UNKNOWN: .unknownTerminal(name: name)
    case TERMINAL_INCAPABLE: .incapableTerminal(name: name)
    case TERMINAL_NO_UNICODE: .noUnicodeLocale
    case TERMINAL_ALREADY_OPEN: .alreadyOpen
    default: .system(code: code)
    }
  }
}

@available(*, unavailable)
extension CursesTerminal: Sendable {}
