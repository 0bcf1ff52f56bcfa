/// How far something is, on the terminal of whoever waits for it.
struct ProgressLine {
  private let isShown = Console.isTerminal(2)

  /// Shows a text in place of the one before.
  func show(_ text: @autoclosure () -> String) {
    if isShown { Console.prompt("\r\(text())\u{1B}[K") }
  }

  /// Takes it away.
  func end() {
    if isShown { Console.prompt("\r\u{1B}[K") }
  }
}
