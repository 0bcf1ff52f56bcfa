/// What should be looked at before a sheet is given, since it is frozen from then on.
public struct HandoverConcerns: Hashable, Sendable {
  /// Topics of which the leader has not spoken, and that no earlier sheet hands on.
  public var gaps: [HandoverTopic]
  /// What earlier sheets hand on and the leader has neither confirmed nor mended.
  public var unconfirmed: [HandoverCarried]
  /// What the record should have and has not.
  public var unrecorded: [Unrecorded]
  /// Sheets of the same shift that were given already and not refused, the earliest first.
  public var given: [GivenSheet]
  /// Drafts of other leaders with words on them, which stay behind when this sheet is given.
  public var others: [OtherDraft] = []

  /// What the record fills, and did not.
  public enum Unrecorded: String, CaseIterable, Sendable {
    /// No shift was at work.
    case shift
    /// No reading was taken since the last sheet.
    case readings
    /// The campus has no route.
    case rounds
  }

  /// There is nothing to ask about.
  public var isEmpty: Bool {
    gaps.isEmpty && unconfirmed.isEmpty && unrecorded.isEmpty && given.isEmpty && others.isEmpty
  }
}

/// The draft of another leader of the campus.
public struct OtherDraft: Hashable, Sendable {
  /// Whose it is.
  public var leader: HandoverPerson
  /// What it has words on.
  public var topics: [HandoverTopic]

  /// The draft of `leader` with words on `topics`.
  public init(leader: HandoverPerson, topics: [HandoverTopic]) {
    (self.leader, self.topics) = (leader, topics)
  }
}

extension HandoverConcerns {
  /// Those of a draft.
  ///
  /// - Parameters:
  ///   - given: the sheets of its shift that were given already.
  ///   - others: the drafts of other leaders.
  init(_ draft: HandoverSheet, given: [GivenSheet], others: [OtherDraft]) {
    gaps = draft.gaps.filter { draft.carried($0) == nil }
    unconfirmed = draft.carried ?? []
    unrecorded = Unrecorded.allCases.filter { kind in
      switch kind {
      case .shift: draft.shift == nil
      case .readings: draft.patrols?.readings.isEmpty != false
      case .rounds: draft.patrols == nil
      }
    }
    (self.given, self.others) = (given, others)
  }

  /// What is left of them when the leader writes something first.
  public func after(
    writing written: Set<HandoverTopic>, erasing erased: Set<HandoverTopic> = []
  ) -> HandoverConcerns {
    var left = self
    left.gaps = HandoverTopic.allCases.filter { topic in
      erased.contains(topic) || (gaps.contains(topic) && !written.contains(topic))
    }
    left.unconfirmed.removeAll { written.contains($0.topic) }
    return left
  }
}
