public import ServiceClock

/// Everything that rules the engine, as loaded by `init` or `config apply` and kept as one version
/// in the database.
public struct EffectiveConfiguration: Codable, Hashable, Sendable {
  /// The calendars by name; always with `24x7`, `china` and `office`.
  public var calendars: [String: WorkingCalendar]
  /// The service standards.
  public var standards: Standards
  /// The categories in the order in which they are offered.
  public var categories: [Category]
  /// What sets a priority or makes an order major.
  public var triggers: [Trigger]
  /// The checklists, one a kind of place.
  public var checklists: [Checklist]
  /// Where orders go by themselves.
  public var routing: [RoutingRule]
  /// The commands each role may give, `*` for all.
  public var roles: [Role: [String]]
  /// Who is told of what is late or major.
  public var escalation: EscalationPolicy
  /// How people away from a terminal are told.
  public var notify: Notification
  /// Who signs in, and when desks lock.
  public var signIn: SignInRules

  /// Makes a configuration.
  public init(
    calendars: [String: WorkingCalendar], standards: Standards, categories: [Category],
    triggers: [Trigger], checklists: [Checklist], routing: [RoutingRule], roles: [Role: [String]],
    escalation: EscalationPolicy, notify: Notification = Notification(),
    signIn: SignInRules = SignInRules()
  ) {
    self.calendars = calendars
    self.standards = standards
    self.categories = categories
    self.triggers = triggers
    self.checklists = checklists
    self.routing = routing
    self.roles = roles
    self.escalation = escalation
    self.notify = notify
    self.signIn = signIn
  }

  /// The category with an id.
  public func category(_ id: String) -> Category? {
    categories.first { $0.id == id }
  }

  /// The category that a word names: its id or its name in either language, in any case.
  public func category(named text: String) -> Category? {
    let asked = text.lowercased()
    return categories.first { [$0.id, $0.zh, $0.en].contains { $0.lowercased() == asked } }
  }

  /// The trigger with an id.
  public func trigger(_ id: String) -> Trigger? {
    triggers.first { $0.id == id }
  }

  /// The checklist with an id, which is also the name of a kind of place.
  public func checklist(_ id: String) -> Checklist? {
    checklists.first { $0.id == id }
  }

  /// Whether a role may give a command, by its lower camel name.
  public func permits(_ role: Role, _ command: String) -> Bool {
    roles.permit(role, command)
  }
}
