import ServiceClock

/// A sheet's event as the columns of the one event table.
extension OrderEventRecord {
  init(_ change: HandoverChange) throws {
    let kind = change.kind.rawValue
    switch change {
    case .drafted(let writing):
      self.init(
        kind: kind, until: nil, target: "", reason: "", body: try canonicalJSON(writing))
    case .given(let giving):
      self.init(
        kind: kind, until: nil, target: giving.number, reason: "",
        body: try canonicalJSON(giving))
    case .received(let checked):
      self.init(kind: kind, until: nil, target: checked ? "yes" : "no", reason: "", body: "")
    case .refused(let refusal, let note):
      self.init(kind: kind, until: nil, target: refusal.rawValue, reason: note, body: "")
    case .remarked(let text):
      self.init(kind: kind, until: nil, target: "", reason: text, body: "")
    case .unreceived: self.init(kind: kind, until: nil, target: "", reason: "", body: "")
    }
  }

  /// The change of a sheet that these columns hold; `nil` when they hold none.
  func handoverChange() -> HandoverChange? {
    guard let kind = HandoverChange.Kind(rawValue: kind) else { return nil }
    switch kind {
    case .drafted:
      return decoded(HandoverWriting.self).map(HandoverChange.drafted)
    case .given: return decoded(HandoverGiving.self).map(HandoverChange.given)
    case .received: return ["yes": true, "no": false][target].map { .received(checked: $0) }
    case .refused:
      return HandoverRefusal(rawValue: target).map { .refused($0, note: reason) }
    case .remarked: return .remarked(reason)
    case .unreceived: return .unreceived
    }
  }
}
