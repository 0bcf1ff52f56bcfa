/// Reads `escalation.toml`.
struct EscalationReader {
  private static let recipients = ["holder"] + Role.allCases.map(\.rawValue)

  static func read(_ file: TableReader) -> EscalationPolicy {
    var policies: [ClockKind: [EscalationLevel]] = [:]
    var ids: Set<String> = []
    for clock in ClockKind.allCases {
      let levels = file.tables(clock.key).compactMap { level($0, &ids) }
      if !levels.isEmpty { policies[clock] = levels.sorted { $0.at < $1.at } }
    }
    let major = file.tables("major").compactMap { majorLevel($0, &ids) }
    let handover = file.table("handover")
    let unreceived = handover?.seconds("unreceived_after") ?? 1_800
    handover?.finish()
    file.finish()
    return EscalationPolicy(
      policies: policies, major: major.sorted { $0.after < $1.after },
      unreceivedSheetAfter: unreceived)
  }

  private static func level(
    _ table: TableReader, _ ids: inout Set<String>
  ) -> EscalationLevel? {
    let id = identifier(table, &ids)
    table.require("at", .share)
    table.require("tell", .recipient)
    let at = share(table)
    let tell = table.name("tell", of: .recipient, among: recipients).flatMap(Recipient.init)
    let wait = table.seconds("ack_within") ?? 1_800
    let reminder = table.bool("reminder") ?? false
    table.finish()
    guard let at, let tell else { return nil }
    return EscalationLevel(
      id: id, at: at, tell: tell, acknowledgeWithin: wait, reminder: reminder)
  }

  private static func majorLevel(_ table: TableReader, _ ids: inout Set<String>) -> MajorLevel? {
    let id = identifier(table, &ids)
    table.require("after", .length)
    table.require("tell", .role)
    let after = table.seconds("after")
    let onlyWhen = table.bool("only_when_unacknowledged") ?? false
    let tell = table.choice("tell", of: .role, Role.self)
    let wait = table.seconds("ack_within") ?? 1_800
    table.finish()
    guard let after, let tell else { return nil }
    return MajorLevel(
      id: id, after: after, onlyWhenUnacknowledged: onlyWhen, tell: tell, acknowledgeWithin: wait)
  }

  /// A level fires once per id, so that an id may stand only once in the file.
  private static func identifier(_ table: TableReader, _ ids: inout Set<String>) -> String {
    let id = table.requiredText("id")
    if !id.isEmpty, !ids.insert(id).inserted {
      table.refuse("id", .twice(id))
    }
    return id
  }

  private static func share(_ table: TableReader) -> Double? {
    guard let text = table.text("at") else { return nil }
    guard text.hasSuffix("%"), let percent = Double(text.dropLast()), percent > 0,
      percent <= 10_000
    else {
      table.refuse("at", .notShare(text))
      return nil
    }
    return percent / 100
  }
}
