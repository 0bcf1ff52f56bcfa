import Foundation
import Glibc
import Testing

/// The probe inside tmux, which draws the bytes as a real terminal would.
final class Multiplexer {
  private static let path = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether tests that need tmux run. In continuous integration they must, and fail without it.
  static var isPresent: Bool {
    path != nil || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  let folder: ScratchFolder
  private let name = "probe-\(UUID().uuidString)"

  /// Starts the probe in a window of its own server.
  init(_ mode: String, environment: [String: String] = [:]) throws {
    folder = try ScratchFolder()
    var words = ["env", "-u", "LC_ALL", "-u", "LANG", "PROBE_REPORT=\(folder.report)"]
    words += environment.map { "\($0)=\($1)" }
    words += [ProbePath.probe, mode]
    try tmux(
      [
        "-u", "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24",
        words.joined(separator: " "),
      ])
  }

  deinit {
    _ = try? tmux(["kill-server"])
  }

  /// Types keys, named as tmux names them.
  func send(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  /// The screen's rows once they satisfy the condition.
  func screen(
    sourceLocation: SourceLocation = #_sourceLocation, when condition: ([String]) -> Bool
  ) throws -> [String] {
    let end = ContinuousClock.now + PseudoTerminal.deadline
    var rows: [String] = []
    repeat {
      rows = try tmux(["capture-pane", "-p"]).components(separatedBy: "\n")
      if rows.count >= 24, condition(rows) { return rows }
    } while ContinuousClock.now < end
    Issue.record("the screen stayed \(rows.prefix(6))", sourceLocation: sourceLocation)
    throw Overdue()
  }

  /// One of tmux's own values for the window, such as `cursor_y`.
  func value(_ format: String) throws -> String {
    try tmux(["display-message", "-p", "#{\(format)}"]).trimmingCharacters(in: .newlines)
  }

  /// Runs a tmux command. Not with `Process`: it waits for all that inherited from the command, and
  /// the server outlives it.
  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let program = try #require(Self.path, "tmux is not installed")
    let words =
      ["env", "LANG=C.UTF-8", "TMUX_TMPDIR=\(folder.path)", program, "-L", name] + arguments
    let line = words.map { "'\($0.replacingOccurrences(of: "'", with: "'\\''"))'" }
      .joined(separator: " ")
    let stream = try #require(popen(line + " 2>/dev/null", "re"))
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
}
