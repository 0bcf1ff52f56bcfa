import Foundation
import Testing

/// In a window: a test's own children would inherit its blocked signals.
@Suite(
  "A backup that is stopped by a signal",
  .enabled(
    if: TerminalWindow.isPresent
      && FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3"),
    "tmux or sqlite3 is not installed: apt-get install tmux sqlite3"))
struct StoppedBackupTests {
  /// Begins a backup of a large database and stops it as soon as it has begun to write.
  ///
  /// - Parameter words: the command, in the office's folder.
  private func expectNothingLeft(
    of words: String, signal: String, status: Int, input: String = ""
  ) throws {
    let office = try Office()
    let script = """
      cd \(shellQuoted(office.home.path))
      printf '\(input)' >lines
      sqlite3 office.db "CREATE TABLE filling (b); WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL
        SELECT i + 1 FROM n WHERE i < 40) INSERT INTO filling SELECT zeroblob(5000000) FROM n"
      export \(office.environment().split(separator: " ").filter { $0.contains("=") }
        .joined(separator: " "))
      \(shellQuoted(Office.patrol)) \(words) <lines &
      until [ -e copy.db.partial ] || [ -e copy.db ]; do :; done
      kill -\(signal) $!
      wait $!
      echo "status $?; $(ls | grep -c copy) left"
      """
    let file = office.home.appendingPathComponent("stop.sh")
    try Data(script.utf8).write(to: file)
    let window = try TerminalWindow(home: office.home)
    try window.run("clear; sh \(shellQuoted(file.path))")
    let rows = try window.wait(for: " left")
    #expect(rows.contains { $0 == "status \(status); 0 left" }, "\(rows)")
  }

  @Test("on the command line", arguments: [("TERM", 143), ("HUP", 129)])
  func commandLine(signal: String, status: Int) throws {
    try expectNothingLeft(of: "backup copy.db", signal: signal, status: status)
  }

  @Test("at a desk in lines")
  func lines() throws {
    try expectNothingLeft(
      of: "--linear", signal: "TERM", status: 143, input: #":backup\ncopy.db\nq\n"#)
  }
}
