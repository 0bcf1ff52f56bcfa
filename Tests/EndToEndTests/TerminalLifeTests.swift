import Foundation
import Glibc
import Testing

@Suite(
  "The terminal around the desk",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct TerminalLifeTests {
  /// A desk that has opened.
  private func openDesk() throws -> (Office, TerminalWindow) {
    let office = try Office()
    let window = try TerminalWindow(home: office.home)
    try window.run(office.line())
    try window.wait(for: "1 今日")
    return (office, window)
  }

  /// The shell answers and shows what is typed: the terminal is as it was.
  private func expectUsable(_ window: TerminalWindow) throws {
    try window.wait { $0.last { !$0.isEmpty }?.contains("ready>") == true }
    try window.run("echo us''able; stty -a | grep -o ' echo ' | head -1")
    try window.wait { rows in
      rows.contains("usable") && rows.contains { $0.trimmingCharacters(in: .whitespaces) == "echo" }
    }
  }

  @Test("a smaller and a larger window are drawn anew")
  func resize() throws {
    let (_, window) = try openDesk()
    try window.resize(columns: 60, rows: 16)
    try window.wait { rows in
      rows.filter { !$0.isEmpty }.count <= 16 && rows.contains { $0.contains("帮助") }
        && rows.allSatisfy { $0.count <= 60 }
    }
    try window.resize(columns: 30, rows: 8)
    try window.wait { rows in rows.contains { $0.contains("too small") } }
    try window.resize(columns: 120, rows: 36)
    try window.wait { rows in rows.contains { $0.contains("8 人员") } && rows.count >= 36 }
  }

  @Test("the order beside the list follows a held key once it rests, and any other key at once")
  func heldKey() throws {
    let office = try Office()
    for text in ["走廊灯不亮", "水管漏水", "门锁坏了", "窗户破了"] {
      _ = try office.command("order log --place NH/TSG --category other \(text)")
    }
    let window = try TerminalWindow(home: office.home, columns: 120, rows: 36)
    try window.run(office.line())
    try window.wait(for: "1 今日")
    try window.press("3")
    try window.wait { $0.contains { $0.hasPrefix("▌") && $0.contains("│") } }
    func selected(_ rows: [String]) -> String? {
      let words = rows.first { $0.hasPrefix("▌") }?.split(separator: " ")
      return words?.first { $0.hasPrefix("NH-") }.map(String.init)
    }
    func isBeside(_ number: String, _ rows: [String]) -> Bool {
      rows[3].components(separatedBy: "│").last?.contains("\(number) ") == true
    }
    let first = try #require(selected(try window.rows()))
    try window.type("jjj")
    try window.wait { rows in
      selected(rows).map { $0 != first && isBeside($0, rows) } ?? false
    }
    try window.type("kke")
    let explained = try window.wait { $0.contains { $0.contains("到期") } && selected($0) == nil }
    try window.press("Escape")
    let number = try #require(selected(try window.wait { selected($0) != nil }))
    #expect(explained.contains { $0.contains("─ \(number) ") && $0.contains("时限的由来") })
    // Nobody asked for more time: the story says so, also to a key that comes before it.
    try window.type("jX")
    try window.wait(for: "没有人申请延期")
  }

  @Test("what others do is seen while a key is held")
  func heldWhileOthersWork() throws {
    let office = try Office()
    for text in ["走廊灯不亮", "水管漏水"] {
      _ = try office.command("order log --place NH/TSG --category other \(text)")
    }
    let window = try TerminalWindow(home: office.home)
    try window.run(office.line())
    try window.wait(for: "1 今日")
    try window.press("3")
    try window.wait(for: "水管漏水")
    _ = try office.command("order log --place NH/TSG --category other 门锁坏了")
    for _ in 0..<200 where try !window.rows().contains(where: { $0.contains("门锁坏了") }) {
      try window.type("jkjk")
    }
    #expect(try window.rows().contains { $0.contains("门锁坏了") })
  }

  @Test("a terminal is asked once how wide it draws, and believed until the doctor asks again")
  func remembered() throws {
    let (office, window) = try openDesk()
    let file = office.home.appendingPathComponent("patrol/terminals")
    let asked = try String(contentsOf: file, encoding: .utf8)
    #expect(asked.hasSuffix("\tnarrow\n") && asked.split(separator: "\n").count == 1)
    func reopen() throws -> [String] {
      try window.press("q")
      try window.wait { $0.last { !$0.isEmpty }?.contains("ready>") == true }
      try window.run("clear; \(office.line())")
      return try window.wait(for: "1 今日")
    }
    try Data(asked.replacingOccurrences(of: "narrow", with: "wide").utf8).write(to: file)
    #expect(try reopen().contains { $0.hasPrefix("-----") }, "drawn as the file says")
    try window.press("q")
    try window.wait { $0.last { !$0.isEmpty }?.contains("ready>") == true }
    try window.run("clear; \(office.line("doctor"))")
    try window.wait { $0.contains { $0.contains("narrow") } }
    #expect(try String(contentsOf: file, encoding: .utf8) == asked)
  }

  @Test("a paste is text, and its line breaks never save")
  func paste() throws {
    let (office, window) = try openDesk()
    try window.press("n")
    try window.wait(for: "Ctrl-S")
    try window.paste("tsg\n第二行\n")
    try window.wait(for: "tsg")
    #expect(try (office.json("order list")["items"] as? [Any])?.isEmpty == true)
  }

  @Test("SIGTERM and SIGHUP leave the terminal usable", arguments: [SIGTERM, SIGHUP])
  func terminated(signal: Int32) throws {
    let (_, window) = try openDesk()
    kill(try window.processID(of: "patrol"), signal)
    try expectUsable(window)
  }

  @Test("what was typed when the line dropped is there again in the next desk, once")
  func draft() throws {
    let (office, window) = try openDesk()
    try window.writeDefect("走廊灯不亮")
    try window.wait(for: "走廊灯不亮")
    kill(try window.processID(of: "patrol"), SIGHUP)
    try expectUsable(window)
    try window.run("clear; \(office.line())")
    try window.wait(for: "1 今日")
    try window.press("n")
    try window.wait { rows in
      rows.contains { $0.contains("走廊灯不亮") } && rows.contains { $0.contains("已恢复") }
    }
    try window.press("C-s")
    try window.wait(for: "已登记 NH-1")
    try window.press("n")
    let rows = try window.wait(for: "Ctrl-S")
    #expect(!rows.contains { $0.contains("已恢复") })
  }

  @Test("a crash leaves the terminal usable")
  func crash() throws {
    let (_, window) = try openDesk()
    kill(try window.processID(of: "patrol"), SIGILL)
    try expectUsable(window)
  }

  @Test("without a usable terminal one line says so", arguments: ["no-such-terminal", "dumb"])
  func unknownTerminal(name: String) throws {
    let office = try Office()
    let window = try TerminalWindow(home: office.home)
    try window.run("TERM=\(name) \(office.line()); echo status $?")
    let rows = try window.wait(for: "status 69")
    #expect(rows.contains { $0.hasPrefix("patrol: ") })
  }
}
