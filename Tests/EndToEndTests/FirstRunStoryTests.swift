import Foundation
import TestFolders
import Testing

@Suite(
  "The first run",
  .enabled(if: TerminalWindow.isPresent, "tmux is not installed: apt-get install tmux"))
struct FirstRunStoryTests {
  /// The line that starts the program for somebody who has nothing yet.
  private func line(home: URL, _ words: String = "") -> String {
    let home = shellQuoted(home.path)
    return "env -u LC_ALL -u NO_COLOR -u PATROL_DATABASE HOME=\(home) XDG_DATA_HOME=\(home) "
      + "XDG_STATE_HOME=\(home) XDG_CONFIG_HOME=\(home) LANG=zh_CN.UTF-8 "
      + "\(shellQuoted(Office.patrol)) \(words)"
  }

  @Test("a few answers found a campus, its file is kept, and its first round can be walked")
  func guided() throws {
    let home = try TestFolder.make()
    let window = try TerminalWindow(home: home)
    try window.run(line(home: home))
    try window.wait(for: "这里还没有数据库")
    for (question, answer) in [
      ("请选择", "7"), ("请输入 1、2、3 或 q", "3"), ("学校名称", "江城大学"), ("校区名称", "南湖\"校区"),
      ("校区代码", "n1"), ("一至四个字母，如 NH", "nh"), ("时区", ""), ("第一条路线", ""),
      ("巡检点", "，"), ("至少一处", "北门，图书馆、食堂"), ("由谁来巡", "王工"),
    ] {
      try window.wait(for: question)
      if !answer.isEmpty { try window.type(answer) }
      try window.press("Enter")
    }
    try window.wait(for: "1 今日")
    try window.press("2")
    try window.wait(for: "NH-R1")
    try window.press("Enter")
    try window.wait(for: "停点 1/3")
    try window.press("q")
    try window.wait { rows in rows.last { !$0.isEmpty }?.contains("ready>") == true }
    let file = try String(
      contentsOf: home.appendingPathComponent("patrol/campus.toml"), encoding: .utf8)
    #expect(file.contains("南湖\\\"校区") && file.contains("NH/P3"))
    let checkup = try output(of: line(home: home, "--json doctor"))
    #expect(checkup.contains("\"ok\":true"))
  }

  @Test("a campus file with a mistake says so and can be named again; an empty line goes back")
  func fromFile() throws {
    let home = try TestFolder.make()
    let file = home.appendingPathComponent("my.toml")
    try Data("[university]\nname = 1\n".utf8).write(to: file)
    let window = try TerminalWindow(home: home)
    try window.run(line(home: home))
    try window.wait(for: "请选择")
    try window.type("2")
    try window.press("Enter")
    try window.wait(for: "文件：")
    try window.type(file.path)
    try window.press("Enter")
    try window.wait(for: "my.toml")
    try window.press("Enter")
    try window.wait { rows in rows.filter { $0.contains("请选择") }.count == 2 }
    try window.type("q")
    try window.press("Enter")
    try window.wait { rows in rows.last { !$0.isEmpty }?.contains("ready>") == true }
    let made = FileManager.default.fileExists(
      atPath: home.appendingPathComponent("patrol/patrol.db").path)
    #expect(!made)
  }
}
