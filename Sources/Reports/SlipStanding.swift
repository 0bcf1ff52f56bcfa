import Documents
import Localization
import WorkOrderEngine

extension Papers {
  /// How the order stands, beside its number: the state, since when and by whom, why, and what is to be done
  /// next and by whom.
  func standing(
    _ view: OrderView, links: [LinkedOrder], in zone: ZoneRules
  ) throws(EngineError) -> [Document.KeyValue] {
    let stage = view.order.stage
    var pairs = [
      field(
        "order.field.state",
        .init(strings.word(stage), stage == .cancelled ? .alert : .strong))
    ]
    if let arrival = view.arrival {
      // The report has a line of its own.
      if arrival.change.kind != .reported {
        pairs.append(
          .init(
            strings.heading(MessageKey("order.event.\(arrival.change.kind.rawValue)")),
            .init("\(formats.full(arrival.happened, in: zone)) \(person(arrival.by))")))
      }
      let why = reason(arrival.change, in: zone)
      if !why.isEmpty { pairs.append(field("order.field.reason", .init(why))) }
    }
    for link in links where link.relation == .duplicateOf {
      pairs.append(
        field(
          "order.field.link", .init(strings.text("order.link.duplicateOf", ["number": link.number]))
        ))
    }
    if let next = try view.next() {
      pairs.append(field("order.slip.next", .init(words(next, in: zone))))
    }
    return pairs
  }

  /// What was said when the order came to where it stands; of a hold what it waits for, and when it wakes.
  private func reason(_ change: OrderChange, in zone: ZoneRules) -> String {
    switch change {
    case .held(let reason, let note, let until):
      let why = strings.word(reason)
      let noted =
        note.isEmpty ? why : strings.text("order.slip.why", ["reason": why, "note": note])
      return noted + "\n"
        + strings.text("order.slip.wakes", ["time": formats.full(until, in: zone)])
    case .cancelled(let reason, _), .withdrawn(let reason), .declined(let reason),
      .transferred(_, let reason), .verificationRefused(let reason), .reopened(let reason):
      return reason
    default: return ""
    }
  }

  private func words(_ next: NextStep, in zone: ZoneRules) -> String {
    let who = next.holder.map { holder($0) } ?? formats.list(next.roles.map { strings.word($0) })
    let step = strings.word(next.step)
    let words =
      who.isEmpty ? step : strings.text("order.slip.nextBy", ["step": step, "name": who])
    guard next.step == .verify, let end = next.byItself else { return words }
    return words + "\n"
      + strings.text("order.slip.closes", ["time": formats.full(end, in: zone)])
  }

  /// That the time to complete was put off, and that somebody asks for it.
  func extensions(
    _ view: OrderView, of clock: OrderClock, in zone: ZoneRules
  ) -> [Document.KeyValue] {
    func time(_ instant: Instant) -> String { formats.full(instant, in: zone) }
    func asked(_ request: ExtensionRequest) -> String {
      strings.text(
        "order.slip.asked", ["name": person(request.by), "reason": request.reason])
    }
    var pairs: [Document.KeyValue] = []
    if let later = view.order.current.extensionApproved {
      let before = clock.dueBeforeExtension(at: later.approved)
      let lines = [
        strings.text(
          "order.slip.extendedFrom", ["from": time(before), "until": time(later.until)]),
        asked(later.request),
        strings.text(
          "order.slip.approved", ["name": person(later.by), "time": time(later.approved)]),
      ]
      pairs.append(field("order.slip.extended", .init(lines.joined(separator: "\n"))))
    }
    if let request = view.order.current.extensionAsked, view.order.stage.awaitsRepair {
      let lines = [
        strings.text("story.until", ["time": time(request.until)]), asked(request),
      ]
      pairs.append(field("order.event.extensionAsked", .init(lines.joined(separator: "\n"))))
    }
    return pairs
  }
}
