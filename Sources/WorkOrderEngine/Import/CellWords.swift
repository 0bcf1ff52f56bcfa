import Configuration

/// Words that the cells of an office's spreadsheets use, whatever language the office works in.
enum CellWords {
  /// The parts of a list such as `图书馆；老馆`, without what is empty.
  static func list(_ cell: String) -> [String] {
    cell.split { ";；、|\n".contains($0) }.map { String($0).trimmingSpaces() }
      .filter { !$0.isEmpty }
  }

  /// Yes or no; `nil` for another word.
  static func flag(_ cell: String) -> Bool? {
    switch TypedText.folded(cell) {
    case "1", "yes", "y", "true", "是", "在职", "启用", "√": true
    case "0", "no", "n", "false", "否", "离职", "停用", "×": false
    default: nil
    }
  }

  /// The role with this code or this Chinese name (mission.md); `nil` for another word. `system` is
  /// nobody's.
  static func role(_ word: String) -> Role? {
    let asked = TypedText.folded(word)
    return Role.allCases.first { role in
      role != .system && (role.rawValue.lowercased() == asked || names(of: role).contains(asked))
    }
  }

  private static func names(of role: Role) -> [String] {
    switch role {
    case .worker: ["维修人员", "综合维修人员"]
    case .crewLeader: ["班长"]
    case .administrator: ["分管管理员", "管理员"]
    case .frontDesk: ["前台", "值班前台"]
    case .dispatcher: ["派单员"]
    case .shiftLeader: ["值班长"]
    case .supervisor: ["主管"]
    case .head: ["后勤处长", "处长"]
    case .vicePresident: ["分管校领导"]
    case .contractor: ["外包"]
    case .auditor: ["审计"]
    case .system: []
    }
  }

  /// The period that a word names; `nil` for another word.
  static func period(_ word: String) -> CampusFile.Period? {
    let asked = TypedText.folded(word)
    return switch asked {
    case "天", "日", "每天", "每日": .day
    case "周", "每周": .week
    case "班", "班次", "每班": .shift
    case "月", "每月": .month
    default: CampusFile.Period(rawValue: asked)
    }
  }
}
