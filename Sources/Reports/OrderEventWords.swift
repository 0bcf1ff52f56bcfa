import Localization
public import WorkOrderEngine

extension Papers {
  /// What an event says beyond its name: the text, the holder, the date, the reason.
  ///
  /// - Parameter file: the order, in whose history an undone event is looked up.
  public func words(_ change: OrderChange, in file: OrderFile, zone: ZoneRules) -> String {
    switch change {
    case .accepted, .arrived, .madeSafe, .resumed, .verified, .closed: return ""
    case .reported(let report): return report.text
    case .sighted(let text), .commented(let text): return text
    case .dispatched(let to): return strings.text("story.to", ["holder": holder(to)])
    case .transferred(let to, let reason):
      return joined([strings.text("story.to", ["holder": holder(to)]), reason])
    case .declined(let reason), .extensionDenied(let reason), .verificationRefused(let reason),
      .cancelled(let reason, _), .withdrawn(let reason), .reopened(let reason):
      return reason
    case .markedMajor(let reason):
      // A trigger of the standards marks by its id, a person in words.
      return names.triggers[reason]?.text(language) ?? reason
    case .held(let reason, let note, let until):
      return joined([strings.word(reason), note, self.until(until, in: zone)])
    case .agreed(let until), .extensionApproved(let until): return self.until(until, in: zone)
    case .extensionAsked(let until, let reason):
      return joined([self.until(until, in: zone), reason])
    case .prioritized(let priority): return strings.coded(priority)
    case .categorized(let category): return self.category(category)
    case .corrected(let correction): return words(correction)
    case .completed(let completion): return words(completion)
    case .escalated(let escalated): return words(escalated)
    case .acknowledged(let note), .told(let note): return note
    case .rated(let stars, let note): return joined([strings.word(rating: stars), note])
    case .undone(let sequence): return undone(sequence, in: file, zone: zone)
    case .restated(let version, let kind):
      let rules = strings.text("story.version", ["version": "\(version)"])
      return joined([
        rules,
        kind.map { strings.text("story.kind", ["kind": names.kinds[$0]?.text(language) ?? $0]) }
          ?? "",
      ])
    }
  }

  private func joined(_ parts: [String]) -> String {
    formats.list(parts.filter { !$0.isEmpty })
  }

  private func until(_ instant: Instant, in zone: ZoneRules) -> String {
    strings.text("story.until", ["time": formats.full(instant, in: zone)])
  }

  private func undone(_ sequence: Int64, in file: OrderFile, zone: ZoneRules) -> String {
    guard let event = file.events.first(where: { $0.sequence == sequence }) else {
      return strings.text("story.undoneUnknown", ["number": "\(sequence)"])
    }
    return strings.text(
      "story.undone",
      [
        "event": strings.word(event.change.kind),
        "time": formats.short(event.happened, in: zone),
      ])
  }

  private func words(_ correction: Correction) -> String {
    func part(_ key: MessageKey, _ value: String?) -> String {
      value.map { "\(strings[key]) \($0)" } ?? ""
    }
    return joined([
      part("order.field.place", correction.place.map(place)),
      part("order.field.asset", correction.asset.map { "#\($0)" }),
      part("order.field.text", correction.text),
      part("order.field.reporter", correction.reporter),
      part("order.field.contact", correction.contact),
    ])
  }

  private func words(_ completion: Completion) -> String {
    joined([
      strings.text(
        "story.completed", ["cause": completion.cause, "remedy": completion.remedy]),
      completion.minutes.map { strings.text("story.minutes", ["count": "\($0)"]) } ?? "",
      completion.parts.isEmpty
        ? "" : strings.text("story.parts", ["parts": formats.list(completion.parts)]),
    ])
  }

  private func words(_ escalated: Escalated) -> String {
    let role = strings.text(MessageKey("role.\(escalated.role)"))
    let height = names.escalation?.height(ladder: escalated.ladder, level: escalated.level)
    let level = strings.words(escalated, height: height ?? 0)
    guard let told = escalated.told else {
      let key: MessageKey = escalated.onward ? "story.escalatedInVain" : "story.escalatedNobody"
      return strings.text(key, ["level": level, "role": role])
    }
    return strings.text(
      "story.escalated", ["level": level, "name": person(told), "role": role])
  }
}
