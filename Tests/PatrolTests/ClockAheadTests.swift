import Foundation
import Testing

/// The shell of SQLite, which moves the clock as a wrong system clock did.
private enum ClockMover {
  static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")
}

/// One call under a wrong system clock dates all that follows.
@Suite("A database ahead of this machine's clock", .enabled(if: ClockMover.isThere))
struct ClockAheadTests {
  /// An office on the system's clock, in which the last thing recorded lies some seconds ahead.
  private func office(ahead seconds: Int) throws -> Office {
    let office = try Office()
    #expect(try office.run("init").status == 0)
    _ = try office.logDefect()
    let moved = try office.shell(
      """
      sqlite3 '\(office.database)' \
      "UPDATE database SET clock = CAST(strftime('%s', 'now') AS INTEGER) + \(seconds)"
      """)
    #expect(moved.status == 0, "\(moved.complaint)")
    return office
  }

  @Test("the doctor and tick say that the last thing recorded lies later than this machine's clock")
  func said() throws {
    let office = try office(ahead: 40 * 86_400)
    let doctor = try office.run("doctor")
    #expect(doctor.status == 1)
    #expect(doctor.output.contains("later than this machine's clock"))
    #expect(doctor.output.contains("set the clock of this machine right"))
    let json = try office.run("doctor", "--json").json()
    let problem = try #require((json["problems"] as? [[String: Any]])?.first)
    #expect(Set(problem.keys) == ["what", "where", "advice"])
    let tick = try office.run("tick", "--json")
    #expect(tick.status == 0)
    #expect(tick.complaint.contains("later than this machine's clock"))
    _ = try tick.json()
    let chinese = try office.run("tick", "--language", "zh-Hans")
    #expect(chinese.complaint.contains("晚于本机时钟"))
  }

  @Test("clocks that differ by a minute are no matter, nor is the clock of a simulated database")
  func unsaid() throws {
    let office = try office(ahead: 60)
    #expect(try office.run("doctor").status == 0)
    #expect(try office.run("tick").complaint.isEmpty)
    let simulated = try Office.simulated()
    #expect(try simulated.run("tick", "--now", "2099-01-01").complaint.isEmpty)
    #expect(try simulated.run("doctor").status == 0)
  }

  @Test("what is late by the last thing recorded is shown late, and not with time left")
  func left() throws {
    let office = try office(ahead: 40 * 86_400)
    let order = try #require(try office.run("order", "list").lines.first)
    #expect(order.split(separator: "\t").contains { $0.hasPrefix("+") }, "\(order)")
    let shown = try office.run("order", "show", "NH-1").output
    #expect(shown.split(separator: "\t").contains { $0.hasPrefix("+") }, "\(shown)")
  }
}
