import Foundation
import Testing

@Suite(
  "The handover sheet in a terminal",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct SheetStoryTests {
  @Test(
    "sections fold and unfold, the difference opens and closes, at every size",
    arguments: [(80, 24), (120, 36)])
  func folding(columns: Int, rows: Int) throws {
    let office = try Office()
    let window = try TerminalWindow(home: office.home, columns: columns, rows: rows)
    try window.run(office.line())
    try window.wait(for: "1 今日")
    try window.type(":as 13")
    try window.press("Enter")
    try window.wait(for: "赵值班长")
    try window.press("5")
    try window.wait(for: "▾ 1 班次")
    try window.press("f")
    try window.wait { rows in
      rows.contains { $0.contains("▸ 1 班次") } && rows.contains { $0.contains("▸ 14 ") }
    }
    try window.press("Tab", "Enter")
    try window.wait(for: "▾ 1 班次")
    try window.press("d")
    try window.wait(for: "第一张交接班单")
    try window.press("Escape")
    try window.wait { rows in !rows.contains { $0.contains("第一张交接班单") } }
    try window.press("q")
    try window.wait { rows in rows.last { !$0.isEmpty }?.contains("ready>") == true }
  }
}
