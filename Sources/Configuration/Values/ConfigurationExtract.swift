/// What nearly every question needs of a configuration: who may do what, and who is told. Read out of what
/// ``EffectiveConfiguration/encode(to:)`` writes without the rest, which takes most of the time and is
/// asked for by few.
public struct ConfigurationExtract: Decodable, Hashable, Sendable {
  /// The commands each role may give, `*` for all.
  public var roles: [Role: [String]]
  /// Who is told of what is late or major.
  public var escalation: EscalationPolicy
  /// Who signs in, and when desks lock.
  public var signIn: SignInRules

  /// The extract of a whole configuration.
  public init(_ configuration: EffectiveConfiguration) {
    roles = configuration.roles
    escalation = configuration.escalation
    signIn = configuration.signIn
  }

  /// Reads these parts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: EffectiveConfiguration.CodingKeys.self)
    roles = try container.decode([Role: [String]].self, forKey: .roles)
    escalation = try container.decode(EscalationPolicy.self, forKey: .escalation)
    signIn = try EffectiveConfiguration.signIn(container)
  }

  init(roles: [Role: [String]], escalation: EscalationPolicy, signIn: SignInRules) {
    self.roles = roles
    self.escalation = escalation
    self.signIn = signIn
  }

  /// Whether a role may give a command, by its lower camel name.
  public func permits(_ role: Role, _ command: String) -> Bool {
    roles.permit(role, command)
  }
}

extension [Role: [String]] {
  /// Whether a role may give a command.
  func permit(_ role: Role, _ command: String) -> Bool {
    guard let commands = self[role] else { return false }
    return commands.contains("*") || commands.contains(command)
  }
}
