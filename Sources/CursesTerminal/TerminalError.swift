/// Why the terminal could not be taken.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Which of the two streams is no terminal.
  public enum Stream: String, Hashable, Sendable {
    /// The keyboard's.
    case input = "standard input"
    /// The screen's.
    case output = "standard output"
  }

  /// A stream is a file or a pipe.
  case notATerminal(Stream)
  /// TERM names no terminal that terminfo knows; the name is empty when TERM is not set.
  case unknownTerminal(name: String)
  /// The terminal cannot place its cursor, as `TERM=dumb` says of itself.
  case incapableTerminal(name: String)
  /// Not even C.UTF-8 is installed, so that no Chinese could be shown.
  case noUnicodeLocale
  /// This process has taken it already.
  case alreadyOpen
  /// The system refused; `errno` says why.
  case system(code: Int32)

  /// What happened; what to do.
  public var description: String {
    switch self {
    case .notATerminal(let stream):
      "\(stream.rawValue) is not a terminal; run it without a pipe, or use a subcommand"
    case .unknownTerminal(""):
      "TERM is not set; set it to the terminal's name, for instance xterm-256color"
    case .unknownTerminal(let name):
      "the terminal \(name) is unknown here; set TERM to a known one, for instance xterm-256color"
    case .incapableTerminal(let name):
      "the terminal \(name) cannot place its cursor; use another terminal"
    case .noUnicodeLocale:
      "no UTF-8 locale is installed; install C.UTF-8"
    case .alreadyOpen:
      "the terminal is in use by this program already; close it first"
    case .system(let code):
      "the terminal could not be prepared (error \(code)); try another terminal"
    }
  }
}
