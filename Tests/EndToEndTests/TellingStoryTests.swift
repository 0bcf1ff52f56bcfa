import Foundation
import Testing

@Suite(
  "Telling from an open desk",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct TellingStoryTests {
  @Test("an open desk delivers, and its keys work while the delivery hangs")
  func delivers() throws {
    let office = try Office()
    let rules = office.home.appendingPathComponent("rules")
    try FileManager.default.createDirectory(at: rules, withIntermediateDirectories: true)
    let command =
      "cd '\(office.home.path)' && touch hanging && "
      + "while [ ! -e go ]; do sleep 0.05; done; cat >>told; touch done"
    try Data("[notify]\ncommand = \"\(command)\"\n".utf8)
      .write(to: rules.appendingPathComponent("notify.toml"))
    try office.command("config apply \(shellQuoted(rules.path)) --yes")
    let escalated = try office.command(
      "order log --place NH/TSG/101 --category lighting --major 灯管不亮")
    #expect(escalated.contains("NH-1"))

    let window = try TerminalWindow(home: office.home)
    try window.run(office.line())
    try window.wait(for: "1 今日")
    try window.wait(what: "a delivery that hangs") { _ in office.has("hanging") }
    try window.press("3")
    try window.wait(for: "灯管不亮")
    #expect(!office.has("done"))
    try Data().write(to: office.home.appendingPathComponent("go"))
    try window.wait(what: "a delivery that is done") { _ in office.has("done") }
    try window.press("q")
    try window.wait { rows in rows.last { !$0.isEmpty }?.contains("ready>") == true }
    let told = try String(
      contentsOf: office.home.appendingPathComponent("told"), encoding: .utf8)
    #expect(told.contains("\"subject\":\"NH-1\""))
  }
}

extension Office {
  /// Whether there is such a file in the home.
  fileprivate func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: home.appendingPathComponent(name).path)
  }
}
