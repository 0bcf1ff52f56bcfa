import Testing

@testable import CursesTerminal
import Screen

@Suite(
  "Drawn by a real terminal", .serialized,
  .enabled(if: Multiplexer.isPresent, "tmux is not installed; these tests need it"))
struct DrawnScreenTests {
  @Test("Chinese stands in its columns, with LANG unset", .timeLimit(.minutes(2)))
  func chinese() throws {
    let screen = try Multiplexer("echo")
    let rows = try screen.screen { $0[2].hasPrefix("[]") }
    #expect(rows[0] == "图书馆 巡修 — 南湖校区")
    #expect(rows[1] == "超期")
    #expect(try screen.value("cursor_y") == "2")
    #expect(try screen.value("cursor_x") == "1")
    #expect(try screen.value("cursor_flag") == "1")
  }

  @Test("writing over halves of wide characters never shifts the rest", .timeLimit(.minutes(2)))
  func halves() throws {
    let screen = try Multiplexer("echo", environment: ["LANG": "zh_CN.UTF-8"])
    _ = try screen.screen { $0[2].hasPrefix("[]") }
    try screen.send("w")
    let rows = try screen.screen { $0[3].hasPrefix(" 配电室漏水|") }
    #expect(rows[3] == " 配电室漏水|        x")
    #expect(rows[0].isEmpty)
  }

  @Test("what the C library cannot measure is one replacement character", .timeLimit(.minutes(2)))
  func undrawable() throws {
    let screen = try Multiplexer("echo")
    _ = try screen.screen { $0[2].hasPrefix("[]") }
    try screen.send("u")
    let rows = try screen.screen { !$0[2].hasPrefix("[]") }
    #expect(rows[2] == "\u{FFFD}|")
  }

  @Test("without a cursor it is hidden and stands on the focused row", .timeLimit(.minutes(2)))
  func parked() throws {
    let screen = try Multiplexer("echo")
    _ = try screen.screen { $0[2].hasPrefix("[]") }
    try screen.send("h")
    _ = try screen.screen { $0[4].contains("chosen") }
    #expect(try screen.value("cursor_y") == "4")
    #expect(try screen.value("cursor_x") == "6")
    #expect(try screen.value("cursor_flag") == "0")
  }
}
