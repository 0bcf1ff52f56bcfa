import Foundation
import Testing

@testable import patrol

@Suite("The notify command")
struct NotifyTests {
  /// An office in which somebody is to be told of NH-1 through this shell command.
  private func office(notify command: String) throws -> Office {
    let office = try Office.simulated()
    try office.setNotify(command)
    _ = try office.logDefect("--major")
    return office
  }

  @Test("a command that exits non-zero is tried again when its delay is over, and not before")
  func refused() throws {
    let office = try office(notify: "cat >>told; [ -e open ]")
    #expect(try office.delivered(at: "10:00:00") == 0)
    let first = try office.told()
    #expect(!first.isEmpty)
    #expect(try office.delivered(at: "10:00:59") == 0)
    #expect(try office.told().count == first.count)
    try office.file("open", "")
    #expect(try office.delivered(at: "10:01:00") == first.count)
    #expect(try office.told() == first + first)
    #expect(try office.delivered(at: "10:30:00") == office.told().count - 2 * first.count)
  }

  @Test("a command that does not exist fails nothing; its tellings arrive once there is one")
  func absent() throws {
    let office = try office(notify: "/nowhere/tell-nobody")
    #expect(try office.delivered(at: "10:00:00") == 0)
    try office.setNotify("cat >>told")
    #expect(try office.delivered(at: "10:02:00") > 0)
    #expect(try office.told().contains { $0.contains("\"subject\":\"NH-1\"") })
  }

  @Test("a process killed between delivery and note delivers again")
  func killed() throws {
    let office = try office(notify: "cat >>told; mkdir once 2>/dev/null && kill -9 $PPID; true")
    #expect(try office.run("--now", "2026-11-27 10:00", "tick").status == 9)
    let first = try office.told()
    #expect(first.count == 1)
    #expect(try office.delivered(at: "10:05:00") > 0)
    #expect(try office.told().filter { $0 == first[0] }.count == 2)
  }

  @Test("another tick in the middle of a delivery does not deliver the same")
  func twoAtOnce() throws {
    let office = try office(
      notify: "cat >>told; mkdir once 2>/dev/null && \"$PATROL\" tick >inner; true")
    #expect(try office.delivered(at: "10:00:00") > 0)
    #expect(FileManager.default.fileExists(atPath: office.path("inner")))
    let told = try office.told()
    #expect(Set(told).count == told.count)
  }

  @Test("a command that hangs is ended after its time, with all that it started")
  func hangs() throws {
    let office = try Office()
    let command = ShellCommand(
      text:
        "echo $$ >'\(office.path("shell"))'; sleep 600 & echo $! >'\(office.path("child"))'; wait",
      patience: 1)
    #expect(command.run(input: "x\n") == nil)
    for name in ["shell", "child"] {
      let text = try String(contentsOfFile: office.path(name), encoding: .utf8)
      let process = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      // A child whose parent is gone may wait for somebody to take note of its end.
      let state = try office.shell("grep -s '^State:' /proc/\(process)/status || true").output
      #expect(state.isEmpty || state.contains("Z"), "\(name): \(state)")
    }
    #expect(Int64(Tellings.patience) < 60)
  }

  @Test("a command that does not read and says much is no hindrance")
  func doesNotRead() throws {
    let office = try office(notify: "exec <&-; seq 1 100000; exit 0")
    #expect(try office.delivered(at: "10:00:00") > 0)
    #expect(ShellCommand(text: "exit 3", patience: 20).run(input: "") == 3)
  }
}

extension Office {
  /// Puts a notify command in force; it runs in the home of the office.
  func setNotify(_ command: String) throws {
    let escaped = "cd '\(home.path)' && \(command)"
      .replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
    try file("rules/notify.toml", "[notify]\ncommand = \"\(escaped)\"\n")
    let applied = try run("config", "apply", path("rules"), "--yes")
    #expect(applied.status == 0, "\(applied.complaint)")
  }

  /// How many tellings a tick at this time of 2026-11-27 delivers.
  func delivered(at time: String, environment: [String: String] = [:]) throws -> Int {
    let tick = try run("--now", "2026-11-27 \(time)", "tick", "--json", environment: environment)
    #expect(tick.status == 0, "\(tick.complaint)")
    return try #require(try tick.json()["delivered"] as? Int)
  }

  /// What the notify command wrote down, a line for each telling.
  func told() throws -> [String] {
    try String(contentsOfFile: path("told"), encoding: .utf8).split(separator: "\n")
      .map(String.init)
  }
}
