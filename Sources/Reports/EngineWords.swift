public import Localization
public import WorkOrderEngine

/// The words of the engine's closed sets. A test holds that each has one in both languages.
extension Strings {
  /// The name of a stage, such as 待验收.
  public func word(_ stage: OrderStage) -> String { word("order.state", stage) }

  /// The word a clock shows, such as 超期.
  public func word(_ word: ClockWord) -> String { self.word("clock.word", word) }

  /// The name of a clock, such as 到场.
  public func word(_ clock: ClockKind) -> String { word("clock.kind", clock) }

  /// The name of an event of an order, such as 到场.
  public func word(_ event: OrderChange.Kind) -> String { word("order.event", event) }

  /// The name of a priority, such as 抢修.
  public func word(_ priority: Priority) -> String { word("priority", priority) }

  /// Code and name of a priority, such as `P1 抢修`.
  public func coded(_ priority: Priority) -> String { "\(priority.rawValue) \(word(priority))" }

  /// The name of a role, such as 值班长.
  public func word(_ role: Role) -> String { word("role", role) }

  /// What a hold waits for, such as 等配件.
  public func word(_ reason: HoldReason) -> String { word("hold.reason", reason) }

  /// A reporter's answer, 1…5, such as 满意.
  public func word(rating: Int) -> String { text(MessageKey("rating.\(rating)")) }

  /// Where a handover sheet stands, such as 已接收.
  public func word(_ state: HandoverState) -> String { word("handover.state", state) }

  /// Why a sheet was refused, such as 记录不全.
  public func word(_ refusal: HandoverRefusal) -> String { word("handover.refusal", refusal) }

  /// The name of what the leaving leader has to say, such as 隔离挂牌.
  public func word(_ topic: HandoverTopic) -> String { word("handover.topic", topic) }

  /// What an order waits for, such as 等配件.
  public func word(_ wait: HandoverWait) -> String {
    HoldReason(rawValue: wait.rawValue).map(word) ?? word("handover.wait", wait)
  }

  /// The next step of an order, such as 派单.
  public func word(_ step: HandoverStep) -> String { word("action", step) }

  /// The name of an event of a handover sheet, such as 交班.
  public func word(_ event: HandoverChange.Kind) -> String { word("handover.event", event) }

  /// What of an order changed from sheet to sheet, such as 级别.
  public func word(_ field: HandoverDifference.Field) -> String { word("handover.change", field) }

  /// What counted in an explanation, such as 节假日.
  public func word(_ line: ExplanationLine.Kind) -> String { word("explain", line) }

  /// How a quota stands, such as 欠.
  public func word(_ quota: QuotaWord) -> String { word("quota.word", quota) }

  /// Where a round stands, such as 巡检中.
  public func word(_ state: RoundState) -> String { word("round.state", state) }

  /// What became of a check item, such as 异常.
  public func word(_ result: CheckResult) -> String {
    text(MessageKey("check.answer.\(String(describing: result))"))
  }

  /// What figures are grouped by, such as 类别.
  public func word(_ grouping: TurnaroundGrouping) -> String { word("report.by", grouping) }

  /// Whom a level reached: a name, or why nobody could be told.
  public func word(_ telling: LevelTelling) -> String {
    switch telling {
    case .person(_, let name): name
    case .nobody: self["queue.nobody"]
    case .nobodyLeft: self["queue.nobodyLeft"]
    }
  }

  /// A ladder of escalations: a clock's name, or 重大.
  public func word(ladder: String) -> String { text(MessageKey("clock.kind.\(ladder)")) }

  /// A level that was reached, by its ladder and how high it stands there, such as 完工 2 级.
  ///
  /// - Parameter height: from 1; 0 for a level that the rules in force no longer have, which keeps its own id.
  public func words(_ escalated: Escalated, height: Int) -> String {
    let level =
      height == 0 ? escalated.level : text("level.numbered", ["level": "\(height)"])
    return "\(word(ladder: escalated.ladder)) \(level)"
  }

  /// A calendar by the name that the campus gave its file; the one that never closes has words.
  public func word(calendar: String) -> String {
    calendar == "24x7" ? self["explain.roundTheClock"] : calendar
  }

  /// The same in running text, where a name alone would not say of what it is.
  public func words(calendar: String) -> String {
    let word = word(calendar: calendar)
    return word == calendar ? "\(self["explain.calendar"]) \(calendar)" : word
  }

  private func word<Code: RawRepresentable<String>>(_ prefix: String, _ code: Code) -> String {
    text(MessageKey("\(prefix).\(code.rawValue)"))
  }
}

extension Strings {
  /// A target in words, such as `3 工日`; its own text when it cannot be read.
  public func words(target: String) -> String {
    if target.hasPrefix(Self.agreedMark) { return self["target.agreed"] }
    guard let target = try? Target(target) else { return target }
    return words(target)
  }

  /// The same with the time that was agreed, as the zone shows it.
  public func words(target: String, in zone: ZoneRules) -> String {
    guard let agreed = Self.agreedTime(target) else { return words(target: target) }
    return "\(self["target.agreed"]) \(Formats(language: language).full(agreed, in: zone))"
  }

  /// The time of a target such as `agreed 2026-12-01T02:00:00Z`; `nil` of any other.
  private static func agreedTime(_ target: String) -> Instant? {
    guard target.hasPrefix(agreedMark) else { return nil }
    return try? TimeText.instant(String(target.dropFirst(agreedMark.count)), in: .utc)
  }

  /// What the text of an agreed target begins with.
  private static var agreedMark: String { "agreed " }

  /// A target in words, such as `3 工日`.
  public func words(_ target: Target) -> String {
    switch target {
    case .clock(let seconds): amount(seconds, hours: "target.hours", minutes: "target.minutes")
    case .working(let seconds):
      amount(seconds, hours: "target.workingHours", minutes: "target.workingMinutes")
    case .workingDays(let days, let endOfDay):
      text(
        endOfDay ? "target.workingDaysEnd" : "target.workingDays", ["count": "\(days)"])
    case .agreed: self["target.agreed"]
    }
  }

  private func amount(_ seconds: Int64, hours: MessageKey, minutes: MessageKey) -> String {
    if seconds % 3_600 == 0 { return text(hours, ["count": "\(seconds / 3_600)"]) }
    return text(minutes, ["count": "\(seconds / 60)"])
  }
}
