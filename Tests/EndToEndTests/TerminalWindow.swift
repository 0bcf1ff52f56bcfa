import Foundation
import Glibc
import Testing

/// Patrol in a window of a real terminal (tmux), with data, configuration and state of its own.
final class TerminalWindow {
  /// How long anything may take to appear; everything else waits for progress, never for time.
  static let patience = Duration.seconds(60)

  private static let tmuxPath = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether stories in a terminal run. In continuous integration they must, and fail without tmux.
  static var isPresent: Bool {
    tmuxPath != nil || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  /// The folder in which this window's user lives.
  let home: URL
  private let socket = "patrol-\(UUID().uuidString)"

  /// A window of 80 × 24 with a shell; nothing runs in it yet.
  init(home: URL, columns: Int = 80, rows: Int = 24) throws {
    self.home = home
    try tmux([
      "-u", "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "env PS1='ready> ' HOME='\(home.path)' sh",
    ])
    try tmux(["set-option", "-g", "status", "off"])
    _ = try wait { $0.contains { $0.contains("ready>") } }
  }

  deinit { _ = try? tmux(["kill-server"]) }

  /// Types a line into the shell.
  func run(_ line: String) throws {
    try tmux(["send-keys", "-l", line])
    try press("Enter")
  }

  /// Presses keys by tmux's names, such as `Enter`, `Escape`, `C-s`.
  func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  /// Types text as a person would.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

  /// Pastes text as one bracketed paste.
  func paste(_ text: String) throws {
    try tmux(["set-buffer", "--", text])
    try tmux(["paste-buffer", "-p"])
  }

  /// Makes the window another size.
  func resize(columns: Int, rows: Int) throws {
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// The rows of the screen now.
  func rows() throws -> [String] {
    try tmux(["capture-pane", "-p"]).components(separatedBy: "\n")
  }

  /// Copies what the window's programs send from now on into a file, byte by byte.
  func copyOutput(to path: String) throws {
    try tmux(["pipe-pane", "cat >\(shellQuoted(path))"])
  }

  /// The screen now with its colours, as escape sequences.
  func colors() throws -> String { try tmux(["capture-pane", "-p", "-e"]) }

  /// The rows of the screen once some row contains the text.
  @discardableResult
  func wait(
    for text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    try wait(sourceLocation: sourceLocation, what: text) { $0.contains { $0.contains(text) } }
  }

  /// The rows of the screen once they satisfy the condition.
  @discardableResult
  func wait(
    sourceLocation: SourceLocation = #_sourceLocation, what: String = "",
    until condition: ([String]) -> Bool
  ) throws -> [String] {
    let end = ContinuousClock.now + Self.patience
    var seen: [String] = []
    repeat {
      seen = try rows()
      if condition(seen) { return seen }
      usleep(20_000)  // Between two looks at tmux, so that the program gets the core.
    } while ContinuousClock.now < end
    Issue.record(
      "'\(what)' did not appear on:\n\(seen.joined(separator: "\n"))",
      sourceLocation: sourceLocation)
    throw Overdue()
  }

  /// The process that runs in the window's shell, by its name.
  func processID(of name: String) throws -> Int32 {
    let shell = try tmux(["display-message", "-p", "#{pane_pid}"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let found = try output(of: "pgrep -P \(shell) -x \(name)")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return try #require(Int32(found), "\(name) runs in the window")
  }

  /// Something did not appear in time.
  struct Overdue: Error {}

  /// Not with `Process`: it waits for all that inherited from the command, and the server
  /// outlives it.
  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let program = try #require(Self.tmuxPath, "tmux is not installed")
    let words =
      ["env", "LANG=C.UTF-8", "TMUX_TMPDIR=\(home.path)", program, "-L", socket] + arguments
    return try output(of: words.map(shellQuoted).joined(separator: " "))
  }
}

/// A word as the shell takes it literally.
func shellQuoted(_ word: String) -> String {
  "'\(word.replacingOccurrences(of: "'", with: "'\\''"))'"
}

/// What a shell command prints.
@discardableResult
func output(of command: String) throws -> String {
  let stream = try #require(popen(command + " 2>/dev/null", "re"))
  defer { pclose(stream) }
  var output: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 4_096)
  while true {
    let count = fread(&chunk, 1, chunk.count, stream)
    guard count > 0 else { break }
    output += chunk[..<count]
  }
  return String(decoding: output, as: UTF8.self)
}

extension TerminalWindow {
  /// Opens the form for a defect on a Chinese desk, and writes one at 图书馆 101; it is not saved.
  func writeDefect(_ text: String) throws {
    try press("n")
    try wait(for: "Ctrl-S")
    try type("tsg 101")
    try wait(for: "图书馆 101")
    try press("Tab")
    try type(text)
  }
}
