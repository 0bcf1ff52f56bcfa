public import Localization
public import WorkOrderEngine

extension HandoverConcerns {
  /// What should be looked at before the sheet is given, a line each, the sheets of the same shift first.
  public func lines(_ strings: Strings) -> [String] {
    // The names of topics are lists themselves.
    let separator = strings["format.clause.separator"]
    let missing =
      gaps.map { strings.word($0) }
      + unrecorded.map { strings.text(MessageKey("handover.unrecorded.\($0.rawValue)")) }
    let words = unconfirmed.map { "\(strings.word($0.topic)) (\($0.sheet))" }
    let left = others.map { draft in
      strings.text(
        "handover.concern.draft",
        [
          "name": PaperNames.Name(draft.leader.name, draft.leader.nameEnglish)
            .text(strings.language),
          "topics": draft.topics.map { strings.word($0) }.joined(separator: separator),
        ])
    }
    return given.map { sheet in
      strings.text(
        "handover.concern.given", ["sheet": sheet.number, "state": sheet.state.rawValue])
    } + left
      + (missing.isEmpty
        ? []
        : [strings.text("handover.concern.gaps", ["topics": missing.joined(separator: separator)])])
      + (words.isEmpty
        ? []
        : [
          strings.text(
            "handover.concern.unconfirmed", ["topics": words.joined(separator: separator)])
        ])
  }
}
