import Foundation
import Testing

/// People of the office whose day is no round: the front desk, and the head of logistics.
@Suite(
  "A day at the counter and at the head's desk",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct PeopleStoryTests {
  private func open(_ office: Office, as number: String, called name: String) throws
    -> TerminalWindow
  {
    let window = try TerminalWindow(home: office.home)
    try window.run(office.line())
    try window.wait(for: "1 今日")
    try window.type(":as \(number)")
    try window.press("Enter")
    try window.wait(for: name)
    return window
  }

  private func repair(_ number: String, in office: Office) throws {
    for words in ["transfer \(number) --to 11 --reason 近", "accept \(number)", "arrive \(number)"] {
      try office.command("order \(words) --as \(words.hasPrefix("transfer") ? "12" : "11")")
    }
    try office.command("order complete \(number) --cause 老化 --remedy 更换 --as 11")
  }

  @Test("the front desk registers a call once, tells the caller the outcome, and notes the answer")
  func frontDesk() throws {
    let office = try Office()
    let window = try open(office, as: "12", called: "孙前台")
    try window.press("n")
    try window.wait(for: "Ctrl-S")
    try window.type("tsg 101")
    try window.wait(for: "图书馆 101")
    try window.press("Tab")
    try window.type("水龙头漏水")
    try window.press("Tab", "Tab", "Tab", "Tab")
    try window.type("王老师")
    try window.press("Tab")
    try window.type("555-0199")
    try window.press("C-s")
    try window.wait(for: "已登记 NH-1")
    try repair("NH-1", in: office)

    try window.press("3")
    try window.wait(for: "state:open")
    try window.wait(for: "v 验收")
    try window.press("T")
    try window.wait(for: "Ctrl-S")
    try window.type("已修好，电话告知")
    try window.press("C-s")
    try window.wait { $0.contains { $0.hasPrefix("  NH-1 告知报修人") } }
    try window.press("r")
    try window.wait(for: "Ctrl-S")
    try window.press("C-s")
    try window.wait { $0.contains { $0.hasPrefix("  NH-1 评价") } }

    let order = try office.json("order show NH-1")
    let events = try #require(order["events"] as? [[String: Any]])
    #expect(events.compactMap { $0["event"] as? String }.suffix(2) == ["told", "rated"])
    #expect(try office.json("doctor")["ok"] as? Bool == true)
  }

  @Test(
    "the head sees whether commitments are kept, opens what a bar stands for, and takes it along")
  func head() throws {
    let office = try Office()
    let number = try office.command(
      "order log --place 'NH/TSG/101' --category lighting 灯不亮 --as 12"
    ).trimmingCharacters(in: .whitespacesAndNewlines)
    try repair(number, in: office)
    let window = try TerminalWindow(home: office.home)
    try window.run(office.line())
    try window.wait(for: "1 今日")
    try window.press("6")
    try window.wait(for: "照明")
    try window.press("w")
    try window.wait(for: "写到文件")
    try window.press("C-u")
    let paper = office.home.appendingPathComponent("kept.html")
    try window.type(paper.path)
    try window.press("Enter")
    try window.wait(for: "已写出")
    #expect(try String(contentsOf: paper, encoding: .utf8).contains("照明"))
    try window.press("Enter")
    try window.wait(for: number)
    #expect(try window.wait(for: "灯不亮").contains { $0.contains(number) })
  }
}
