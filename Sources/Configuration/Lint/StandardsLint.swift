import ServiceClock

/// Looks for standards that cannot be meant as they stand.
struct StandardsLint {
  private static let file = "standards.toml"
  private let standards: Standards
  private let triggers: [Trigger]
  private let calendars: [String: WorkingCalendar]

  init(_ configuration: EffectiveConfiguration) {
    standards = configuration.standards
    triggers = configuration.triggers
    calendars = configuration.calendars
  }

  func findings() -> [Finding] {
    prioritiesWithoutTarget() + hiddenRules() + emptyPromises() + idleTriggers() + lateArrivals()
  }

  /// Every priority needs a completion target, by time or by agreement.
  private func prioritiesWithoutTarget() -> [Finding] {
    Priority.allCases.compactMap { priority in
      let index = standards.rule(for: .complete, of: StandardSubject(priority: priority))
      if let index, !standards.rules[index].none.contains(.complete) { return nil }
      return Finding(
        file: Self.file, key: index.map { "rule[\($0 + 1)].complete" } ?? "rule",
        mistake: .noTarget(priority))
    }
  }

  /// Of two rules for the same orders the earlier counts.
  private func hiddenRules() -> [Finding] {
    standards.rules.enumerated().compactMap { offset, rule in
      let clocks = ClockKind.allCases.filter(rule.speaks)
      let hiding = clocks.compactMap { clock in
        standards.rules[..<offset].first { $0.speaks(of: clock) && $0.hasFields(of: rule) }
      }
      guard !clocks.isEmpty, hiding.count == clocks.count, let other = hiding.first else {
        return nil
      }
      return Finding(
        file: Self.file, key: "rule[\(offset + 1)]",
        mistake: .hiddenRule(rule.id, by: other.id))
    }
  }

  private func emptyPromises() -> [Finding] {
    standards.rules.enumerated().flatMap { offset, rule in
      ClockKind.allCases.filter {
        rule.promises[$0] != nil && (!rule.speaks(of: $0) || rule.none.contains($0))
      }.map {
        Finding(
          file: Self.file, key: "rule[\(offset + 1)].promise_percent.\($0.key)",
          mistake: .promiseWithoutTarget($0))
      }
    }
  }

  private func idleTriggers() -> [Finding] {
    let named = Set(standards.rules.compactMap(\.trigger))
    return triggers.enumerated().filter { _, trigger in
      trigger.priority == nil && !trigger.major && !named.contains(trigger.id)
    }.map { offset, trigger in
      Finding(
        file: "triggers.toml", key: "trigger[\(offset + 1)]",
        mistake: .idleTrigger(trigger.id))
    }
  }

  /// Nobody can be done before arriving: for any two rules that may count for one order.
  private func lateArrivals() -> [Finding] {
    var findings: [Finding] = []
    var seen: Set<Encounter> = []
    let compiled = calendars.compactMapValues { try? CompiledCalendar($0) }
    for encounter in encounters() where seen.insert(encounter).inserted {
      guard let finding = lateArrival(encounter, compiled),
        !findings.contains(where: { $0.key == finding.key })
      else { continue }
      findings.append(finding)
    }
    return findings
  }

  /// The rules, by position, and the targets by which an order is to be arrived at and completed.
  private struct Encounter: Hashable {
    var arriveRule: Int
    var completeRule: Int
    var arrive: Target
    var complete: Target
    var remote: Bool
  }

  private func encounters() -> [Encounter] {
    subjects().flatMap { subject in
      [false, true].compactMap { remote in
        var subject = subject
        subject.isRemote = remote
        guard let arriveRule = standards.rule(for: .arrive, of: subject),
          let completeRule = standards.rule(for: .complete, of: subject),
          let arrive = standards.rules[arriveRule].targets[.arrive],
          let complete = standards.rules[completeRule].targets[.complete]
        else { return nil }
        return Encounter(
          arriveRule: arriveRule, completeRule: completeRule,
          arrive: arrive.multiplied(by: standards.factor(for: .arrive, of: subject)),
          complete: complete.multiplied(by: standards.factor(for: .complete, of: subject)),
          remote: remote)
      }
    }
  }

  /// The orders for which two rules may count, of each priority that they may have.
  private func subjects() -> [StandardSubject] {
    let rules = standards.rules
    return rules.indices.flatMap { first in
      rules[first...].compactMap { rules[first].subject(with: $0) }
    }.flatMap { subject in
      priorities(of: subject).map { priority in
        var subject = subject
        subject.priority = priority
        return subject
      }
    }
  }

  /// The priorities that such an order may be reported with: a trigger brings its own.
  private func priorities(of subject: StandardSubject) -> [Priority] {
    let trigger = triggers.first { $0.id == subject.trigger }
    switch (subject.priority, trigger?.priority) {
    case (let given?, let own?): return given == own ? [given] : []
    case (let one?, nil), (nil, let one?): return [one]
    case (nil, nil): return Priority.allCases
    }
  }

  private func lateArrival(
    _ encounter: Encounter, _ compiled: [String: CompiledCalendar]
  ) -> Finding? {
    let arriveRule = standards.rules[encounter.arriveRule]
    let completeRule = standards.rules[encounter.completeRule]
    let (arrive, complete) = (encounter.arrive, encounter.complete)
    guard let arriveCalendar = compiled[Self.calendar(arriveRule)],
      let completeCalendar = compiled[Self.calendar(completeRule)]
    else { return nil }
    // Every five hours of two weeks without a holiday: all times of day on all weekdays.
    for step in 0..<68 {
      let from = Instant(seconds: 1_780_243_200 + Int64(step) * 5 * 3600)
      guard
        let arrived = try? arriveCalendar.due(from: from, target: arrive, holds: [], now: nil),
        let completed = try? completeCalendar.due(
          from: from, target: complete, holds: [], now: nil),
        arrived.due > completed.due
      else { continue }
      return Finding(
        file: Self.file, key: "rule[\(encounter.arriveRule + 1)].arrive",
        mistake: .lateArrival(
          arrive, of: arriveRule.id, complete, of: completeRule.id, remote: encounter.remote))
    }
    return nil
  }

  /// A campus has a calendar of its own; the office's stands for it here.
  private static func calendar(_ rule: StandardRule) -> String {
    rule.calendar == "campus" ? "office" : rule.calendar
  }
}

extension StandardRule {
  /// Whether both rules are for the same orders.
  fileprivate func hasFields(of other: StandardRule) -> Bool {
    category == other.category && kind == other.kind && campus == other.campus
      && priority == other.priority && trigger == other.trigger
  }
}
