// A desk that opens, and each command that runs once, reads the rules first: a general decoder takes two
// milliseconds for these few parts, most of them for setting itself up.

extension ConfigurationExtract {
  /// Reads these parts out of what ``EffectiveConfiguration/encode(to:)`` writes with its keys sorted;
  /// `nil` when it is not of that form, and left to the decoder.
  public static func read(_ body: String) -> ConfigurationExtract? {
    CanonicalReader.read(body) { reader in
      var (roles, escalation): ([Role: [String]]?, EscalationPolicy?)
      // An earlier release wrote nothing of it.
      var signIn: SignInRules? = SignInRules()
      let isWhole = reader.object { reader, key in
        switch key {
        case "signIn":
          signIn = SignInRules.read(&reader)
          return signIn != nil
        case "roles":
          roles = reader.roles()
          return roles != nil
        case "escalation":
          escalation = EscalationPolicy.read(&reader)
          return escalation != nil
        default: return reader.skipValue()
        }
      }
      guard isWhole, let roles, let escalation, let signIn else { return nil }
      return ConfigurationExtract(roles: roles, escalation: escalation, signIn: signIn)
    }
  }
}

extension CanonicalReader {
  mutating func roles() -> [Role: [String]]? {
    var roles: [Role: [String]] = [:]
    let isWhole = object { reader, key in
      guard let role = Role(rawValue: key), let commands = reader.array({ $0.string() }) else {
        return false
      }
      roles[role] = commands
      return true
    }
    return isWhole ? roles : nil
  }
}

extension EscalationPolicy {
  static func read(_ reader: inout CanonicalReader) -> EscalationPolicy? {
    var policies: [ClockKind: [EscalationLevel]] = [:]
    var major: [MajorLevel]?
    var unreceived: Int64?
    let isWhole = reader.object { reader, key in
      switch key {
      case "policies":
        return reader.object { reader, key in
          guard let kind = ClockKind(rawValue: key) else { return false }
          policies[kind] = reader.array(EscalationLevel.read)
          return policies[kind] != nil
        }
      case "major":
        major = reader.array(MajorLevel.read)
        return major != nil
      case "unreceivedSheetAfter": return reader.read(&unreceived)
      default: return false
      }
    }
    guard isWhole, let major, let unreceived else { return nil }
    return EscalationPolicy(policies: policies, major: major, unreceivedSheetAfter: unreceived)
  }
}

extension EscalationLevel {
  fileprivate static func read(_ reader: inout CanonicalReader) -> EscalationLevel? {
    var (id, tell): (String?, String?)
    var share: Double?
    var within: Int64?
    var isReminder: Bool?
    let isWhole = reader.object { reader, key in
      switch key {
      case "id": return reader.read(&id)
      case "tell": return reader.read(&tell)
      case "acknowledgeWithin": return reader.read(&within)
      case "reminder": return reader.read(&isReminder)
      case "at":
        share = reader.number()
        return share != nil
      default: return false
      }
    }
    guard isWhole, let id, let share, let within, let isReminder,
      let recipient = tell.flatMap(Recipient.init)
    else { return nil }
    return EscalationLevel(
      id: id, at: share, tell: recipient, acknowledgeWithin: within, reminder: isReminder)
  }
}

extension MajorLevel {
  fileprivate static func read(_ reader: inout CanonicalReader) -> MajorLevel? {
    var (id, tell): (String?, String?)
    var (after, within): (Int64?, Int64?)
    var onlyWhenUnacknowledged: Bool?
    let isWhole = reader.object { reader, key in
      switch key {
      case "id": reader.read(&id)
      case "tell": reader.read(&tell)
      case "after": reader.read(&after)
      case "acknowledgeWithin": reader.read(&within)
      case "onlyWhenUnacknowledged": reader.read(&onlyWhenUnacknowledged)
      default: false
      }
    }
    guard isWhole, let id, let after, let within, let onlyWhenUnacknowledged,
      let role = tell.flatMap(Role.init(rawValue:))
    else { return nil }
    return MajorLevel(
      id: id, after: after, onlyWhenUnacknowledged: onlyWhenUnacknowledged, tell: role,
      acknowledgeWithin: within)
  }
}
