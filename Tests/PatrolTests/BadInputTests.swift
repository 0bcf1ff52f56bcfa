import Foundation
import Testing

/// What people get wrong on the command line about orders: each is refused with a message that names
/// the rule and the value, and nothing is written.
@Suite("Bad input about orders")
struct BadInputTests {
  @Test(
    "a wake date in the past, an extension before the start, a time to come: the value is named")
  func times() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    let before = try events(office, number)
    func refused(_ status: Int32, _ says: String, _ arguments: String...) throws {
      let outcome = try office.launch(["order"] + arguments)
      #expect(outcome.status == status, "\(arguments): \(outcome.complaint)")
      #expect(outcome.complaint.contains(says), "\(outcome.complaint)")
      #expect(outcome.complaint.split(separator: "\n").count == 1)
    }
    try refused(
      65, "2026-11-20", "hold", number, "--reason", "parts", "--until", "2026-11-20")
    try refused(
      75, "2026-11-20", "extend", number, "--until", "2026-11-20 10:00", "--reason", "等配件")
    try refused(65, "2030-01-01", "arrive", number, "--happened", "2030-01-01 10:00")
    try refused(75, "2026-11-20", "arrive", number, "--happened", "2026-11-20 10:00")
    try refused(65, "soon", "hold", number, "--reason", "parts", "--until", "soon")
    try refused(65, "tired", "hold", number, "--reason", "tired", "--until", "2026-11-30")
    #expect(try events(office, number) == before)
  }

  @Test("a cycle of duplicates is refused by the numbers of both orders")
  func circle() throws {
    let office = try Office.simulated()
    let (first, second) = (try office.logDefect(), try office.logDefect())
    #expect(try office.run("order", "cancel", second, "--duplicate-of", first).status == 0)
    let circle = try office.run("order", "cancel", first, "--duplicate-of", second)
    #expect(circle.status == 75)
    #expect(circle.complaint.contains(first) && circle.complaint.contains(second))
  }

  @Test("whoever repaired it rates it not, and six stars are none")
  func ratings() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    let done = ["--cause", "worn", "--remedy", "replaced"]
    #expect(try office.launch(["order", "complete", number] + done).status == 0)
    let own = try office.run("order", "rate", number, "--rating", "5")
    #expect(own.status == 75 && own.complaint.contains(number), "\(own.complaint)")
    let six = try office.run("order", "rate", number, "--rating", "6")
    #expect(six.status == 65 && six.complaint.contains("6"), "\(six.complaint)")
  }

  @Test("a step that an earlier one makes impossible later on is refused, naming the later one")
  func outOfOrder() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    for step in [["accept", number], ["arrive", number]] {
      #expect(try office.launch(["order"] + step).status == 0)
    }
    let before = try events(office, number)
    let undone = try office.run("order", "undo", number)
    #expect(undone.status == 0)
    let verified = try office.run("order", "verify", number)
    #expect(verified.status == 75 && verified.complaint.contains(number))
    #expect(try events(office, number) == (before ?? 0) + 1, "only the undoing")
  }

  @Test("an empty or endless comment is called a comment")
  func comments() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    for text in ["", "  ", String(repeating: "x", count: 10_001)] {
      let outcome = try office.run("order", "comment", number, text)
      #expect(outcome.status == 65 && outcome.complaint.contains("the comment is"))
      let chinese = try office.run("order", "comment", number, text, "--language", "zh-Hans")
      #expect(chinese.complaint.contains("备注"))
    }
  }

  @Test("a simulated clock set back is refused by both times")
  func clock() throws {
    let office = try Office.simulated()
    let back = try office.run("tick", "--now", "2026-11-01 10:00")
    #expect(back.status == 65)
    #expect(back.complaint.contains("2026-11-01 10:00") && back.complaint.contains("2026-11-27"))
  }

  private func events(_ office: Office, _ number: String) throws -> Int? {
    (try office.run("order", "show", number, "--json").json()["events"] as? [Any])?.count
  }
}
