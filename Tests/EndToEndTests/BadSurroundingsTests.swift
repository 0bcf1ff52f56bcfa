import Foundation
import Glibc
import Testing

/// A desk in surroundings that are not as they should be.
@Suite(
  "The desk in bad surroundings",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct BadSurroundingsTests {
  @Test(
    "Chinese is drawn whatever LANG says, also when that locale is not installed",
    arguments: ["", "C", "xx_YY.UTF-8", "zh_CN.GB18030", "zh_CN.UTF-8"])
  func locale(name: String) throws {
    let office = try Office()
    let window = try TerminalWindow(home: office.home)
    let language = name.isEmpty || name == "C" || name.hasPrefix("xx") ? "--language zh-Hans" : ""
    let unset = name.isEmpty ? "env -u LANG " : ""
    let environment = office.environment(language: name)
    let start =
      name.isEmpty ? environment.replacingOccurrences(of: " LANG=", with: " ") : environment
    try window.run("\(unset)\(start) \(shellQuoted(Office.patrol)) \(language)")
    let rows = try window.wait(for: "1 今日")
    #expect(rows.contains { $0.contains("南湖校区") })
    #expect(!rows.contains { $0.contains("~V") || $0.contains("\u{FFFD}") })
  }

  @Test("without a terminal one line says so, and nothing is drawn")
  func noTerminal() throws {
    let office = try Office()
    let said = try output(of: "\(office.line()) 2>&1 </dev/null; echo status $?")
    #expect(said.contains("patrol: "))
    #expect(said.hasSuffix("status 64\n"))
    #expect(!said.contains("\u{1B}"))
  }

  @Test("a disk that fills under an open desk is told; what was typed stays and is saved later")
  func full() throws {
    let office = try Office()
    let namespace = try output(
      of: "unshare -rm mount -t tmpfs -o size=1m tmpfs /mnt && echo possible")
    if namespace.isEmpty { try Test.cancel("this system gives its users no namespaces") }
    let script = office.home.appendingPathComponent("desk.sh")
    let home = shellQuoted(office.home.path)
    try Data(
      """
      cd \(home); mkdir disk; mount -t tmpfs -o size=3m tmpfs disk; cp office.db disk/a.db
      (
        until [ -e fill ]; do sleep 0.02; done
        head -c 9m /dev/zero >disk/fill 2>/dev/null; touch filled
        until [ -e clear ]; do sleep 0.02; done
        rm disk/fill; touch cleared
      ) &
      \(office.line("--database disk/a.db"))
      \(office.line("--database disk/a.db doctor"))
      \(office.line("--database disk/a.db order list"))
      """.utf8
    ).write(to: script)
    let window = try TerminalWindow(home: office.home)
    try window.run("unshare -rm sh \(shellQuoted(script.path))")
    try window.wait(for: "1 今日")
    try signal("fill", until: "filled", in: office)
    try window.writeDefect("走廊灯不亮")
    try window.press("C-s")
    let rows = try window.wait(for: "磁盘已满")
    #expect(rows.contains { $0.contains("走廊灯不亮") }, "what was typed stays")
    #expect(!rows.contains { $0.contains("⟨") })
    try signal("clear", until: "cleared", in: office)
    try window.press("C-s")
    try window.wait { rows in rows.contains { $0.contains("NH-1") } }
    try window.press("q")
    let end = try window.wait { rows in
      rows.contains { $0.contains("一切正常") } && rows.contains { $0.contains("走廊灯不亮") }
    }
    #expect(end.filter { $0.contains("NH-") }.count == 1, "it was saved once")
  }

  /// An open desk with a defect that is written and not saved.
  private func writing(in office: Office) throws -> TerminalWindow {
    let window = try TerminalWindow(home: office.home)
    try window.run(office.line())
    try window.wait(for: "1 今日")
    try window.writeDefect("走廊灯不亮")
    return window
  }

  @Test("while others write the desk says so and goes on; what is typed meanwhile acts on nothing")
  func busy() throws {
    let office = try Office()
    let window = try writing(in: office)
    let lock = shellQuoted(office.home.appendingPathComponent("office.db.lock").path)
    let home = shellQuoted(office.home.path)
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/bin/sh")
    holder.arguments = [
      "-c",
      "cd \(home); flock \(lock) sh -c 'touch held; until [ -e release ]; do sleep 0.02; done'",
    ]
    try holder.run()
    defer { holder.terminate() }
    while !FileManager.default.fileExists(atPath: office.home.path + "/held") { usleep(20_000) }
    try window.press("C-s")
    let rows = try window.wait(for: "其他终端正在写入")
    #expect(rows.contains { $0.contains("走廊灯不亮") }, "what was typed stays")
    // Whoever took it for saved types on; none of it reaches the list behind.
    try window.type("a4n")
    try window.press("Escape")
    try window.wait(for: "数据库被占用太久")
    try window.press("C-s")
    try window.wait(for: "其他终端正在写入")
    try Data().write(to: office.home.appendingPathComponent("release"))
    try window.wait(for: "已登记 NH-1")
  }

  @Test("a database that is moved away or replaced under a desk is told, and nothing is lost in it")
  func displaced() throws {
    let office = try Office()
    let window = try writing(in: office)
    let database = office.home.appendingPathComponent("office.db")
    let aside = office.home.appendingPathComponent("aside.db")
    try FileManager.default.moveItem(at: database, to: aside)
    try window.wait(for: "被删除、移走或替换")
    try window.press("C-s")
    let rows = try window.wait(for: "被删除、移走或替换")
    #expect(rows.contains { $0.contains("走廊灯不亮") }, "what was typed stays")
    try FileManager.default.copyItem(at: aside, to: database)
    try window.press("C-s")
    try window.wait(for: "被删除、移走或替换")
    #expect(try output(of: office.line("doctor")).contains("一切正常"))
    try FileManager.default.removeItem(at: database)
    try FileManager.default.moveItem(at: aside, to: database)
    try window.press("C-s")
    try window.wait(for: "已登记 NH-1")
  }

  @Test("a database that is restored under a desk is told, and takes nothing from that desk")
  func restored() throws {
    let office = try Office()
    let window = try writing(in: office)
    let copy = shellQuoted(office.home.appendingPathComponent("copy.db").path)
    try office.command("backup \(copy)")
    #expect(try office.command("restore \(copy) --yes").contains("copy.db"))
    try window.wait(for: "已被备份替换")
    try window.press("C-s")
    let rows = try window.wait(for: "已被备份替换")
    #expect(rows.contains { $0.contains("走廊灯不亮") }, "what was typed stays")
    #expect(try !office.command("order list").contains("走廊灯不亮"))
    #expect(try output(of: office.line("doctor")).contains("一切正常"))
  }

  @Test("Ctrl-C escapes, from a form too, and asks before anything typed is thrown away")
  func controlC() throws {
    let office = try Office()
    let window = try writing(in: office)
    try window.press("C-c")
    try window.wait(for: "有未保存的内容")
    try window.press("n")
    let rows = try window.wait(for: "走廊灯不亮")
    #expect(rows.contains { $0.contains("Ctrl-S") })
    #expect(!rows.contains { $0.contains("亮n") }, "the answer is not typed into the form")
  }

  /// Lets the script go on, and waits until it has.
  private func signal(_ name: String, until other: String, in office: Office) throws {
    try Data().write(to: office.home.appendingPathComponent(name))
    let path = office.home.appendingPathComponent(other).path
    let end = ContinuousClock.now + TerminalWindow.patience
    while !FileManager.default.fileExists(atPath: path), ContinuousClock.now < end {
      usleep(20_000)
    }
    #expect(FileManager.default.fileExists(atPath: path))
  }
}
