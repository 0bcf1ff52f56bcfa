import Glibc

/// The terminal that somebody sits at, whatever standard input and output are: what is asked there is in
/// no pipe and no file.
final class AskingTerminal {
  private let file: Int32
  private var lines: LineInput

  /// - Returns: `nil` when the process has none, as under a timer.
  init?() {
    file = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { return nil }
    lines = LineInput(file: file)
  }

  deinit { close(file) }

  /// Asks for a line that is seen as it is typed.
  ///
  /// - Returns: `nil` when nobody answers.
  func ask(_ question: String) -> String? {
    write("\(question): ")
    return line()
  }

  /// Asks for a line that is not seen; whatever ends the program, what is typed later is seen again.
  ///
  /// - Returns: `nil` when nobody answers.
  func askHidden(_ question: String) -> String? {
    StopSignal.putOff([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP])
    defer { StopSignal.letThrough() }
    var before = termios()
    guard tcgetattr(file, &before) == 0 else { return nil }
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO | ECHONL)
    // What was typed ahead was seen: it is no passphrase.
    guard tcsetattr(file, TCSAFLUSH, &hidden) == 0 else { return nil }
    defer {
      tcsetattr(file, TCSAFLUSH, &before)
      write("\n")
    }
    write("\(question): ")
    return line()
  }

  /// Says something there.
  func say(_ text: String) { write("\(text)\n") }

  private func line() -> String? {
    while true {
      switch lines.next(timeoutMilliseconds: 200) {
      case .line(let line): return line
      case .end, .interrupt: return nil
      case .timeout: if StopSignal.hasCome { return nil }
      }
    }
  }

  private func write(_ text: String) {
    var bytes = Array(text.utf8)
    _ = Glibc.write(file, &bytes, bytes.count)
  }
}
