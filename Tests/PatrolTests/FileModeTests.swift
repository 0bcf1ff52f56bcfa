import Foundation
import Glibc
import Testing

@Suite("Modes of files, from the command line")
struct FileModeTests {
  private func mode(_ path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test("init makes a database, and the folders for it, that nobody else can read")
  func initialise() throws {
    let office = try Office()
    let made = try office.shell(
      "umask 000; \"$PATROL\" init --simulated && \"$PATROL\" backup c.db")
    #expect(made.status == 0, "\(made.complaint)")
    #expect(mode(office.database) == 0o600)
    #expect(mode(office.path("data/patrol")) == 0o700)
    #expect(mode(office.path("c.db")) == 0o600)
  }

  @Test("doctor says what others can read, and what to type")
  func doctor() throws {
    let office = try Office.simulated()
    #expect(try office.run("doctor").status == 0)
    chmod(office.database, 0o644)
    let found = try office.run("doctor", "--json")
    #expect(found.status == 1)
    let problem = try #require((try found.json()["problems"] as? [[String: String]])?.first)
    #expect(problem["where"] == office.database)
    #expect(problem["advice"]?.contains("chmod 600 '\(office.database)'") == true)
    #expect(try office.run("doctor", "--language", "zh-Hans").output.contains("权限为 644"))
  }
}
