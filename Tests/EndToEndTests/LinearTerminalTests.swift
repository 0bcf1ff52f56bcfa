import Foundation
import Testing

@Suite(
  "The desk in lines on a terminal",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct LinearTerminalTests {
  @Test("a terminal that can nothing but print lines is enough, and its screen is not taken")
  func dumb() throws {
    let office = try Office()
    let window = try TerminalWindow(home: office.home)
    try window.run("export TERM=dumb; echo before; \(office.line("--linear"))")
    try window.wait(for: "今日>")
    try window.type("g 2")
    try window.press("Enter")
    try window.wait(for: "巡检>")
    try window.type("n")
    try window.press("Enter")
    try window.wait(for: "地点>")
    try window.type("tsg")
    try window.press("Enter")
    try window.wait(for: "找到")
    // Ctrl-C is one step back and asks before words are lost.
    try window.press("C-c")
    try window.wait(for: "放弃吗")
    try window.type("y")
    try window.press("Enter")
    try window.wait { rows in rows.last { !$0.isEmpty } == "巡检>" }
    try window.type("q")
    try window.press("Enter")
    try window.wait { rows in rows.last { !$0.isEmpty }?.contains("ready>") == true }
    #expect(try window.rows().contains { $0.contains("巡检> q") }, "what was told stays")
  }
}
