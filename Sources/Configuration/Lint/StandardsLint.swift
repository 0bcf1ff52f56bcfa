import ServiceClock

/// Looks for standards that cannot be meant as they stand.
struct StandardsLint {
  private static let file = "standards.toml"
  private let standards: Standards
  private let triggers: [Trigger]
  private let calendars: [String: WorkingCalendar]
  private let choice: RuleChoice

  init(_ configuration: EffectiveConfiguration) {
    standards = configuration.standards
    triggers = configuration.triggers
    calendars = configuration.calendars
    choice = RuleChoice(standards: standards)
  }

  func findings() -> [Finding] {
    prioritiesWithoutTarget() + hiddenRules() + emptyPromises() + idleTriggers() + lateArrivals()
  }

  /// Every priority needs a completion target, by time or by agreement.
  private func prioritiesWithoutTarget() -> [Finding] {
    Priority.allCases.compactMap { priority in
      let index = choice.rule(for: .complete, of: RuleChoice.Order(priority: priority))
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

  /// Nobody can be done before arriving.
  private func lateArrivals() -> [Finding] {
    var findings: [Finding] = []
    let compiled = calendars.compactMapValues { try? CompiledCalendar($0) }
    for rule in standards.rules {
      let own =
        rule.priority
        ?? rule.trigger.flatMap { id in
          triggers.first { $0.id == id }?.priority
        }
      for priority in own.map({ [$0] }) ?? Priority.allCases {
        let order = RuleChoice.Order(
          category: rule.category, kind: rule.kind, campus: rule.campus, priority: priority,
          trigger: rule.trigger)
        for remote in [false, true] {
          guard let finding = lateArrival(order, remote: remote, compiled),
            !findings.contains(where: { $0.key == finding.key })
          else { continue }
          findings.append(finding)
        }
      }
    }
    return findings
  }

  private func lateArrival(
    _ order: RuleChoice.Order, remote: Bool, _ compiled: [String: CompiledCalendar]
  ) -> Finding? {
    guard let arriveIndex = choice.rule(for: .arrive, of: order),
      let completeIndex = choice.rule(for: .complete, of: order)
    else { return nil }
    let arriveRule = standards.rules[arriveIndex]
    let completeRule = standards.rules[completeIndex]
    guard
      let arrive = choice.target(.arrive, of: arriveRule, order: order, remote: remote),
      let complete = choice.target(.complete, of: completeRule, order: order, remote: remote),
      let arriveCalendar = compiled[Self.calendar(arriveRule)],
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
        file: Self.file, key: "rule[\(arriveIndex + 1)].arrive",
        mistake: .lateArrival(
          arrive, of: arriveRule.id, complete, of: completeRule.id, remote: remote))
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
