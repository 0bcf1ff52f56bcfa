import Foundation
import Testing

@Suite("Report of recurring defects")
struct RecurrenceReportTests {
  @Test("what came back three times stands in the report, in every format, and on the order")
  func report() throws {
    let office = try Office.simulated()
    let orders = try (1...3).map { _ in try office.logDefect() }
    let report = try office.run("report", "recurrence", "--json").json()
    let items = try #require(report["items"] as? [[String: Any]])
    let item = try #require(items.first)
    #expect(items.count == 1 && item["orders"] as? [String] == orders)
    #expect(item["place"] as? String == "NH/TSG/201" && item["mostIn30Days"] as? Int == 3)
    #expect((item["first"] as? String)?.hasSuffix("+08:00") == true)
    for format in ["text", "csv", "html", "markdown"] {
      let page = try office.run("report", "recurrence", "--format", format)
      #expect(page.status == 0 && page.output.contains(orders[2]), "\(format)")
    }
    #expect(
      try office.run("order", "show", orders[2]).output
        .contains("3 times in 30 days: \(orders[0]) \(orders[1])"))
    let shown = try office.run("order", "show", orders[2], "--json").json()
    #expect(shown["recurrence"] as? [String] == orders)
    let first = try office.run("order", "show", orders[0], "--json").json()
    #expect(first["recurrence"] == nil)
  }

  @Test("a period that ends before it starts, and a campus that is not there, are refused")
  func refused() throws {
    let office = try Office.simulated()
    func status(_ arguments: String...) throws -> Int32 {
      try office.launch(["report", "recurrence"] + arguments).status
    }
    #expect(try status("--from", "2026-11-30", "--to", "2026-11-01") == 65)
    #expect(try status("--from", "2026-02-30") == 65)
    #expect(try status("--campus", "nowhere") == 66)
    let empty = try office.run("report", "recurrence", "--from", "2026-01-01", "--json").json()
    #expect((empty["items"] as? [Any])?.isEmpty == true)
  }
}
