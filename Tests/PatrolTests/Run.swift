import Foundation
import TestFolders
import Testing

/// What a finished process left.
struct Outcome {
  var status: Int32
  var output: String
  var complaint: String

  /// Its output as JSON.
  func json() throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    return try #require(value as? [String: Any])
  }

  /// The lines of its output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// The built program in a home of its own: no terminal, nobody's configuration, one language.
struct Office {
  let home: URL
  private let program: URL

  init() throws {
    home = try TestFolder.make()
    program = try #require(Self.program)
  }

  /// An office with a simulated database of the template's university.
  static func simulated() throws -> Office {
    let office = try Office()
    let made = try office.run("init", "--simulated")
    #expect(made.status == 0, "\(made.complaint)")
    return office
  }

  /// Beside the program that runs the tests.
  private static var program: URL? {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let program = tests.deletingLastPathComponent().appendingPathComponent("patrol")
    return FileManager.default.isExecutableFile(atPath: program.path) ? program : nil
  }

  /// Where the program is.
  var programPath: String { program.path }

  var database: String { home.appendingPathComponent("data/patrol/patrol.db").path }

  func path(_ name: String) -> String { home.appendingPathComponent(name).path }

  /// Writes a file and answers its path.
  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    let url = home.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  /// Runs `patrol` and waits for it.
  @discardableResult
  func run(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try launch(arguments, input: input, environment: environment)
  }

  /// Runs `patrol` with these arguments and waits for it.
  @discardableResult
  func launch(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    into device: String? = nil, script: String? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = script == nil ? program : URL(fileURLWithPath: "/bin/bash")
    process.arguments = script.map { ["-c", $0] } ?? arguments
    process.currentDirectoryURL = home
    process.environment = [
      "HOME": home.path, "XDG_DATA_HOME": path("data"), "XDG_CONFIG_HOME": path("config"),
      "XDG_STATE_HOME": path("state"), "LANG": "en_US.UTF-8",
      "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
      "PATROL": program.path,
    ].merging(environment) { $1 }
    // Through files: a pipe that nobody empties would stop a program that says much.
    let (output, complaint) = (path("out-\(UUID().uuidString)"), path("err-\(UUID().uuidString)"))
    for file in [output, complaint] {
      try Data().write(to: URL(fileURLWithPath: file))
    }
    process.standardOutput = try FileHandle(
      forWritingTo: URL(fileURLWithPath: device ?? output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: complaint))
    let given = try file("in-\(UUID().uuidString)", input ?? "")
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: given))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      complaint: try String(contentsOfFile: complaint, encoding: .utf8))
  }

  /// Runs a script of the shell, in which `$PATROL` is the program, in the home of the office.
  func shell(_ script: String) throws -> Outcome { try launch([], script: script) }

  /// Logs an ordinary defect and answers its number.
  func logDefect(_ more: String...) throws -> String {
    let words = ["order", "log", "--place", "NH/TSG/201", "--category", "lighting", "灯管不亮"]
    let outcome = try launch(words + more)
    #expect(outcome.status == 0, "\(outcome.complaint)")
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
