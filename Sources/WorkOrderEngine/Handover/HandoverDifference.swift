/// What changed from one sheet to the next (engine.md §6).
public struct HandoverDifference: Hashable, Sendable {
  /// The number of the sheet before.
  public var previous: String
  /// Orders that were not on the sheet before.
  public var added: [HandoverOrder]
  /// Orders of the sheet before that are no longer open.
  public var gone: [HandoverOrder]
  /// Orders on both that are not the same.
  public var changed: [OrderChanges]
  /// The leader's topics that are not the same.
  public var topics: [TopicChanges]
  /// The English titles of the places of both sheets, each by its own title.
  public var placesEnglish: [String: String]

  /// An order on both sheets, and what is not the same.
  public struct OrderChanges: Hashable, Sendable {
    /// As the sheet before shows it.
    public var before: HandoverOrder
    /// As this sheet shows it.
    public var after: HandoverOrder
    /// What is not the same.
    public var fields: [Field]
  }

  /// What of an order can change from sheet to sheet.
  public enum Field: String, CaseIterable, Sendable {
    case priority, place, state, holder, major, due
  }

  /// The leader's lines of a topic that came and that went.
  public struct TopicChanges: Hashable, Sendable {
    /// The topic.
    public var topic: HandoverTopic
    /// Lines that were not there.
    public var added: [HandoverEntry]
    /// Lines that are no longer there.
    public var gone: [HandoverEntry]
    /// What the topic has come to, where it has no line any more; `nil`: it has lines.
    public var became: Emptiness?
  }

  /// Why a topic has no lines.
  public enum Emptiness: String, Sendable {
    /// Nobody has spoken of it.
    case gap
    /// It was said on purpose that there is nothing.
    case nothing
    /// What stood on the sheet before is handed on, and nobody has confirmed it.
    case unconfirmed
  }

  /// Nothing changed.
  public var isEmpty: Bool {
    added.isEmpty && gone.isEmpty && changed.isEmpty && topics.isEmpty
  }
}

extension HandoverSheet {
  /// What changed since an earlier sheet of the campus.
  public func difference(from previous: HandoverSheet) -> HandoverDifference {
    let before = Dictionary(
      previous.unfinished.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    let now = Set(unfinished.map(\.number))
    return HandoverDifference(
      previous: previous.number ?? "",
      added: unfinished.filter { before[$0.number] == nil },
      gone: previous.unfinished.filter { !now.contains($0.number) },
      changed: unfinished.compactMap { order in
        guard let old = before[order.number] else { return nil }
        let fields = order.changes(from: old)
        return fields.isEmpty ? nil : .init(before: old, after: order, fields: fields)
      },
      topics: HandoverTopic.allCases.compactMap { topicChanges($0, from: previous) },
      placesEnglish: (previous.placesEnglish ?? [:]).merging(placesEnglish ?? [:]) { $1 })
  }

  private func topicChanges(
    _ topic: HandoverTopic, from previous: HandoverSheet
  ) -> HandoverDifference.TopicChanges? {
    let (old, new) = (previous.statement(topic)?.entries, statement(topic)?.entries)
    guard old != new else { return nil }
    let added = (new ?? []).filter { !(old ?? []).contains($0) }
    let standing = new ?? carried(topic)?.entries ?? []
    let gone = (old ?? []).filter { !standing.contains($0) }
    let became: HandoverDifference.Emptiness? =
      switch new {
      case nil where carried(topic) != nil: .unconfirmed
      case nil: .gap
      case []?: .nothing
      default: nil
      }
    // The same lines in another order are no change.
    guard !(added.isEmpty && gone.isEmpty && became == nil) else { return nil }
    return .init(topic: topic, added: added, gone: gone, became: became)
  }
}

extension HandoverOrder {
  /// What is not the same; the due time of a held order moves with the clock and does not count.
  func changes(from old: HandoverOrder) -> [HandoverDifference.Field] {
    HandoverDifference.Field.allCases.filter { field in
      switch field {
      case .priority: priority != old.priority
      case .place: place != old.place
      case .state: stage != old.stage || waiting != old.waiting
      case .holder: holder != old.holder
      case .major: isMajor != old.isMajor
      case .due: isHeld || old.isHeld ? false : shownClock?.due != old.shownClock?.due
      }
    }
  }

  private var isHeld: Bool { clock?.word == .onHold }
}
