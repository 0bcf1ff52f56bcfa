import Foundation
import Testing

@Suite("patrol export")
struct ExportTests {
  private func office() throws -> Office {
    let office = try Office.simulated()
    _ = try office.logDefect("--reporter", "王,\"老师\"\n二楼")
    _ = try office.logDefect()
    return office
  }

  @Test("orders as CSV have a header and a record an order, and survive commas and line breaks")
  func csv() throws {
    let outcome = try office().run("export", "orders")
    #expect(outcome.status == 0)
    let records = outcome.output.components(separatedBy: "\r\n").filter { !$0.isEmpty }
    #expect(records.count == 3)
    #expect(records.first?.contains("number,") == true)
    #expect(outcome.output.contains("\"王,\"\"老师\"\"\n二楼\""))
  }

  @Test("as JSON every line is an object", arguments: ["orders", "events"])
  func json(subject: String) throws {
    let outcome = try office().run("export", subject, "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.lines.count >= 2)
    for line in outcome.lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      #expect(object is [String: Any])
    }
    #expect(try office().run("export", subject, "--json").lines.first?.hasPrefix("{") == true)
  }

  @Test("a subject that nobody knows is 64, a full disk 74, a reader that has enough 0")
  func refusals() throws {
    let office = try office()
    let unknown = try office.run("export", "people")
    #expect(unknown.status == 64)
    #expect(unknown.complaint.contains("use orders, events, rounds"))
    #expect(try office.launch(["export", "events"], into: "/dev/full").status == 74)
    let piped = try office.shell(
      "set -o pipefail; \"$PATROL\" export events | head -c 1 >/dev/null; echo $?")
    #expect(piped.output == "0\n")
    #expect(piped.complaint.isEmpty)
  }
}
