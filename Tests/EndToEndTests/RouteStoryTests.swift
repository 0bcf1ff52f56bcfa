import Foundation
import Testing

@Suite(
  "Routes at the desk",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct RouteStoryTests {
  @Test("a supervisor plans a route, suspends it, lifts it, and excuses a round")
  func route() throws {
    let office = try Office()
    try office.command("round start NH-R1")
    try office.command("round check 1 lamps pass")
    try office.command("--now '2026-11-27 09:40' round finish --reason 大雨")
    let window = try TerminalWindow(home: office.home)
    try window.run(office.line())
    try window.wait(for: "1 今日")
    try window.press("2")
    try window.wait(for: "NH-R1")
    try window.press("P")
    try window.wait(for: "本期各趟已排好")

    try window.press("x")
    try window.wait(for: "准予免检")
    try window.type("施工封闭")
    try window.press("C-s")
    try window.wait(for: "未到的停点已准予免检")

    try window.press("s")
    try window.wait(for: "停巡")
    try window.press("Tab", "Tab")
    try window.type("校庆")
    try window.press("C-s")
    try window.wait(for: "路线已停巡")
    let suspended = try #require(try routes(office).first)
    #expect(suspended["suspended"] as? String == "校庆")

    try window.press("l")
    try window.wait(for: "复巡")
    try window.press("Tab")
    try window.type("开门了")
    try window.press("C-s")
    try window.wait(for: "已撤回停巡")
    try window.press("w")
    try window.wait(for: "这条路线没有加密巡检")
    try window.press("q")
    try window.wait { rows in rows.last { !$0.isEmpty }?.contains("ready>") == true }

    let route = try #require(try routes(office).first)
    #expect(route["suspended"] is NSNull || route["suspended"] == nil)
    #expect(route["done"] as? Int == 1)
    #expect(try office.json("doctor")["ok"] as? Bool == true)
  }

  private func routes(_ office: Office) throws -> [[String: Any]] {
    try #require(try office.json("round list")["items"] as? [[String: Any]])
  }
}
