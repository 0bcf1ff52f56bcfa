import Documents
import Localization
import WorkOrderEngine

/// What changed from one handover sheet to the next.
extension Papers {
  /// What changed since the sheet before.
  ///
  /// - Parameter isAlone: whether it stands without the sheet, whose sections have what came.
  func differenceBlocks(
    _ difference: HandoverDifference, in zone: ZoneRules, isAlone: Bool = false
  ) -> [Document.Block] {
    let papers = naming(difference.placesEnglish)
    // What came is in section 5 with all there is to tell of it; what is gone is nowhere else.
    let added = list(ofNumbers: difference.added.map(\.number))
    var lines = added.isEmpty ? [] : ["+ \(strings["handover.changes.added"]) \(added)"]
    lines += difference.gone.map {
      "- \(strings["handover.changes.gone"]) \($0.number) \(papers.place(titled: $0.place)) \(told($0.text, of: $0.number))"
    }
    lines += difference.changed.map { change in
      let fields = change.fields.map { papers.change($0, of: change, in: zone) }
      return "* \(strings["handover.changes.changed"]) \(change.after.number) "
        + formats.list(fields)
    }
    for topic in difference.topics {
      let name = strings.word(topic.topic)
      lines += newLines(of: topic, isAlone: isAlone).map {
        "+ \(strings["handover.changes.added"]) \(name): \($0)"
      }
      lines += topic.gone.map { "- \(strings["handover.changes.removed"]) \(name): \($0.text)" }
      if let became = topic.became {
        lines.append("* \(strings["handover.changes.changed"]) \(name): \(word(became))")
      }
    }
    let title = "\(strings.heading("handover.changes")) \(difference.previous)"
    return [
      .heading(level: 1, title),
      .paragraph(lines.isEmpty ? strings["handover.nothing"] : lines.joined(separator: "\n")),
    ]
  }

  /// The lines that came of a topic; where the sheet has them, how many and in which section.
  private func newLines(
    of topic: HandoverDifference.TopicChanges, isAlone: Bool
  ) -> [String] {
    guard !isAlone, !topic.added.isEmpty else { return topic.added.map(\.text) }
    let places = ["count": "\(topic.added.count)", "section": "\(topic.topic.section)"]
    return [strings.text("handover.changes.newLines", places)]
  }

  private func word(_ emptiness: HandoverDifference.Emptiness) -> String {
    switch emptiness {
    case .gap: "[\(strings["handover.gap"])]"
    case .nothing: strings["handover.saidNothing"]
    case .unconfirmed: "[\(strings["handover.unconfirmed"])]"
    }
  }

  /// The state, and in brackets what the order waits for where that is another word.
  private func state(of order: HandoverOrder) -> String {
    let stage = strings.word(order.stage)
    guard let waiting = order.waiting.map(strings.word), waiting != stage else { return stage }
    return "\(stage) (\(waiting))"
  }

  private func change(
    _ field: HandoverDifference.Field, of change: HandoverDifference.OrderChanges,
    in zone: ZoneRules
  ) -> String {
    func value(_ order: HandoverOrder) -> String {
      switch field {
      case .priority: order.priority.rawValue
      case .place: place(titled: order.place)
      case .state:
        state(of: order)
      case .holder: holder(order.holder, name: order.holderName)
      case .major: strings[order.isMajor ? "frame.yes" : "frame.no"]
      case .due:
        order.shownClock.map { clock in
          let time = clock.standingDue.map { due($0, estimated: clock.estimated, in: zone) }
          return "\(strings.word(clock.kind)) \(time ?? held(clock.remaining))"
        } ?? Formats.none
      }
    }
    let (before, after) = (value(change.before), value(change.after))
    guard before != after else { return strings.word(field) }
    return "\(strings.word(field)) \(before) -> \(after)"
  }
}
