import Foundation
import Testing

@Suite("patrol demo and patrol doctor")
struct DemoTests {
  @Test("the demonstration is made whole, once, and the doctor finds nothing in it")
  func history() throws {
    let office = try Office()
    // What a process left that was ended in the middle: no process has this number.
    try office.file("data/patrol/demo.db.9999999", "half")
    try office.file("data/patrol/demo.db.9999999-wal", "half")
    let made = try office.run("demo", "--no-open", "--days", "3", "--json")
    #expect(made.status == 0, "\(made.complaint)")
    let answer = try made.json()
    #expect(answer["made"] as? Bool == true)
    let orders = try #require(answer["orders"] as? Int)
    #expect(orders > 50)
    let folder = office.path("data/patrol")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == ["demo.db", "demo.db.lock"], "no draft stays")
    let there = try office.run("demo", "--no-open", "--json")
    #expect(try there.json()["made"] as? Bool == false)
    #expect(try there.json()["orders"] as? Int == orders)
    let demo = ["--database", "\(folder)/demo.db"]
    let doctor = try office.launch(demo + ["doctor", "--chain"])
    #expect(doctor.status == 0)
    #expect(
      doctor.output.hasSuffix("\nall is well\n")
        && doctor.output.contains("each as it was recorded"))
    #expect(try office.launch(demo + ["doctor", "--json"]).json()["ok"] as? Bool == true)
    #expect(try office.launch(demo + ["order", "list", "--limit", "5"]).lines.count == 5)
    #expect(try office.launch(demo + ["report", "turnaround"]).status == 0)
  }

  @Test("a broken configuration stops the making before anything is made")
  func configuration() throws {
    let office = try Office()
    try office.file("config/patrol/standards.toml", "[[rule\n")
    for words in [["demo", "--no-open", "--days", "1"], ["init"]] {
      let outcome = try office.launch(words)
      #expect(outcome.status == 78)
      #expect(outcome.complaint.contains("standards.toml:1"))
    }
    #expect(!FileManager.default.fileExists(atPath: office.path("data/patrol")))
  }
}
