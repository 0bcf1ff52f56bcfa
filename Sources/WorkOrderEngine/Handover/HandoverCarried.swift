public import ServiceClock

/// What an earlier sheet says of a topic that stands until somebody lifts it, and of which the leaving leader
/// has not spoken: it is offered to be confirmed or mended, and until then the topic is a gap.
public struct HandoverCarried: Codable, Hashable, Sendable {
  /// What it is about.
  public var topic: HandoverTopic
  /// The lines as they were said; at least one.
  public var entries: [HandoverEntry]
  /// The number of the sheet whose leader said them.
  public var sheet: String
  /// When they were written.
  public var written: Instant
}

extension HandoverTopic {
  /// Whether what is said of it stands until somebody lifts it, so that the next shift is offered it (R9).
  ///
  /// The weather and the running state are of the hour, and what is counted is counted anew: words of the
  /// shift before would pass for something that was looked at.
  public var stands: Bool {
    switch self {
    case .outOfService, .isolations, .planned, .onSite, .instructions: true
    case .weather, .running, .counted: false
    }
  }

  /// The topic that stands in a section of the sheet; `nil` where none does.
  public static func standing(inSection number: Int) -> HandoverTopic? {
    allCases.first { $0.stands && $0.section == number }
  }
}

extension Handover {
  /// What a given sheet hands on: what its leader said of the topics that stand, and what it was itself
  /// offered and its leader did not speak of. What was said to be nothing is lifted.
  var handedOn: [HandoverCarried] {
    guard let giving else { return [] }
    return HandoverTopic.allCases.filter(\.stands).compactMap { topic in
      guard let said = statements.first(where: { $0.topic == topic }) else {
        return giving.carried?.first { $0.topic == topic }
      }
      guard !said.entries.isEmpty else { return nil }
      return HandoverCarried(
        topic: topic, entries: said.entries, sheet: giving.number, written: said.written)
    }
  }
}
