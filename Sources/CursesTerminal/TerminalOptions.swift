internal import Glibc

/// How the terminal is taken.
public struct TerminalOptions: Sendable {
  /// Where standard error goes while the screen is owned; nil discards it. The folder must exist.
  public var logPath: String?
  /// One line for the restored screen after a crash, in the user's language.
  public var crashNotice: String?
  /// The colours.
  public var theme: Theme
  /// Bytes of one paste that are kept; the rest is read and dropped, with a bell.
  public var pasteLimit: Int
  /// How long Esc waits for the rest of a key's sequence, in milliseconds.
  public var escapeDelay: Int
  /// Whether clicks and the wheel are reported.
  public var mouse: Bool

  /// Options as the environment wants them.
  ///
  /// - Parameters:
  ///   - logPath: where standard error goes; nil discards it.
  ///   - crashNotice: the line shown after a crash.
  ///   - theme: the colours; by default the terminal's own.
  ///   - pasteLimit: bytes of one paste that are kept.
  ///   - escapeDelay: milliseconds; by default what `ESCDELAY` says, else 25.
  ///   - mouse: whether the mouse is on.
  public init(
    logPath: String? = nil, crashNotice: String? = nil, theme: Theme = Theme(),
    pasteLimit: Int = 1 << 20, escapeDelay: Int? = nil, mouse: Bool = false
  ) {
    self.logPath = logPath
    self.crashNotice = crashNotice
    self.theme = theme
    self.pasteLimit = pasteLimit
    self.escapeDelay = escapeDelay ?? Self.escapeDelay(Self.variable("ESCDELAY"))
    self.mouse = mouse
  }

  /// Milliseconds from the text of `ESCDELAY`, as ncurses reads it; 25 when it says nothing usable.
  static func escapeDelay(_ text: String?) -> Int {
    guard let text, let delay = Int(text), (1...30_000).contains(delay) else { return 25 }
    return delay
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
