import Foundation
import Glibc
import Testing

/// Several people behind one system account, each with a passphrase.
@Suite(
  "Signing in at a terminal",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct SignInStoryTests {
  private static let rules = "[sign_in]\naccounts = [\"*\"]\nlock_after = \"10m\"\n"

  /// An office in which everybody signs in; no. 1 and no. 11 have passphrases.
  private func office() throws -> Office {
    let office = try Office()
    for number in ["1", "11"] {
      _ = try output(
        of: "printf 'geheim \(number) wort' | \(office.line("staff passphrase \(number)"))")
    }
    let folder = office.home.appendingPathComponent("rules")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.rules.utf8).write(to: folder.appendingPathComponent("signin.toml"))
    try office.command("config apply --yes \(shellQuoted(folder.path))")
    return office
  }

  private func signIn(_ window: TerminalWindow, _ number: String, _ passphrase: String) throws {
    try window.wait(for: "登录")
    try window.type(number)
    try window.press("Enter")
    try window.type(passphrase)
    try window.press("Enter")
  }

  @Test("a command asks for number and passphrase, shows only the first, and then does its work")
  func command() throws {
    let office = try office()
    let window = try TerminalWindow(home: office.home, columns: 100)
    let output = office.home.appendingPathComponent("typed").path
    try window.copyOutput(to: output)
    try window.run(office.line("staff list"))
    try window.wait(for: "工号:")
    try window.type("1")
    try window.press("Enter")
    try window.wait(for: "口令:")
    try window.type("verkehrt und falsch")
    try window.press("Enter")
    try window.wait(for: "工号与口令不符")
    try window.type("11")
    try window.press("Enter")
    try window.wait { rows in rows.filter { $0.contains("口令:") }.count == 2 }
    try window.type("geheim 11 wort")
    try window.press("Enter")
    try window.wait { rows in
      rows.joined().contains("孙前台") && rows.last { !$0.isEmpty }?.hasPrefix("ready>") == true
    }
    let seen = try String(contentsOfFile: output, encoding: .utf8)
    #expect(!seen.contains("geheim") && !seen.contains("verkehrt"))
    // What is typed after it is seen again.
    try window.run("echo after-all")
    try window.wait(for: "ready> echo after-all")
  }

  @Test("the desk opens for whoever signs in, and again behind its lock for them alone")
  func desk() throws {
    let office = try office()
    let window = try TerminalWindow(home: office.home)
    try window.run(office.line())
    let before = try window.wait(for: "登录")
    #expect(!before.joined().contains("校区") && !before.joined().contains("大学"))
    try signIn(window, "11", "ganz falsch")
    try window.wait(for: "不符")
    try window.type("geheim 11 wort")
    try window.press("Enter")
    try window.wait(for: "此前有 1 次登录失败")
    try window.wait(for: "1 今日")

    try window.press("3")
    try window.wait(for: "state:open")
    try window.type(":lock")
    try window.press("Enter")
    let locked = try window.wait(for: "已锁屏")
    #expect(!locked.joined().contains("state:open"))
    // They are characters there, and none of the keys that they would be.
    try window.type("q3n")
    try window.wait(for: "●●●")
    try window.press("Enter")
    try window.wait(for: "不符")
    try window.type("geheim 11 wort")
    try window.press("Enter")
    try window.wait(for: "state:open")

    try window.type(":signout")
    try window.press("Enter")
    // The desk before may still say how often somebody failed, and that it is today.
    try window.wait { !$0.joined().contains("state:open") }
    try signIn(window, "1", "geheim 1 wort")
    try window.wait { rows in rows.contains { $0.contains("1 今日") } }
    #expect(try !window.rows().joined().contains("登录失败"))
    try window.press("q")
    try window.wait(for: "ready>")
  }

  @Test(
    "whoever gives themself a passphrase at the desk can lock it, and no terminal shows a word of it"
  )
  func passphrase() throws {
    let office = try Office()
    let window = try TerminalWindow(home: office.home)
    let output = office.home.appendingPathComponent("typed").path
    try window.copyOutput(to: output)
    try window.run(office.line())
    try window.wait(for: "1 今日")
    for attempt in 0...1 {
      try window.type(":passwd")
      try window.press("Enter")
      try window.wait(for: "再输一遍")
      try window.type("geheim 5 wort")
      try window.press("Tab")
      try window.type(attempt == 0 ? "geheim 6 wort" : "geheim 5 wort")
      try window.press("Enter")
      try window.wait(for: attempt == 0 ? "两次输入的口令不同" : "已为 1 设新口令")
      if attempt == 0 { try window.press("Escape") }
      try window.wait { rows in attempt == 1 || !rows.joined().contains("再输一遍") }
    }
    try window.type(":lock")
    try window.press("Enter")
    try window.wait(for: "已锁屏")
    try window.type("geheim 5 wort")
    try window.press("Enter")
    try window.wait(for: "1 今日")
    try window.press("q")
    try window.wait(for: "ready>")
    #expect(try !String(contentsOfFile: output, encoding: .utf8).contains("geheim"))
  }

  @Test("what one has typed and not sent is shown to them alone")
  func drafts() throws {
    let office = try office()
    let window = try TerminalWindow(home: office.home)
    try window.run(office.line())
    try signIn(window, "11", "geheim 11 wort")
    try window.wait(for: "1 今日")
    try window.press("n")
    try window.wait(for: "Ctrl-S")
    try window.press("Tab")
    try window.type("水龙头漏水")
    try window.wait(for: "水龙头漏水")
    // The line drops.
    kill(try window.processID(of: "patrol"), SIGTERM)
    try window.wait(for: "ready>")

    try window.run(office.line())
    try signIn(window, "1", "geheim 1 wort")
    try window.wait(for: "1 今日")
    try window.press("n")
    let others = try window.wait(for: "Ctrl-S")
    #expect(!others.joined().contains("水龙头") && !others.joined().contains("已恢复"))
    try window.press("Escape")
    try window.wait { rows in !rows.joined().contains("Ctrl-S") }
    try window.type(":signout")
    try window.press("Enter")
    try signIn(window, "11", "geheim 11 wort")
    try window.wait(for: "1 今日")
    try window.press("n")
    try window.wait(for: "水龙头漏水")
  }

}
