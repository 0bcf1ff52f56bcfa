import Foundation
import Glibc
import Testing

/// A zone administrator on a long round, over a line that drops.
@Suite(
  "A long round in a terminal",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct WalkStoryTests {
  /// A route of thirty points, each with two ordinary items.
  private static let route: String = {
    let stops = (101...130).map {
      #"{ place = "NH/CL/\#($0)", checklist = "teaching", items = ["glass", "lamps"] },"#
    }
    return """
      [[place]]
      path = "NH/CL"
      name = "长楼"
      kind = "teaching"
      rooms = "101-130"
      [[route]]
      code = "NH-R9"
      campus = "NH"
      name = "长线"
      quota = 2
      per = "week"
      floor_minutes = 0
      in_force = "2026-01-05"
      stops = [
      \(stops.joined(separator: "\n"))
      ]
      """
  }()

  @Test(
    "thirty points without a defect take at most forty keys, and a killed desk goes on where it was"
  )
  func thirtyPoints() throws {
    let office = try Office(furtherRoutes: Self.route)
    var window = try TerminalWindow(home: office.home)
    var keys = 0
    func press(_ key: String, until text: String) throws {
      keys += 1
      try window.press(key)
      try window.wait(for: text)
    }
    func open() throws {
      try window.run(office.line())
      try window.wait(for: "1 今日")
      try window.press("2")
      try window.wait(for: "NH-R9")
      try window.press("Down")
    }
    try open()
    try press("Enter", until: "停点 1/30")
    for stop in 1...12 { try press("Space", until: "停点 \(stop + 1)/30") }
    // The line drops; nothing is asked, nothing can be saved any more.
    kill(try window.processID(of: "patrol"), SIGKILL)
    try window.wait(for: "ready>")
    let before = try office.json("round show NH-R9-1")
    #expect(before["reached"] as? Int == 12, "every key was saved at once")
    // Another line, another terminal.
    window = try TerminalWindow(home: office.home)
    try open()
    try press("Enter", until: "停点 13/30")
    for stop in 13...29 { try press("Space", until: "停点 \(stop + 1)/30") }
    try press("Space", until: "停点 30/30")
    try press("F", until: "完成")
    #expect(keys <= 40)
    let after = try office.json("round show NH-R9-1")
    #expect(after["reached"] as? Int == 30 && after["state"] as? String == "complete")
    #expect(try office.json("doctor")["ok"] as? Bool == true)
  }
}
