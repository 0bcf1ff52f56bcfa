import Foundation
import Testing

@Suite(
  "Colours of one's own",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct ThemeStoryTests {
  /// Writes a file of the user's configuration.
  private func write(_ text: String, to name: String, of office: Office) throws {
    let file = office.home.appendingPathComponent("patrol/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// The screen's colours after the desk was opened and left again.
  private func colors(of line: String, in window: TerminalWindow) throws -> String {
    try window.run("clear; \(line)")
    try window.wait { $0.contains { $0.contains("1Today") } }
    let colors = try window.colors()
    try window.type("q")
    try window.wait { rows in rows.last { !$0.isEmpty }?.contains("ready>") == true }
    return colors
  }

  @Test("high contrast draws on its own ground, blanks too")
  func ground() throws {
    let office = try Office()
    let window = try TerminalWindow(home: office.home)
    try window.run("export TERM=screen-256color")
    try write("theme = \"contrast\"\n", to: "desk.toml", of: office)
    let colors = try colors(of: office.line("--language en"), in: window)
    #expect(colors.contains("48;5;16m") && !colors.contains("[49m"))
  }

  @Test("a theme of one's own counts, also in place of one of the program; NO_COLOR unless chosen")
  func themes() throws {
    let office = try Office()
    let window = try TerminalWindow(home: office.home)
    try window.run("export TERM=screen-256color")
    let plain = office.line("--language en")
    let uncolored = plain.replacing("LANG=", with: "NO_COLOR=1 LANG=")
    #expect(try colors(of: plain, in: window).contains("38;5;80m"))
    let dusk = "base = \"dark\"\n[colors256]\naccent = \"201\"\n"
    try write(dusk, to: "themes/dark.toml", of: office)
    try write(dusk.replacing("201", with: "202"), to: "themes/dusk.toml", of: office)
    #expect(try colors(of: plain, in: window).contains("38;5;201m"))
    #expect(!(try colors(of: uncolored, in: window).contains("38;5;")))
    try write("theme = \"dusk\"\n", to: "desk.toml", of: office)
    #expect(try colors(of: plain, in: window).contains("38;5;202m"))
    #expect(try colors(of: uncolored, in: window).contains("38;5;202m"))
  }
}
