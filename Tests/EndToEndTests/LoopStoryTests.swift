import Foundation
import Testing

@Suite(
  "The whole loop in a terminal",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct LoopStoryTests {
  @Test("a round finds a fault; it is signed for, repaired, verified and handed over")
  func wholeLoop() throws {
    let office = try Office()
    let window = try TerminalWindow(home: office.home)
    try window.run(office.line())
    try window.wait(for: "1 今日")

    let picture = office.home.appendingPathComponent("busbar.jpg")
    try Data("picture".utf8).write(to: picture)
    try walk(in: window, picture: picture.path)
    try sign(in: window)
    try repair(in: window)
    try verify(in: window)
    try handOver(in: window)
    try window.press("q")
    try window.wait { rows in rows.last { !$0.isEmpty }?.contains("ready>") == true }

    let order = try office.json("order show NH-1")
    #expect(order["state"] as? String == "closed")
    #expect(order["major"] as? Bool == true)
    let events = try #require(order["events"] as? [[String: Any]]).compactMap {
      $0["event"] as? String
    }
    #expect(
      events == [
        "reported", "markedMajor", "dispatched", "escalated", "acknowledged", "accepted",
        "arrived", "completed", "verified",
      ])
    let sheets = try #require(try office.json("handover list")["items"] as? [[String: Any]])
    #expect(sheets.count == 1)
    let round = try office.json("round show NH-R1-1")
    let photos = try #require(round["items"] as? [[String: Any]]).compactMap {
      $0["photo"] as? String
    }
    #expect(photos == [picture.path])
    #expect(try office.json("doctor")["ok"] as? Bool == true)
  }

  /// Walks the route; a ★ item of the power room fails.
  private func walk(in window: TerminalWindow, picture: String) throws {
    try window.press("2")
    try window.wait(for: "NH-R1")
    try window.press("Enter")
    try window.wait(for: "停点 1/2")
    // Space passes ordinary items and stops at each ★ item, which takes a look of its own.
    try window.press("Space", "p", "Space", "p", "Space")
    try window.wait(for: "停点 2/2")
    for reading in ["388", "141", "0.95", "61"] {
      try window.type(reading)
      try window.press("Enter")
      try window.wait(for: reading)
    }
    try window.press("f")
    try window.wait(for: "Ctrl-S")
    try window.type("母排焦味")
    // A photograph that is not there is told, and what was typed stays.
    try window.press("Tab", "Tab")
    try window.type("\(picture).no")
    try window.press("C-s")
    try window.wait(for: "busbar.jpg.no")
    try window.press("BSpace", "BSpace", "BSpace", "C-s")
    try window.wait(for: "异常 → NH-1")
    try window.type("2027-03-01")
    try window.press("Enter", "Space", "p", "Space")
    try window.press("F")
    try window.wait(for: "完成")
  }

  /// Signs for the escalation.
  private func sign(in window: TerminalWindow) throws {
    try window.press("4")
    try window.wait(for: "1 件未签收")
    try window.press("a")
    try window.wait(for: "NH-1 签收")
  }

  /// Accepts, arrives and completes.
  private func repair(in window: TerminalWindow) throws {
    try window.press("3")
    try window.wait(for: "state:open")
    try window.press("a")
    try window.wait(for: "NH-1 接单")
    try window.press("A")
    try window.wait(for: "NH-1 到场")
    try window.press("c")
    try window.wait(for: "完工 NH-1")
    try window.type("母排接头松动")
    try window.press("Tab")
    try window.type("紧固并测温")
    try window.press("C-s")
    try window.wait { $0.contains { $0.hasPrefix("  NH-1 完工") } }
  }

  /// Verifies as somebody else than the one who repaired.
  private func verify(in window: TerminalWindow) throws {
    try window.type(":as 12")
    try window.press("Enter")
    try window.wait(for: "孙前台")
    try window.press("v")
    try window.wait(for: "NH-1 验收")
  }

  /// Gives the shift's sheet as the shift leader.
  private func handOver(in window: TerminalWindow) throws {
    try window.type(":as 13")
    try window.press("Enter")
    try window.wait(for: "赵值班长")
    try window.press("5")
    try window.wait(for: "交接班单")
    try window.press("g")
    try window.wait(for: "天气")
    try window.type("晴")
    try window.press("C-s")
    try window.wait(for: "仍要交班吗")
    try window.press("y")
    try window.wait(for: "已交 NH-H1 号")
  }
}
