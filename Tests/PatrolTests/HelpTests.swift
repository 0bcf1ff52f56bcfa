import Foundation
import TextCells
import Testing

@Suite("Pages of help")
struct HelpTests {
  @Test(
    "a Chinese page is Chinese throughout and fits the terminal",
    arguments: [
      "order list", "order log", "handover print", "due", "keys", "report turnaround",
    ])
  func chinese(command: String) throws {
    let office = try Office.simulated()
    let words = command.split(separator: " ").map(String.init)
    let page = try office.launch(words + ["--help", "--language", "zh-Hans"])
    #expect(page.status == 0)
    #expect(page.output.hasPrefix("概述："))
    for word in ["OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "Show ", "(values", "(default"] {
      #expect(!page.output.contains(word), "\(word)")
    }
    let explained = page.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
    for line in explained { #expect(String(line).displayWidth <= 80, "\(line)") }
  }

  @Test(
    "the sheets of keys in the documentation are those of the program",
    arguments: ["en", "zh-Hans"])
  func keySheets(language: String) throws {
    let office = try Office.simulated()
    let sheet = try office.launch(["keys", "--format", "markdown", "--language", language]).output
    let path = "Sources/patrol/patrol.docc/Keys.\(language).md"
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let kept = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    #expect(sheet.contains("## "))
    #expect(
      kept.hasSuffix(sheet),
      "\(path) is stale: write `patrol keys --format markdown --language \(language)` behind its head"
    )
  }

  @Test("an English page stays as the parser writes it")
  func english() throws {
    let office = try Office.simulated()
    #expect(try office.run("week", "--help").output.hasPrefix("OVERVIEW: "))
  }

  @Test("a completion script is not a page of help")
  func completions() throws {
    let office = try Office.simulated()
    let english = try office.run("completions", "bash")
    let chinese = try office.run("completions", "bash", "--language", "zh-Hans")
    #expect(english.output.hasPrefix("#!") == chinese.output.hasPrefix("#!"))
    #expect(!chinese.output.contains("概述"))
  }
}
