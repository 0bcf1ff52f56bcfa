import Foundation
import Glibc
import Testing

/// Backup and import at a desk in a terminal, on real files.
@Suite(
  "Long deeds at the desk",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct ErrandStoryTests {
  private static let rows = 20_000

  private static let map = """
    [file]
    time_format = "yyyy-MM-dd HH:mm"
    [fields]
    reference = "ref"
    reported = "reported"
    category = "category"
    text = "text"
    [campus]
    default = "NH"
    """

  /// A desk in a window, whose current folder is the office.
  private func openDesk(_ office: Office) throws -> TerminalWindow {
    let window = try TerminalWindow(home: office.home)
    try window.run("cd \(shellQuoted(office.home.path)); \(office.line())")
    try window.wait(for: "1 今日")
    return window
  }

  private func write(_ text: String, to name: String, in office: Office) throws {
    try Data(text.utf8).write(to: office.home.appendingPathComponent(name))
  }

  /// Twenty thousand orders, of which two cannot be taken.
  private func writeRows(in office: Office) throws {
    var text = "ref,reported,category,text\n"
    for row in 1...Self.rows {
      let reported = row == 7 || row == Self.rows ? "never" : "2025-03-\(10 + row % 20) 08:00"
      text += "R\(row),\(reported),lighting,lamp \(row) is dark\n"
    }
    try write(text, to: "rows.csv", in: office)
    try write(Self.map, to: "map.toml", in: office)
  }

  private func name(_ command: String, in window: TerminalWindow) throws {
    try window.press(":")
    try window.type(command)
    try window.press("Enter")
    try window.wait(for: "Ctrl-S")
  }

  private func count(_ window: TerminalWindow, _ rows: [String], after word: String) throws -> Int {
    let text = rows.joined(separator: " ")
    let start = try #require(text.range(of: word), "\(word) in \(text)")
    let digits = text[start.upperBound...].drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "," }
    return try #require(Int(digits.filter(\.isNumber)))
  }

  /// Fills the form of an import of the rows in, and does not send it.
  private func fillImport(map: String, in window: TerminalWindow) throws {
    try name("import", in: window)
    try window.press("Down")
    try window.type("rows.csv")
    try window.press("Down")
    try window.type(map)
  }

  @Test("an import shows how far it is, is stopped by Esc, goes on when given again, and is read")
  func importing() throws {
    let office = try Office()
    try writeRows(in: office)
    let window = try openDesk(office)
    // A map that is not there is told in the form, which stays.
    try fillImport(map: "map.toml.not", in: window)
    try window.press("C-s")
    try window.wait(for: "不能读取")
    let turn = try HeldTurn(in: office)
    try window.press("BSpace", "BSpace", "BSpace", "BSpace", "C-s")
    try window.wait { rows in
      rows.contains { $0.contains("正在导入工单") && $0.contains("%") && $0.contains("Esc 停止") }
    }
    // The desk goes on meanwhile.
    try window.press("2")
    try window.wait(for: "NH-R1")
    try window.press("Escape")
    try window.wait(for: "正在停止")
    turn.letGo()
    let stopped = try window.wait(for: "已停止：已有")
    let kept = try count(window, stopped, after: "已有")
    #expect(kept > 0 && kept < Self.rows)
    // What was asked for stands in the form again.
    try name("import", in: window)
    try window.wait(for: "map.toml")
    try window.press("C-s")
    let rows = try window.wait(for: "坏行 2")
    #expect(try count(window, rows, after: "未变") == kept)
    #expect(rows.contains { $0.contains("第 8 行") } && rows.contains { $0.contains("第 20001 行") })
    try window.press("Escape", "q")
    try window.wait { $0.last { !$0.isEmpty }?.contains("ready>") == true }
    #expect(try office.json("doctor")["ok"] as? Bool == true)
  }

  @Test("a backup under writers is whole; an existing file is refused in the form")
  func backup() throws {
    let office = try Office()
    let window = try openDesk(office)
    try name("backup", in: window)
    try window.press("C-u")
    try window.type("office.db")
    try window.press("C-s")
    try window.wait(for: "office.db：已存在")
    try window.press("C-u")
    try window.type("copy.db")
    // Writers beside it, until it is there.
    let copy = office.home.appendingPathComponent("copy.db").path
    let writing = DispatchGroup()
    for writer in 0..<3 {
      DispatchQueue.global().async(group: writing) {
        for number in 0..<40 where number == 0 || !FileManager.default.fileExists(atPath: copy) {
          _ = try? office.command(
            "--as 12 order log --place NH/TSG --category lighting 'lamp \(writer)-\(number)'")
        }
      }
    }
    try window.press("C-s")
    try window.wait(for: "已备份到 copy.db")
    writing.wait()
    try window.press("q")
    try window.wait { $0.last { !$0.isEmpty }?.contains("ready>") == true }
    let checked = try output(of: office.line("--database \(shellQuoted(copy)) --json doctor"))
    #expect(checked.contains("\"ok\":true"), "\(checked)")
    #expect(!FileManager.default.fileExists(atPath: copy + ".partial"))
  }

  @Test("a database that was put in the place of the desk's own is neither copied nor written")
  func replaced() throws {
    let office = try Office()
    try writeRows(in: office)
    _ = try office.command("backup \(shellQuoted(office.home.path))/other.db")
    let window = try openDesk(office)
    let other = office.home.appendingPathComponent("other.db").path
    _ = try output(of: "mv \(shellQuoted(other)) \(shellQuoted(office.database))")
    try window.wait(for: "打开着的数据库被")
    try name("backup", in: window)
    try window.press("C-u")
    try window.type("copy.db")
    try window.press("C-s")
    try window.wait(for: "打开着的数据库被")
    #expect(!FileManager.default.fileExists(atPath: office.home.path + "/copy.db"))
    try window.press("Escape")
    try window.wait(for: "y 放弃")
    try window.press("y")
    try window.wait { rows in !rows.contains { $0.contains("y 放弃") || $0.contains("copy.db") } }
    try fillImport(map: "map.toml", in: window)
    try window.press("C-s")
    try window.wait { rows in
      rows.contains { $0.contains("rows.csv") } && rows.contains { $0.contains("或记下已输入") }
    }
    #expect(try office.command("order list --state open").contains("lamp") == false)
  }

  @Test(
    "who leaves while it runs is asked, and told afterwards what is in; so is a dropped line",
    arguments: [true, false])
  func leaving(isAsked: Bool) throws {
    let office = try Office()
    try writeRows(in: office)
    let window = try openDesk(office)
    try fillImport(map: "map.toml", in: window)
    let turn = try HeldTurn(in: office)
    try window.press("C-s")
    try window.wait { rows in rows.contains { $0.contains("正在导入工单") && $0.contains("%") } }
    if isAsked {
      try window.press("q")
      try window.wait(for: "停止并退出吗")
      try window.press("y")
    } else {
      kill(try window.processID(of: "patrol"), SIGTERM)
    }
    turn.letGo()
    let rows = try window.wait(for: "已停止：")
    #expect(rows.contains { $0.contains("重新导入") || $0.contains("未写入") })
    #expect(try office.json("doctor")["ok"] as? Bool == true)
  }
}
