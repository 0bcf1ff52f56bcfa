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
    try openSheet(in: window, of: office)
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

  @Test(
    "a sheet is given after it was asked about, stands in the list, and is read and printed from it"
  )
  func giving() throws {
    let office = try Office()
    try office.command("handover draft --campus NH --write 隔离=3号柜挂牌 --as 13")
    let window = try TerminalWindow(home: office.home)
    try openSheet(in: window, of: office)
    try window.press("g")
    try window.wait(for: "Ctrl-S")
    try window.press("C-s")
    try window.wait(for: "仍要交班吗")
    try window.press("y")
    try window.wait(for: "已交 NH-H1 号")
    try window.press("l")
    try window.wait { rows in rows.contains { $0.contains("NH-H1") && $0.contains("未接") } }
    try window.press("Enter")
    try window.wait(for: "第 NH-H1 号")
    try window.press("P")
    try window.wait(for: "NH-H1.html")
    let path = office.home.appendingPathComponent("H1.html").path
    try window.press("C-u")
    try window.type(path)
    try window.press("Enter")
    try window.wait(for: "H1.html")
    try window.wait { _ in FileManager.default.fileExists(atPath: path) }
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("第 NH-H1 号"))
    try window.press("Escape")
    try window.wait(for: "历次交接班单")
    try window.press("Escape")
    try window.wait(for: "NH-H1 等待接收")
    // What the sheet hands on stands in section 8 of the next draft, and is confirmed there.
    try window.press("f", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Enter")
    try window.wait(for: "3号柜挂牌")
    try window.press("y")
    try window.wait(for: "已确认：隔离")
    try window.press("q")
    try window.wait { rows in rows.last { !$0.isEmpty }?.contains("ready>") == true }
  }

  @Test("at a terminal patrol handover give asks, and gives nothing against the answer")
  func asking() throws {
    let office = try Office()
    let window = try TerminalWindow(home: office.home)
    for (answer, count) in [("n", 0), ("y", 1)] {
      try window.run(office.line("handover give --campus NH --as 13"))
      try window.wait { rows in
        rows.last { !$0.isEmpty }?.contains("仍要交班吗？ [y/N]") == true
      }
      try window.type(answer)
      try window.press("Enter")
      try window.wait { rows in rows.last { !$0.isEmpty }?.contains("ready>") == true }
      let list = try office.json("handover list")
      #expect((list["items"] as? [Any])?.count == count)
    }
    try window.wait { rows in rows.contains { $0.contains("NH-H1") } }
  }

  /// Opens the desk as the leader who leaves, and the sheet.
  private func openSheet(in window: TerminalWindow, of office: Office) throws {
    try window.run(office.line())
    try window.wait(for: "1 今日")
    try window.type(":as 13")
    try window.press("Enter")
    try window.wait(for: "赵值班长")
    try window.press("5")
    try window.wait(for: "▾ 1 班次")
  }
}
