import ServiceClock

extension Standards {
  /// Reads what is written of them in a version of the configuration.
  static func read(_ reader: inout CanonicalReader) -> Standards? {
    var rules: [StandardRule]?
    var multipliers: [Multiplier]?
    var (acceptance, complaint): (Target?, Target?)
    var (reopen, times, days): (Int64?, Int64?, Int64?)
    let isWhole = reader.object { reader, key in
      switch key {
      case "rules": reader.read(&rules) { $0.array(StandardRule.read) }
      case "multipliers": reader.read(&multipliers) { $0.array(Multiplier.read) }
      case "acceptance": reader.read(&acceptance) { $0.target() }
      case "complaintAnswer": reader.read(&complaint) { $0.target() }
      case "reopenDays": reader.read(&reopen)
      case "recurringTimes": reader.read(&times)
      case "recurringDays": reader.read(&days)
      default: false
      }
    }
    guard isWhole, let rules, let multipliers, let acceptance, let complaint, let reopen, let times,
      let days
    else { return nil }
    return Standards(
      rules: rules, multipliers: multipliers, acceptance: acceptance, reopenDays: Int(reopen),
      complaintAnswer: complaint, recurringTimes: Int(times), recurringDays: Int(days))
  }
}

extension CanonicalReader {
  fileprivate mutating func target() -> Target? {
    string().flatMap { try? Target($0) }
  }

  fileprivate mutating func clocks() -> Set<ClockKind>? {
    array { $0.word(ClockKind.self) }.map { Set($0) }
  }

  /// An object with clocks as its keys.
  fileprivate mutating func byClock<Value>(
    _ value: (inout CanonicalReader) -> Value?
  ) -> [ClockKind: Value]? {
    var values: [ClockKind: Value] = [:]
    let isWhole = object { reader, key in
      guard let clock = ClockKind(rawValue: key), let value = value(&reader) else { return false }
      values[clock] = value
      return true
    }
    return isWhole ? values : nil
  }
}

extension StandardRule {
  fileprivate static func read(_ reader: inout CanonicalReader) -> StandardRule? {
    var (id, category, kind): (String?, String?, String?)
    var (campus, trigger, calendar): (String?, String?, String?)
    var priority: Priority?
    var targets: [ClockKind: Target]?
    var (agreed, none): (Set<ClockKind>?, Set<ClockKind>?)
    var promises: [ClockKind: Double]?
    let isWhole = reader.object { reader, key in
      switch key {
      case "id": reader.read(&id)
      case "category": reader.read(&category)
      case "kind": reader.read(&kind)
      case "campus": reader.read(&campus)
      case "trigger": reader.read(&trigger)
      case "calendar": reader.read(&calendar)
      case "priority": reader.read(&priority) { $0.word(Priority.self) }
      case "targets": reader.read(&targets) { $0.byClock { $0.target() } }
      case "agreed": reader.read(&agreed) { $0.clocks() }
      case "none": reader.read(&none) { $0.clocks() }
      case "promises": reader.read(&promises) { $0.byClock { $0.number() } }
      default: false
      }
    }
    guard isWhole, let id, let calendar, let targets, let agreed, let none, let promises
    else { return nil }
    return StandardRule(
      id: id, category: category, kind: kind, campus: campus, priority: priority,
      trigger: trigger, calendar: calendar, targets: targets, agreed: agreed, none: none,
      promises: promises)
  }
}

extension Multiplier {
  fileprivate static func read(_ reader: inout CanonicalReader) -> Multiplier? {
    var remote: Bool?
    var campus: String?
    var clock: ClockKind?
    var factor: Double?
    let isWhole = reader.object { reader, key in
      switch key {
      case "remote": reader.read(&remote)
      case "campus": reader.read(&campus)
      case "clock": reader.read(&clock) { $0.word(ClockKind.self) }
      case "factor": reader.read(&factor) { $0.number() }
      default: false
      }
    }
    guard isWhole, let clock, let factor else { return nil }
    return Multiplier(remote: remote, campus: campus, clock: clock, factor: factor)
  }
}
