/// Reads `routing.toml`, `roles.toml` and `notify.toml`.
struct RulesReader {
  static func routing(_ file: TableReader) -> [RoutingRule] {
    let rules = file.tables("rule").compactMap { table -> RoutingRule? in
      let category = table.text("category")
      let campus = table.text("campus")
      let shift = table.text("shift")
      let to = table.requiredText("to")
      table.finish()
      guard !to.isEmpty else { return nil }
      guard let destination = RoutingDestination(to) else {
        table.refuse("to", .notDestination(to))
        return nil
      }
      return RoutingRule(category: category, campus: campus, shift: shift, to: destination)
    }
    file.finish()
    return rules
  }

  static func roles(_ file: TableReader) -> [Role: [String]] {
    var roles: [Role: [String]] = [:]
    for role in Role.allCases {
      guard let commands = file.texts(role.rawValue) else { continue }
      var seen: Set<String> = []
      for (offset, command) in commands.enumerated() where !seen.insert(command).inserted {
        file.refuse("\(role.rawValue)[\(offset + 1)]", .twice(command))
      }
      roles[role] = commands
    }
    file.finish()
    return roles
  }

  static func notify(_ file: TableReader) -> Notification {
    let table = file.table("notify")
    let command = table?.text("command")
    if let command, command.allSatisfy(\.isWhitespace) {
      table?.refuse("command", .emptyCommand)
    }
    table?.finish()
    file.finish()
    return Notification(command: command)
  }
}
