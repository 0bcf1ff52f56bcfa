internal import CTerminal

/// How wide the terminal draws characters of ambiguous width (UAX #11), such as “ · and box lines.
public enum AmbiguousWidth: String, Hashable, Sendable {
  /// One column: what curses believes.
  case narrow
  /// Two columns, at least some of them: use the ASCII glyphs.
  case wide
  /// The terminal did not answer.
  case unknown

  /// Asks the terminal by printing three such characters at the left edge of the current line and
  /// removing them again. Only before the terminal is taken. Keys pressed meanwhile are kept.
  ///
  /// - Parameter timeoutMilliseconds: how long to wait for the answer.
  public static func probe(timeoutMilliseconds: Int = 150) -> AmbiguousWidth {
    let columns = terminal_probe_width("“·─", Int32(clamping: timeoutMilliseconds))
    return switch Int(columns) {
    case TERMINAL_NO_ANSWER: .unknown
    case ...3: .narrow
    default: .wide
    }
  }
}
