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

  /// Nobody can be done before arriving, nor be there before taking the order: for any two rules that
  /// may count for one order.
  private func lateArrivals() -> [Finding] {
    var findings: [Finding] = []
    var seen: Set<Encounter> = []
    let compiled = calendars.compactMapValues { try? CompiledCalendar($0) }
    let encounters = encounters(.arrive, .complete) + encounters(.accept, .arrive)
    for encounter in encounters where seen.insert(encounter).inserted {
      guard let finding = late(encounter, compiled),
        !findings.contains(where: { $0.key == finding.key })
      else { continue }
      findings.append(finding)
    }
    return findings
  }

  /// The rules, by position, and the targets of two clocks of an order, the first of which cannot end
  /// after the second.
  private struct Encounter: Hashable {
    var first: ClockKind
    var second: ClockKind
    var firstRule: Int
    var secondRule: Int
    var firstTarget: Target
    var secondTarget: Target
    var remote: Bool
  }

  private func encounters(_ first: ClockKind, _ second: ClockKind) -> [Encounter] {
    subjects().flatMap { subject in
      [false, true].compactMap { remote in
        var subject = subject
        subject.isRemote = remote
        guard let firstRule = standards.rule(for: first, of: subject),
          let secondRule = standards.rule(for: second, of: subject),
          let firstTarget = standards.rules[firstRule].targets[first],
          let secondTarget = standards.rules[secondRule].targets[second]
        else { return nil }
        return Encounter(
          first: first, second: second, firstRule: firstRule, secondRule: secondRule,
          firstTarget: firstTarget.multiplied(by: standards.factor(for: first, of: subject)),
          secondTarget: secondTarget.multiplied(by: standards.factor(for: second, of: subject)),
          remote: remote)
      }
    }
  }

  /// The orders for which two rules may count, of each priority that they may have, anywhere and on each
  /// campus that has a factor of its own.
  private func subjects() -> [StandardSubject] {
    let rules = standards.rules
    let campuses = [nil] + Set(standards.multipliers.compactMap(\.campus)).sorted()
    return rules.indices.flatMap { first in
      rules[first...].compactMap { rules[first].subject(with: $0) }
    }.flatMap { subject in
      priorities(of: subject).flatMap { priority in
        campuses.filter { $0 == nil || subject.campus == nil }.map { campus in
          var subject = subject
          subject.priority = priority
          subject.campus = subject.campus ?? campus
          return subject
        }
      }
    }
  }

  /// The priorities that such an order is reported with: a trigger brings its own, and whoever chooses
  /// another one takes its targets on purpose.
  private func priorities(of subject: StandardSubject) -> [Priority] {
    let trigger = triggers.first { $0.id == subject.trigger }
    switch (subject.priority, trigger?.priority) {
    case (let given?, let own?): return given == own ? [given] : []
    case (let one?, nil), (nil, let one?): return [one]
    case (nil, nil): return Priority.allCases
    }
  }

  private func late(
    _ encounter: Encounter, _ compiled: [String: CompiledCalendar]
  ) -> Finding? {
    let firstRule = standards.rules[encounter.firstRule]
    let secondRule = standards.rules[encounter.secondRule]
    let (first, second) = (encounter.firstTarget, encounter.secondTarget)
    guard let firstCalendar = compiled[Self.calendar(firstRule)],
      let secondCalendar = compiled[Self.calendar(secondRule)]
    else { return nil }
    // Every five hours of two weeks without a holiday: all times of day on all weekdays.
    for step in 0..<68 {
      let from = Instant(seconds: 1_780_243_200 + Int64(step) * 5 * 3600)
      guard
        let early = try? firstCalendar.due(from: from, target: first, holds: [], now: nil),
        let late = try? secondCalendar.due(from: from, target: second, holds: [], now: nil),
        early.due > late.due
      else { continue }
      return Finding(
        file: Self.file, key: "rule[\(encounter.firstRule + 1)].\(encounter.first.key)",
        mistake: .late(
          encounter.first, first, of: firstRule.id, encounter.second, second, of: secondRule.id,
          remote: encounter.remote))
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
