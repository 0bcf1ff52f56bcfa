import ServiceClock

// A command that runs once needs the whole configuration: a general decoder takes a third of all its
// instructions for that, most of them for finding out how to read each type.

extension EffectiveConfiguration {
  /// Reads what ``encode(to:)`` writes with its keys sorted; `nil` when it is not of that form, and left to
  /// the decoder.
  public static func read(_ body: String) -> EffectiveConfiguration? {
    CanonicalReader.read(body) { reader in
      var parts = Parts()
      return reader.object { reader, key in parts.read(key, &reader) } ? parts.whole : nil
    }
  }

  /// What has been read so far.
  private struct Parts {
    var calendars = CalendarExtract.Parts()
    var standards: Standards?
    var categories: [Category]?
    var triggers: [Trigger]?
    var checklists: [Checklist]?
    var routing: [RoutingRule]?
    var roles: [Role: [String]]?
    var escalation: EscalationPolicy?
    var notify: Notification?
    // An earlier release wrote nothing of it.
    var signIn: SignInRules? = SignInRules()

    /// Reads a member; false where it cannot be read, or is none.
    mutating func read(_ key: String, _ reader: inout CanonicalReader) -> Bool {
      if let isRead = calendars.read(key, &reader) { return isRead }
      switch key {
      case "standards": return reader.read(&standards, Standards.read)
      case "categories": return reader.read(&categories) { $0.array(Category.read) }
      case "triggers": return reader.read(&triggers) { $0.array(Trigger.read) }
      case "checklists": return reader.read(&checklists) { $0.array(Checklist.read) }
      case "routing": return reader.read(&routing) { $0.array(RoutingRule.read) }
      case "roles": return reader.read(&roles) { $0.roles() }
      case "escalation": return reader.read(&escalation, EscalationPolicy.read)
      case "notify": return reader.read(&notify, Notification.read)
      case "signIn": return reader.read(&signIn, SignInRules.read)
      default: return false
      }
    }

    var whole: EffectiveConfiguration? {
      guard let calendars = calendars.calendars, let standards, let categories, let triggers,
        let checklists, let routing, let roles, let escalation, let notify, let signIn
      else { return nil }
      return EffectiveConfiguration(
        calendars: calendars, standards: standards, categories: categories, triggers: triggers,
        checklists: checklists, routing: routing, roles: roles, escalation: escalation,
        notify: notify, signIn: signIn)
    }
  }
}

extension CanonicalReader {
  /// A value into a field; false when none of its form stands here.
  mutating func read<Value>(
    _ field: inout Value?, _ value: (inout CanonicalReader) -> Value?
  ) -> Bool {
    field = value(&self)
    return field != nil
  }

  /// Texts.
  mutating func strings() -> [String]? { array { $0.string() } }

  /// A value that is written as a text.
  mutating func word<Value: RawRepresentable>(_ type: Value.Type) -> Value?
  where Value.RawValue == String {
    string().flatMap(Value.init(rawValue:))
  }
}

extension Category {
  fileprivate static func read(_ reader: inout CanonicalReader) -> Category? {
    var names = WrittenNames()
    var words: [String]?
    var safety: Bool?
    let isWhole = reader.object { reader, key in
      switch key {
      case "words": reader.read(&words) { $0.strings() }
      case "safety": reader.read(&safety)
      default: names.read(key, from: &reader)
      }
    }
    guard isWhole, let names = names.whole, let words else { return nil }
    return Category(
      id: names.id, zh: names.zh, en: names.en, words: words,
      safety: safety ?? safetyBefore.contains(names.id))
  }
}

extension Trigger {
  fileprivate static func read(_ reader: inout CanonicalReader) -> Trigger? {
    var names = WrittenNames()
    var words: [String]?
    var priority: Priority?
    var major: Bool?
    let isWhole = reader.object { reader, key in
      switch key {
      case "words": reader.read(&words) { $0.strings() }
      case "priority": reader.read(&priority) { $0.word(Priority.self) }
      case "major": reader.read(&major)
      default: names.read(key, from: &reader)
      }
    }
    guard isWhole, let names = names.whole, let words, let major else { return nil }
    return Trigger(
      id: names.id, zh: names.zh, en: names.en, words: words, priority: priority, major: major)
  }
}

extension RoutingRule {
  fileprivate static func read(_ reader: inout CanonicalReader) -> RoutingRule? {
    var (category, campus, shift): (String?, String?, String?)
    var to: RoutingDestination?
    let isWhole = reader.object { reader, key in
      switch key {
      case "category": reader.read(&category)
      case "campus": reader.read(&campus)
      case "shift": reader.read(&shift)
      case "to": reader.read(&to) { $0.string().flatMap(RoutingDestination.init) }
      default: false
      }
    }
    guard isWhole, let to else { return nil }
    return RoutingRule(category: category, campus: campus, shift: shift, to: to)
  }
}

extension Notification {
  fileprivate static func read(_ reader: inout CanonicalReader) -> Notification? {
    var command: String?
    let isWhole = reader.object { reader, key in key == "command" && reader.read(&command) }
    return isWhole ? Notification(command: command) : nil
  }
}
