import ServiceClock

/// Reads `standards.toml`.
struct StandardsReader {
  private static let clockKeys = ClockKind.allCases.map(\.key)

  /// What a campus may be given of the time of others: two hours become a week and a day. More is
  /// mistyped, and would be due when nobody lives any more.
  private static let largestFactor: Double = 100

  static func read(_ file: TableReader) -> Standards {
    for (key, shape) in [
      ("acceptance", Mistake.Shape.target), ("reopen_days", .integer),
      ("complaint_answer", .target),
    ] { file.require(key, shape) }
    let recurring = file.table("recurring")
    let standards = Standards(
      rules: rules(file), multipliers: file.tables("multiplier").compactMap(multiplier),
      acceptance: file.target("acceptance") ?? .workingDays(3, endOfDay: false),
      reopenDays: file.int("reopen_days", in: 0...3650) ?? 30,
      complaintAnswer: file.target("complaint_answer") ?? .workingDays(5, endOfDay: false),
      recurringTimes: recurring?.int("times", in: 2...1000) ?? 3,
      recurringDays: recurring?.int("days", in: 1...3650) ?? 30)
    recurring?.finish()
    file.finish()
    return standards
  }

  private static func rules(_ file: TableReader) -> [StandardRule] {
    file.require("rule", .tables)
    var ids: Set<String> = []
    return file.tables("rule").map { table in
      let rule = rule(table)
      if !rule.id.isEmpty, !ids.insert(rule.id).inserted {
        table.refuse("id", .twice(rule.id))
      }
      return rule
    }
  }

  private static func rule(_ table: TableReader) -> StandardRule {
    var rule = StandardRule(
      id: table.requiredText("id"), category: table.text("category"), kind: table.text("kind"),
      campus: table.text("campus"),
      priority: table.choice("priority", of: .priority, Priority.self),
      trigger: table.text("trigger"), calendar: table.text("calendar") ?? "campus")
    for clock in ClockKind.allCases {
      switch table.text(clock.key) {
      case "none": rule.none.insert(clock)
      case "agreed": rule.agreed.insert(clock)
      case .some: rule.targets[clock] = table.target(clock.key)
      case nil: break
      }
    }
    if let promises = table.table("promise_percent") {
      for clock in ClockKind.allCases {
        guard let percent = promises.number(clock.key) else { continue }
        guard percent > 0, percent <= 100 else {
          promises.refuse(clock.key, .notPercent(percent))
          continue
        }
        rule.promises[clock] = percent / 100
      }
      promises.finish()
    }
    table.finish()
    return rule
  }

  private static func multiplier(_ table: TableReader) -> Multiplier? {
    table.require("clock", .clock)
    table.require("factor", .number)
    let remote = table.bool("remote")
    let campus = table.text("campus")
    let clock = table.name("clock", of: .clock, among: clockKeys)
    let factor = table.number("factor")
    table.finish()
    if let factor, factor <= 0 {
      table.refuse("factor", .notPositive(factor))
      return nil
    }
    if let factor, factor > largestFactor {
      table.refuse("factor", .tooLarge(factor, most: largestFactor))
      return nil
    }
    guard let clock = ClockKind.allCases.first(where: { $0.key == clock }), let factor else {
      return nil
    }
    return Multiplier(remote: remote, campus: campus, clock: clock, factor: factor)
  }
}
