import Glibc
import Screen
import Testing

@testable import CursesTerminal

private let enterScreen = "\u{1B}[?1049h"
private let leaveScreen = "\u{1B}[?1049l"
private let pasteOff = "\u{1B}[?2004l"

@Suite("The terminal is given back", .serialized)
struct TerminalLifeTests {
  private func isRestored(_ terminal: PseudoTerminal, modes: [UInt]) {
    #expect(terminal.modes == modes)
    let text = terminal.text
    #expect(text.components(of: leaveScreen) == text.components(of: enterScreen))
    #expect(text.contains(pasteOff))
    #expect(text.contains("\u{1B}[?12l\u{1B}[?25h") || text.contains("\u{1B}[?25h"))
  }

  private func started(_ arguments: [String]) throws -> (PseudoTerminal, [UInt]) {
    let terminal = try PseudoTerminal(arguments)
    let modes = terminal.modes
    try terminal.waitForReport("ready 24x80")
    try terminal.waitForOutput("图书馆")
    return (terminal, modes)
  }

  @Test("after q")
  func quit() throws {
    let (terminal, modes) = try started(["echo"])
    #expect(terminal.modes != modes)
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exit(0))
    isRestored(terminal, modes: modes)
  }

  @Test("after SIGTERM, SIGHUP and SIGINT, in good order", arguments: [SIGTERM, SIGHUP, SIGINT])
  func asked(signal: Int32) throws {
    let (terminal, modes) = try started(["echo"])
    kill(terminal.child, signal)
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(terminal.report.last == "terminated")
    isRestored(terminal, modes: modes)
  }

  @Test("after SIGTERM, even if the parent blocked all signals")
  func blocked() throws {
    let terminal = try PseudoTerminal(["echo"], signalsBlocked: true)
    let modes = terminal.modes
    try terminal.waitForReport("ready 24x80")
    kill(terminal.child, SIGTERM)
    #expect(try terminal.waitForEnd() == .exit(0))
    isRestored(terminal, modes: modes)
  }

  @Test("when SIGTERM comes again and the program did not obey, by that signal")
  func asksAgain() throws {
    let (terminal, modes) = try started(["stubborn"])
    kill(terminal.child, SIGTERM)
    try terminal.waitForReport("terminated")
    let patient = ContinuousClock.now + .milliseconds(600)
    try terminal.wait(for: "the second request's time") { ContinuousClock.now > patient }
    kill(terminal.child, SIGTERM)
    #expect(try terminal.waitForEnd() == .signal(SIGTERM))
    isRestored(terminal, modes: modes)
  }

  @Test("on the first SIGTERM, though the terminal takes no more")
  func stopped() throws {
    let (terminal, modes) = try started(["echo"])
    terminal.isReading = false
    terminal.send("m")
    // More than any terminal keeps unread.
    try terminal.waitForReport("character(\"m\")")
    kill(terminal.child, SIGTERM)
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(terminal.modes == modes)
  }

  @Test(
    "after a fatal signal, with the signal's status and a line for people",
    arguments: [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT])
  func fatal(signal: Int32) throws {
    let terminal = try PseudoTerminal(["raise", "\(signal)"])
    let modes = terminal.modes
    #expect(try terminal.waitForEnd() == .signal(signal))
    isRestored(terminal, modes: modes)
    #expect(terminal.text.contains("probe: stopped by a fault"))
  }

  @Test("after Ctrl-\\ while another program has the screen: the line's own signal ends it")
  func quitWhileLent() throws {
    let (terminal, modes) = try started(["echo"])
    terminal.send("e")
    try terminal.waitForReport("lent")
    // The line throws away what nobody has read yet when it turns a key into a signal.
    try terminal.waitForOutput(leaveScreen)
    terminal.send("\u{1C}")
    #expect(try terminal.waitForEnd() == .signal(SIGQUIT))
    isRestored(terminal, modes: modes)
  }

  @Test("after a trap of Swift, without waiting for a key; its message is in the log")
  func trap() throws {
    let start = ContinuousClock.now
    let terminal = try PseudoTerminal(["trap"])
    let modes = terminal.modes
    let ending = try terminal.waitForEnd()
    #expect([.signal(SIGILL), .signal(SIGTRAP)].contains(ending))
    #expect(ContinuousClock.now - start < .seconds(25))
    isRestored(terminal, modes: modes)
    #expect(!terminal.text.contains("asked to trap"))
    #expect(terminal.folder.text(of: terminal.folder.log).contains("asked to trap"))
  }

  @Test("after a stack overflow")
  func overflow() throws {
    let terminal = try PseudoTerminal(
      ["overflow"], environment: ["SWIFT_BACKTRACE": "enable=no"])
    let modes = terminal.modes
    #expect(try terminal.waitForEnd() == .signal(SIGSEGV))
    isRestored(terminal, modes: modes)
  }

  @Test("when the program just calls exit")
  func exits() throws {
    let terminal = try PseudoTerminal(["leave"])
    let modes = terminal.modes
    #expect(try terminal.waitForEnd() == .exit(3))
    isRestored(terminal, modes: modes)
  }

  @Test("and when the terminal itself goes away, the program ends")
  func hangUp() throws {
    let (terminal, _) = try started(["echo"])
    terminal.hangUp()
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(terminal.report.last == "terminated")
  }

  @Test(
    "Ctrl-Z or SIGTSTP stops the program on a restored terminal, and fg draws everything again",
    arguments: [true, false])
  func suspend(byKey: Bool) throws {
    let shell = try PseudoTerminal(
      ["--norc", "--noprofile", "-i"], program: "/bin/bash",
      environment: ["PS1": "ready$ ", "PROBE": ProbePath.probe])
    try shell.waitForOutput("ready$")
    shell.send("\"$PROBE\" echo\n")
    try shell.waitForReport("ready 24x80")
    let before = shell.output.count
    if byKey {
      shell.send("\u{1A}")
    } else {
      kill(-tcgetpgrp(shell.main), SIGTSTP)
    }
    try shell.waitForOutput("Stopped", from: before)
    try shell.waitForOutput(leaveScreen, from: before)
    shell.resize(rows: 30, columns: 100)
    let stopped = shell.output.count
    shell.send("fg\n")
    try shell.waitForOutput(enterScreen, from: stopped)
    try shell.waitForReport("resized 30x100")
    try shell.waitForOutput("图书馆", from: stopped)
    shell.send("q")
    try shell.waitForOutput(leaveScreen, from: stopped)
    shell.send("exit 7\n")
    #expect(try shell.waitForEnd() == .exit(7))
  }
}

extension String {
  /// How often a text occurs.
  func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let found = rest.firstRange(of: text) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}
