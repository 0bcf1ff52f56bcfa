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
            Finding(file: Self.file, key: key, mistake: .deafLevel(level.id, clock: clock.key))
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
          Finding(file: Self.file, key: key, mistake: .needlessLevel(level.id)))
      }
      if let finding = unsigned(level.id, key, role: level.tell) { findings.append(finding) }
    }
    if major.isEmpty {
      findings.append(Finding(file: Self.file, key: "major", mistake: .majorToNobody))
    }
    return findings
  }

  private func unsigned(_ id: String, _ key: String, role: Role) -> Finding? {
    guard !configuration.permits(role, "acknowledgeEscalation") else { return nil }
    return Finding(file: Self.file, key: "\(key).tell", mistake: .unsignable(id, role))
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
