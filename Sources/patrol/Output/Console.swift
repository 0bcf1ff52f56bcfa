import Glibc

/// What the terminal on standard output is like.
enum Console {
  static func isTerminal(_ file: Int32) -> Bool { isatty(file) == 1 }

  /// People read it, not a program.
  static let isForPeople = isTerminal(1)

  /// How wide it is, in columns.
  static var columns: Int {
    if let given = Surroundings["COLUMNS"].flatMap(Int.init), given > 0 { return given }
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Whether colour may be used.
  static func usesColor(_ choice: ColorChoice) -> Bool {
    choice == .auto && isForPeople && Surroundings["NO_COLOR"] == nil
      && Surroundings["TERM"] != "dumb"
  }

  /// A question, on standard error so that it never mixes with the answer.
  static func prompt(_ text: String) {
    var bytes = Array(text.utf8)
    _ = Glibc.write(2, &bytes, bytes.count)
  }
}
