import Foundation
import TestFolders
import Testing

/// An office of its own for one story: a home, a simulated database, the program under test.
struct Office {
  /// Its user's home folder.
  let home: URL
  /// The database.
  var database: String { home.appendingPathComponent("office.db").path }

  /// The program, built beside the tests.
  static let patrol: String = {
    let bundle = ProcessInfo.processInfo.arguments.first { $0.contains(".xctest") }
    let start = bundle.map { URL(fileURLWithPath: $0) } ?? Bundle.main.bundleURL
    var folder = start.deletingLastPathComponent()
    while folder.path != "/" {
      let program = folder.appendingPathComponent("patrol").path
      if FileManager.default.isExecutableFile(atPath: program) { return program }
      folder.deleteLastPathComponent()
    }
    return "patrol"
  }()

  /// A new office with one campus, one route of two stops and four people.
  ///
  /// - Parameter furtherRoutes: more of the campus file.
  init(furtherRoutes: String = "") throws {
    home = try TestFolder.make()
    let file = home.appendingPathComponent("campus.toml")
    try Data("\(Self.campusFile)\n\(furtherRoutes)".utf8).write(to: file)
    try command("init --simulated --campus \(shellQuoted(file.path))")
  }

  /// The environment of every program of the office, as words before a shell command.
  func environment(language: String = "zh_CN.UTF-8") -> String {
    "env -u LC_ALL -u NO_COLOR HOME=\(shellQuoted(home.path)) "
      + "XDG_DATA_HOME=\(shellQuoted(home.path)) XDG_STATE_HOME=\(shellQuoted(home.path)) "
      + "XDG_CONFIG_HOME=\(shellQuoted(home.path)) PATROL_DATABASE=\(shellQuoted(database)) "
      + "LANG=\(language)"
  }

  /// The line that starts the program with these words.
  func line(_ words: String = "") -> String {
    "\(environment()) \(shellQuoted(Self.patrol)) \(words)"
  }

  /// Runs a command and answers what it prints.
  @discardableResult
  func command(_ words: String) throws -> String { try output(of: line(words)) }

  /// Runs a command with `--json` and answers its object.
  func json(_ words: String) throws -> [String: Any] {
    let text = try command("--json \(words)")
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any], "\(words) printed \(text)")
  }

  private static let campusFile = """
    [university]
    name = "江城大学"
    [[campus]]
    code = "NH"
    id = "nanhu"
    name = "南湖校区"
    time_zone = "Asia/Shanghai"
    calendar = "office"
    [[place]]
    path = "NH/TSG"
    name = "图书馆"
    kind = "teaching"
    aliases = ["tsg"]
    rooms = "101-104"
    [[place]]
    path = "NH/TSG/PDS"
    name = "配电室"
    kind = "powerRoom"
    [[crew]]
    code = "NH-ZH"
    campus = "NH"
    name = "综合维修班"
    leader = "11"
    [[staff]]
    number = "11"
    name = "刘班长"
    roles = ["crewLeader", "worker"]
    crew = "NH-ZH"
    [[staff]]
    number = "12"
    name = "孙前台"
    roles = ["frontDesk", "dispatcher"]
    [[staff]]
    number = "13"
    name = "赵值班长"
    roles = ["shiftLeader"]
    [[shift]]
    code = "early"
    name = "早班"
    start = "06:00"
    end = "14:00"
    [[shift]]
    code = "late"
    name = "晚班"
    start = "14:00"
    end = "22:00"
    [[shift]]
    code = "night"
    name = "夜班"
    start = "22:00"
    end = "06:00"
    [[route]]
    code = "NH-R1"
    campus = "NH"
    name = "主线"
    quota = 2
    per = "week"
    floor_minutes = 10
    in_force = "2026-01-05"
    stops = [
      { place = "NH/TSG", checklist = "teaching" },
      { place = "NH/TSG/PDS", checklist = "powerRoom" },
    ]
    """
}
