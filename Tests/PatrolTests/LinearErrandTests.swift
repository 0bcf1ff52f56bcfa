import Foundation
import Testing

/// Backup and import through `patrol --linear`: they are waited for, and their ends are told.
@Suite("Long deeds in lines")
struct LinearErrandTests {
  private func talk(_ office: Office, _ lines: [String]) throws -> Outcome {
    let input = lines.map { "\($0)\n" }.joined()
    return try office.launch(
      ["--linear", "--language", "en"], input: input, environment: ["TERM": "dumb"])
  }

  @Test("a copy is made under the name that is answered, and an existing file is refused")
  func backup() throws {
    let office = try Office.simulated()
    let told = try talk(office, [":backup", "copy.db", ":backup", "copy.db", ".", "y", "q"])
    #expect(told.status == 0, "\(told.complaint)")
    #expect(told.output.contains("backing up, 0 s, Ctrl-C stops"), "\(told.output)")
    #expect(told.output.contains("* copied to copy.db"), "\(told.output)")
    #expect(told.output.contains("cannot create copy.db"), "\(told.output)")
    let checked = try office.run("--database", office.path("copy.db"), "doctor", "--json").json()
    #expect(checked["ok"] as? Bool == true)
  }

  @Test("the ending of the name chooses the form of the sheet, as the question says")
  func endings() throws {
    let office = try Office.simulated()
    let beginnings = [
      "a.htm": "<!DOCTYPE html>", "a.html": "<!DOCTYPE html>", "a.md": "# Shift",
      "a.markdown": "# Shift",
      "a.csv": "\u{FEFF}", "a.text": "   ",
    ]
    for (name, beginning) in beginnings.sorted(by: { $0.key < $1.key }) {
      let told = try talk(office, ["g 5", "P", name, "q"])
      #expect(told.status == 0, "\(told.complaint)")
      #expect(told.output.contains(".htm .csv .md .markdown"), "\(told.output)")
      // Read as a text, a file would lose its mark.
      let data = try Data(contentsOf: URL(fileURLWithPath: office.path(name)))
      let text = String(decoding: data, as: UTF8.self)
      #expect(text.hasPrefix(beginning), "\(name): \(text.prefix(40)) \(told.output)")
    }
  }

  @Test("an import is asked for field by field, and its paper is told at the end")
  func importing() throws {
    let office = try Office.simulated()
    try office.file("rows.csv", "ref,when,what\nA1,2026-03-02 08:00,lamp\nA2,never,tap\n")
    try office.file(
      "map.toml",
      """
      [file]
      time_format = "yyyy-MM-dd HH:mm"
      [fields]
      reference = "ref"
      reported = "when"
      text = "what"
      [campus]
      default = "NH"
      """)
    let told = try talk(
      office, [":import", "orders", "rows.csv", "map.toml", "", "", "", "esc", "g 3", "q"])
    #expect(told.status == 0, "\(told.complaint)")
    for words in ["imported 1, unchanged 0, different 0, updated 0, bad 1", "line 3: ", "never"] {
      #expect(told.output.contains(words), "\(words)\n\(told.output)")
    }
    let list = try office.run("order", "list", "--json").json()
    #expect((list["items"] as? [Any])?.count == 1)
  }
}
