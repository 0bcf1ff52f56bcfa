import Glibc
import Synchronization
import Testing

/// The probe, run on a terminal of its own, seen from the terminal's side.
///
/// Every wait ends as soon as what it waits for is there, and fails after a deadline.
final class PseudoTerminal {
  /// What became of the probe.
  enum Ending: Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  static let deadline = Duration.seconds(30)
  private static let forking = Mutex(())

  let main: Int32
  let child: pid_t
  private(set) var output: [UInt8] = []
  private var ending: Ending?
  private var isConnected = true
  /// Whether what the probe writes is read; else its terminal is full soon, as after Ctrl-S.
  var isReading = true
  let folder: ScratchFolder

  /// Starts a program; by default the probe.
  init(
    _ arguments: [String], program: String = ProbePath.probe, environment: [String: String] = [:],
    rows: UInt16 = 24, columns: UInt16 = 80, signalsBlocked: Bool = false
  ) throws {
    folder = try ScratchFolder()
    var variables = [
      "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "PROBE_REPORT": folder.report, "PROBE_LOG": folder.log,
    ]
    for (name, value) in environment { variables[name] = value.isEmpty ? nil : value }
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    let argv = ([program] + arguments).map { strdup($0) } + [nil]
    let envp = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    // A test's own thread blocks signals, and the child would inherit that.
    var blocked = sigset_t()
    _ = signalsBlocked ? sigfillset(&blocked) : sigemptyset(&blocked)
    (main, child) = Self.forking.withLock { _ in
      var main: Int32 = -1
      let child = forkpty(&main, nil, nil, &size)
      if child == 0 {
        sigprocmask(SIG_SETMASK, &blocked, nil)
        execve(program, argv, envp)
        _exit(127)
      }
      _ = fcntl(main, F_SETFD, FD_CLOEXEC)
      _ = fcntl(main, F_SETFL, O_NONBLOCK)
      return (main, child)
    }
    try #require(child > 0)
  }

  deinit {
    if ending == nil {
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
    hangUp()
  }

  /// Takes the terminal away, as a lost connection does.
  func hangUp() {
    guard isConnected else { return }
    isConnected = false
    close(main)
  }

  /// The screen's bytes so far, as text.
  var text: String { String(decoding: output, as: UTF8.self) }

  /// The lines that the probe reported.
  var report: [String] { folder.lines(of: folder.report) }

  /// Types bytes.
  func send(_ text: String) { send(Array(text.utf8)) }

  /// Types bytes, reading meanwhile, as a terminal does.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    let end = ContinuousClock.now + Self.deadline
    while !rest.isEmpty, ContinuousClock.now < end {
      let count = rest.withUnsafeBytes { write(main, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      collect(milliseconds: rest.isEmpty ? 0 : 5)
    }
  }

  /// Reads what the probe wrote.
  func collect(milliseconds: Int32 = 10) {
    guard isConnected, isReading else {
      usleep(2_000)
      return
    }
    var waiting = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(main, &chunk, chunk.count)
    if count > 0 {
      output += chunk[..<count]
    } else {
      // Gone: nothing to read, but the wait for its end goes on without spinning.
      usleep(2_000)
    }
  }

  /// Waits until the condition holds.
  func wait(
    for what: String, sourceLocation: SourceLocation = #_sourceLocation, _ condition: () -> Bool
  ) throws {
    let end = ContinuousClock.now + Self.deadline
    while !condition() {
      guard ContinuousClock.now < end else {
        Issue.record(
          "no \(what); reported \(report); screen \(text.debugDescription.suffix(600))",
          sourceLocation: sourceLocation)
        throw Overdue()
      }
      collect()
    }
  }

  /// Waits for a reported line; later ones of the same text need `count`.
  func waitForReport(
    _ line: String, count: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try wait(for: "report \(line)", sourceLocation: sourceLocation) {
      report.count { $0 == line } >= count
    }
  }

  /// Waits until the bytes written from `start` on contain the text.
  func waitForOutput(
    _ expected: String, from start: Int = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try wait(for: "output \(expected.debugDescription)", sourceLocation: sourceLocation) {
      String(decoding: output[start...], as: UTF8.self).contains(expected)
    }
  }

  /// Waits for the probe's end and reads the rest of its output.
  func waitForEnd(sourceLocation: SourceLocation = #_sourceLocation) throws -> Ending {
    try wait(for: "end", sourceLocation: sourceLocation) {
      if ending == nil {
        var status: Int32 = 0
        if waitpid(child, &status, WNOHANG) == child {
          ending = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
        }
      }
      return ending != nil
    }
    collect()
    return try #require(ending)
  }

  /// The terminal's modes as `stty -g` would print them.
  var modes: [UInt] {
    var modes = termios()
    tcgetattr(main, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_lflag, modes.c_cflag].map(UInt.init)
  }

  /// Changes the terminal's size.
  func resize(rows: UInt16, columns: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(main, UInt(TIOCSWINSZ), &size)
  }
}

/// What was waited for did not come.
struct Overdue: Error {}
