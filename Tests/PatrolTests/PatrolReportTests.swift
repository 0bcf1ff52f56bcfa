import Foundation
import Testing

@Suite("Report of rounds")
struct PatrolReportTests {
  @Test("every route with its weeks, in every format; without dates the last four weeks")
  func report() throws {
    let office = try Office.simulated()
    let report = try office.run("report", "patrols", "--json").json()
    #expect(report["to"] as? String == "2026-11-27" && report["from"] as? String == "2026-11-02")
    let routes = try #require(report["routes"] as? [[String: Any]])
    let first = try #require(routes.first)
    #expect((first["weeks"] as? [Any])?.count == 4)
    for format in ["text", "csv", "html", "markdown"] {
      let page = try office.run("report", "patrols", "--format", format)
      #expect(page.status == 0 && page.output.contains("NH-R1"), "\(format)")
    }
    #expect(try office.run("report", "patrols").output.contains("NH-R1"))
  }

  @Test("a period that ends before it starts, and a campus that is not there, are refused")
  func refused() throws {
    let office = try Office.simulated()
    #expect(
      try office.run("report", "patrols", "--from", "2026-11-30", "--to", "2026-11-01").status
        == 65)
    #expect(try office.run("report", "patrols", "--from", "2027-01-01").status == 65)
    #expect(try office.run("report", "patrols", "--campus", "nowhere").status == 66)
  }
}
