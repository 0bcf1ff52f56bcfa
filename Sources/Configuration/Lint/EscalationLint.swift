/// Looks for levels that cannot fire, and for tellings that nobody could sign for.
struct EscalationLint {
  private static let file = "escalation.toml"
  private let configuration: EffectiveConfiguration

  init(_ configuration: EffectiveConfiguration) {
    self.configuration = configuration
  }

  func findings() -> [Finding] {
    clocks() + ladder()
  }

  private func clocks() -> [Finding] {
    ClockKind.allCases.flatMap { clock -> [Finding] in
      guard let levels = configuration.escalation.policies[clock] else { return [] }
      let isRun = configuration.standards.rules.contains {
        $0.targets[clock] != nil || $0.agreed.contains(clock)
      }
      return levels.enumerated().flatMap { offset, level -> [Finding] in
        let key = "\(clock.key)[\(offset + 1)]"
        if !isRun {
          return [
            Finding(
              file: Self.file, key: key,
              what: "the level \(level.id) can never fire: no rule gives \(clock.key) a target",
              advice: "add a target in standards.toml, or take the level out")
          ]
        }
        guard !level.reminder else { return [] }
        return unsigned(level.id, key, role: level.tell.role ?? .worker).map { [$0] } ?? []
      }
    }
  }

  private func ladder() -> [Finding] {
    let major = configuration.escalation.major
    var findings: [Finding] = []
    for (offset, level) in major.enumerated() {
      let key = "major[\(offset + 1)]"
      if level.onlyWhenUnacknowledged, !major[..<offset].contains(where: { $0.after < level.after })
      {
        findings.append(
          Finding(
            file: Self.file, key: key,
            what:
              "the level \(level.id) can never fire: nothing before it waits to be acknowledged",
            advice: "put a level before it, or take only_when_unacknowledged out"))
      }
      if let finding = unsigned(level.id, key, role: level.tell) { findings.append(finding) }
    }
    if major.isEmpty {
      findings.append(
        Finding(
          file: Self.file, key: "major", what: "a major problem is told to nobody",
          advice: "add [[major]] with after = \"0m\" and tell = \"supervisor\""))
    }
    return findings
  }

  private func unsigned(_ id: String, _ key: String, role: Role) -> Finding? {
    guard !configuration.permits(role, "acknowledgeEscalation") else { return nil }
    return Finding(
      file: Self.file, key: "\(key).tell",
      what: "nobody told by \(id) may acknowledge it: \(role.rawValue) lacks acknowledgeEscalation",
      advice: "give the role that command in roles.toml, or tell another")
  }
}

extension Recipient {
  fileprivate var role: Role? {
    switch self {
    case .holder: nil
    case .role(let role): role
    }
  }
}
