import Testing

@Suite(
  "Filters of one's own",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct FilterStoryTests {
  @Test("a filter kept under a name is there when the desk opens again")
  func filters() throws {
    let office = try Office()
    let window = try TerminalWindow(home: office.home)
    try window.run(office.line())
    try window.wait(for: "现在要做")
    try window.type("3/late")
    try window.press("Enter")
    try window.type("F")
    try window.wait(for: "已存的筛选")
    try window.type("s")
    try window.type("mine")
    try window.press("Enter")
    try window.wait(for: "已保存筛选")
    try window.type("q")
    try window.wait { rows in rows.last { !$0.isEmpty }?.contains("ready>") == true }
    try window.run("clear; \(office.line())")
    try window.wait(for: "现在要做")
    try window.type("3F")
    try window.wait(for: "mine")
  }
}
