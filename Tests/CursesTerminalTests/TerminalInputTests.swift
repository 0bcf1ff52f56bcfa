import Glibc
import Screen
import Testing

@testable import CursesTerminal

@Suite("Input reaches the program", .serialized)
struct TerminalInputTests {
  private func started(
    _ mode: String = "echo", environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal([mode], environment: environment)
    try terminal.waitForReport("ready 24x80")
    return terminal
  }

  @Test("letters, arrows and Chinese")
  func keys() throws {
    let terminal = try started()
    terminal.send("a\u{1B}OA\u{1B}[B修\u{13}\r")
    try terminal.waitForReport("enter")
    #expect(
      terminal.report.dropFirst() == [
        "character(\"a\")", "up", "down", "character(\"修\")", "control(\"s\")", "enter",
      ])
  }

  @Test("Esc alone, at once")
  func escape() throws {
    let terminal = try started()
    terminal.send("\u{1B}")
    try terminal.waitForReport("escape")
  }

  @Test("Esc waits as long as ESCDELAY says for the rest of a sequence")
  func slowLine() throws {
    let terminal = try started(environment: ["ESCDELAY": "20000"])
    terminal.send("\u{1B}")
    let pause = ContinuousClock.now + .milliseconds(100)
    try terminal.wait(for: "a slow line") { ContinuousClock.now > pause }
    terminal.send("[")
    terminal.send("A")
    try terminal.waitForReport("up")
    #expect(!terminal.report.contains("escape"))
  }

  @Test("a character whose bytes come one by one")
  func splitCharacter() throws {
    let terminal = try started()
    for byte in Array("馆".utf8) {
      terminal.send([byte])
      // Another thing is done between the bytes, so that each is read by itself.
      kill(terminal.child, SIGWINCH)
      terminal.collect(milliseconds: 30)
    }
    try terminal.waitForReport("character(\"馆\")")
  }

  @Test("a paste as one key, its line breaks kept")
  func paste() throws {
    let terminal = try started()
    try terminal.waitForOutput("\u{1B}[?2004h")
    terminal.send("\u{1B}[200~三楼\r漏水q\u{1B}[201~n")
    try terminal.waitForReport("character(\"n\")")
    #expect(terminal.report.contains("paste(\"三楼\\n漏水q\")"))
  }

  @Test("megabytes pasted at once, cut at the limit with a bell")
  func hugePaste() throws {
    let terminal = try started()
    terminal.send("\u{1B}[200~" + String(repeating: "漏水\r", count: 300_000) + "\u{1B}[201~n")
    try terminal.waitForReport("character(\"n\")")
    // The limit of 300,000 bytes falls into a character: that one is left out whole.
    #expect(terminal.report.contains("paste of 299999 bytes"))
    try terminal.waitForOutput("\u{07}")
  }

  @Test("a new size, and everything is drawn again")
  func resize() throws {
    let terminal = try started()
    try terminal.waitForOutput("图书馆")
    let before = terminal.output.count
    terminal.resize(rows: 36, columns: 120)
    try terminal.waitForReport("resized 36x120")
    try terminal.waitForOutput("图书馆", from: before)
  }

  @Test("another thread's waker")
  func wake() throws {
    let terminal = try started("wake")
    try terminal.waitForReport("woken")
  }

  @Test("the mouse, when it is switched on")
  func mouse() throws {
    let terminal = try started("mouse")
    try terminal.waitForOutput("\u{1B}[?1006h")
    terminal.send("\u{1B}[<0;11;4M\u{1B}[<0;11;4m")
    try terminal.wait(for: "press") {
      terminal.report.contains { $0.contains("press") && $0.contains("column: 10") }
    }
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(terminal.text.contains("\u{1B}[?1000l"))
  }

  @Test(
    "the width of ambiguous characters, and a key typed meanwhile",
    arguments: [(4, "narrow"), (6, "wide"), (7, "wide")])
  func width(column: Int, expected: String) throws {
    let terminal = try PseudoTerminal(["width"])
    try terminal.waitForOutput("\u{1B}[6n")
    terminal.send("n\u{1B}[5;\(column)R修")
    try terminal.waitForReport("character(\"修\")")
    #expect(terminal.report.contains("width \(expected)"))
    #expect(terminal.report.contains("character(\"n\")"))
    #expect(terminal.text.contains("\r\u{1B}[K"))
  }
}
