import Foundation
import Testing

@Suite(
  "The bell at two desks",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct BellStoryTests {
  /// A desk of the supervisor's, and what it sends to its terminal.
  private final class Listener {
    let window: TerminalWindow
    private let sent: URL

    init(_ office: Office, name: String) throws {
      window = try TerminalWindow(home: office.home)
      sent = office.home.appendingPathComponent("sent-\(name)")
      try window.copyOutput(to: sent.path)
      try window.run(office.line("--as 14"))
      try window.wait(for: "未签收")
    }

    /// Waits until it has rung, for five seconds at most.
    func waitForBell() throws {
      for _ in 0..<250 where try bells() == 0 { usleep(20_000) }
    }

    /// How often it has rung.
    func bells() throws -> Int { try Data(contentsOf: sent).count { $0 == 0x07 } }
  }

  private static let supervisor = """
    [[staff]]
    number = "14"
    name = "吴主管"
    roles = ["supervisor"]
    """

  @Test("each of two desks rings once for what is new, wherever it stands, and for nothing else")
  func bells() throws {
    let office = try Office(furtherRoutes: Self.supervisor)
    let log = "order log --place NH/TSG/101 --category lighting"
    try office.command("\(log) --major 早就有的")
    let desks = [try Listener(office, name: "first"), try Listener(office, name: "second")]
    // A change that is in sight has been taken in, with all that came before it.
    func settle(_ count: String) throws {
      for desk in desks { try desk.window.wait(for: "◆\(count)") }
    }
    try settle("1")
    #expect(try desks.map { try $0.bells() } == [0, 0], "what was there at opening")

    try office.command("\(log) --major 配电柜打火")
    try settle("2")
    for desk in desks { try desk.window.press("3") }
    for round in 1...2 {
      try office.command("tick")
      try office.command("\(log) 第\(round)盏灯不亮")
      for desk in desks { try desk.window.wait(for: "第\(round)盏灯不亮") }
    }
    #expect(try desks.map { try $0.bells() } == [1, 1], "once, and not at later ticks")

    // The same event stands in the queue, on Today and in the frame.
    for desk in desks {
      for (key, words) in [("4", "NH-2"), ("1", "现在要做"), ("4", "级别")] {
        try desk.window.press(key)
        try desk.window.wait(for: words)
      }
    }
    #expect(try desks.map { try $0.bells() } == [1, 1], "in several lists")

    // A new one while the queue is open, which Today then shows too.
    try office.command("\(log) --major 水管爆裂")
    try settle("3")
    for desk in desks {
      try desk.window.wait(for: "NH-5")
      try desk.window.press("1")
      try desk.window.wait(for: "现在要做")
    }
    #expect(try desks.map { try $0.bells() } == [2, 2], "in the queue")
  }

  @Test("five that come at once ring once")
  func atOnce() throws {
    let office = try Office(furtherRoutes: Self.supervisor)
    for number in 1...5 {
      try office.command(
        "order log --place NH/TSG/101 --category lighting --priority P1 第\(number)盏灯不亮")
    }
    let desks = [try Listener(office, name: "first"), try Listener(office, name: "second")]
    // Whoever runs it, it is one transaction.
    let reported = try #require(try office.json("order show NH-5")["reported"] as? String)
    let start = try #require(ISO8601DateFormatter().date(from: reported))
    let later = ISO8601DateFormatter().string(from: start + 1_800)
    try office.command("tick --now \(later)")
    for desk in desks { try desk.window.wait(for: "!5") }
    // What tmux copies into the file comes a moment after what it shows.
    for desk in desks { try desk.waitForBell() }
    #expect(try desks.map { try $0.bells() } == [1, 1])
  }
}
