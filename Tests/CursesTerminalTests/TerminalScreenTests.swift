import Glibc
import Screen
import Testing

@testable import CursesTerminal

@Suite("What is shown", .serialized)
struct TerminalScreenTests {
  @Test(
    "Chinese is sent as UTF-8 whatever the locale",
    arguments: [
      ["LANG": ""], ["LANG": "zh_CN.UTF-8"], ["LANG": "C"], ["LANG": "", "LC_ALL": "POSIX"],
      ["LANG": "en_US.ISO-8859-1"],
    ])
  func locale(environment: [String: String]) throws {
    let terminal = try PseudoTerminal(["echo"], environment: environment)
    try terminal.waitForOutput("图书馆")
    try terminal.waitForOutput("超期")
  }

  @Test("only what changed is sent")
  func onlyChanges() throws {
    let terminal = try PseudoTerminal(["echo"])
    try terminal.waitForReport("ready 24x80")
    try terminal.waitForOutput("[]")
    let before = terminal.output.count
    terminal.send("a")
    try terminal.waitForOutput("character", from: before)
    let sent = String(decoding: terminal.output[before...], as: UTF8.self)
    #expect(!sent.contains("图书馆"))
    #expect(sent.utf8.count < 60)
  }

  @Test("Ctrl-L sends everything")
  func redraw() throws {
    let terminal = try PseudoTerminal(["echo"])
    try terminal.waitForReport("ready 24x80")
    try terminal.waitForOutput("[]")
    let before = terminal.output.count
    terminal.send("\u{0C}")
    try terminal.waitForOutput("图书馆", from: before)
  }

  @Test("late is red on the terminal's own ground, and without colour nothing is coloured")
  func colors() throws {
    let colored = try PseudoTerminal(["echo"], environment: ["COLORFGBG": "15;0"])
    try colored.waitForOutput("\u{1B}[38;5;203m")
    #expect(!colored.text.contains("\u{1B}[48;"))
    let few = try PseudoTerminal(["echo"], environment: ["TERM": "xterm"])
    try few.waitForOutput("\u{1B}[31m")
    let none = try PseudoTerminal(["echo"], environment: ["NO_COLOR": "1"])
    try none.waitForOutput("超期")
    #expect(!none.text.contains("\u{1B}[38;") && !none.text.contains("\u{1B}[31m"))
    let vt100 = try PseudoTerminal(["echo"], environment: ["TERM": "vt100"])
    try vt100.waitForOutput("超期")
  }

  @Test("standard error goes to the log and not over the screen")
  func standardError() throws {
    let terminal = try PseudoTerminal(["stderr"])
    try terminal.waitForReport("ready 24x80")
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(!terminal.text.contains("painted"))
    #expect(terminal.folder.text(of: terminal.folder.log).contains("painted"))
  }

  @Test(
    "an unknown or incapable terminal is refused in words",
    arguments: [
      ("nosuch-terminal", "the terminal nosuch-terminal is unknown here"), ("", "TERM is not set"),
      ("dumb", "cannot place its cursor"),
    ])
  func unknown(name: String, words: String) throws {
    let terminal = try PseudoTerminal(["echo"], environment: ["TERM": name])
    let modes = terminal.modes
    #expect(try terminal.waitForEnd() == .exit(69))
    #expect(terminal.text.contains(words))
    #expect(terminal.modes == modes)
  }

  @Test("a pipe is refused in words", arguments: ["< /dev/null", "> /dev/null"])
  func noTerminal(redirection: String) throws {
    let terminal = try PseudoTerminal(
      ["-c", "\"$PROBE\" echo \(redirection)"], program: "/bin/sh",
      environment: ["PROBE": ProbePath.probe])
    #expect(try terminal.waitForEnd() == .exit(69))
    let stream = redirection.hasPrefix("<") ? "input" : "output"
    #expect(terminal.text.contains("standard \(stream) is not a terminal"))
  }
}
