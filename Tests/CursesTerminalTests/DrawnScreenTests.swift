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

  @Test("two hundred random pages end as the last one says", .timeLimit(.minutes(2)))
  func randomPages() throws {
    let screen = try Multiplexer("echo")
    _ = try screen.screen { $0[2].hasPrefix("[]") }
    try screen.send("m")
    let rows = try screen.screen { $0[23].hasPrefix("done") }
    let expected = screen.folder.lines(of: screen.folder.report)
      .filter { $0.hasPrefix("row ") }.map { String($0.dropFirst(4)) }
    try #require(expected.count == 24)
    for row in 0..<23 {
      #expect(trimmed(rows[row]) == trimmed(expected[row]))
    }
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  @Test("what the C library cannot measure is one replacement character", .timeLimit(.minutes(2)))
  func undrawable() throws {
    let screen = try Multiplexer("echo")
    _ = try screen.screen { $0[2].hasPrefix("[]") }
    try screen.send("u")
    let rows = try screen.screen { !$0[2].hasPrefix("[]") }
    // A newer C library knows the character and shows it.
    #expect(rows[2] == "\u{FFFD} |" || rows[2] == "\u{1FAE9}|")
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
