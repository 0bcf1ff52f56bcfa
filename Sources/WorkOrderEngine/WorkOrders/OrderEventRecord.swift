import Configuration
import Foundation
import ServiceClock

/// An event's change as columns: what clocks need stands in columns, JSON holds only the rest.
struct OrderEventRecord: Hashable, Sendable {
  var kind: String
  /// A wake time, an agreed time or an extension date.
  var until: Instant?
  /// A holder, a priority, a category or a hold reason, by its stored name.
  var target: String
  /// What a person gave as reason, note or text.
  var reason: String
  /// JSON of a report, a correction, a completion, an escalation or a restatement; else empty.
  var body: String

  init(
    kind: OrderChange.Kind, until: Instant? = nil, target: String = "", reason: String = "",
    body: String = ""
  ) {
    self.kind = kind.rawValue
    self.until = until
    self.target = target
    self.reason = reason
    self.body = body
  }

  init(kind: String, until: Instant?, target: String, reason: String, body: String) {
    self.kind = kind
    self.until = until
    self.target = target
    self.reason = reason
    self.body = body
  }
}

extension OrderEventRecord {
  /// The columns of a change.
  init(_ change: OrderChange) throws {
    let kind = change.kind
    switch change {
    case .accepted, .arrived, .madeSafe, .resumed, .verified, .closed: self.init(kind: kind)
    case .reported(let report):
      self.init(kind: kind, body: try report.quickJSON() ?? canonicalJSON(report))
    case .corrected(let correction): self.init(kind: kind, body: try canonicalJSON(correction))
    case .completed(let completion): self.init(kind: kind, body: completion.quickJSON())
    case .escalated(let escalated): self.init(kind: kind, body: try canonicalJSON(escalated))
    case .dispatched(let to): self.init(kind: kind, target: to.text)
    case .transferred(let to, let reason):
      self.init(kind: kind, target: to.text, reason: reason)
    case .held(let why, let note, let until):
      self.init(kind: kind, until: until, target: why.rawValue, reason: note)
    case .agreed(let until), .extensionApproved(let until): self.init(kind: kind, until: until)
    case .extensionAsked(let until, let reason):
      self.init(kind: kind, until: until, reason: reason)
    case .prioritized(let priority): self.init(kind: kind, target: priority.rawValue)
    case .categorized(let category): self.init(kind: kind, target: category)
    case .sighted(let text), .commented(let text): self.init(kind: kind, reason: text)
    case .acknowledged(let note), .told(let note): self.init(kind: kind, reason: note)
    case .declined(let reason), .extensionDenied(let reason), .verificationRefused(let reason),
      .withdrawn(let reason), .reopened(let reason), .markedMajor(let reason):
      self.init(kind: kind, reason: reason)
    case .cancelled(let reason, let other):
      self.init(kind: kind, target: other.map { "\($0)" } ?? "", reason: reason)
    case .rated(let stars, let note): self.init(kind: kind, target: "\(stars)", reason: note)
    case .undone(let sequence): self.init(kind: kind, target: "\(sequence)")
    case .restated(let version, let place):
      self.init(
        kind: kind, target: "\(version)",
        body: try place.map { try canonicalJSON(RestatedPlace(kind: $0)) } ?? "")
    }
  }

  /// The change that these columns hold; `nil` when they hold none, as after an alteration.
  func change() -> OrderChange? {
    guard let kind = OrderChange.Kind(rawValue: kind) else { return nil }
    switch kind {
    case .accepted: return .accepted
    case .arrived: return .arrived
    case .madeSafe: return .madeSafe
    case .resumed: return .resumed
    case .verified: return .verified
    case .closed: return .closed
    case .reported: return report.map(OrderChange.reported)
    case .corrected: return decoded(Correction.self).map(OrderChange.corrected)
    case .completed: return completion.map(OrderChange.completed)
    case .escalated: return decoded(Escalated.self).map(OrderChange.escalated)
    case .dispatched: return Holder(target).map { .dispatched(to: $0) }
    case .transferred: return Holder(target).map { .transferred(to: $0, reason: reason) }
    case .held:
      guard let why = HoldReason(rawValue: target), let until else { return nil }
      return .held(why, note: reason, until: until)
    case .agreed: return until.map { .agreed(until: $0) }
    case .extensionApproved: return until.map { .extensionApproved(until: $0) }
    case .extensionAsked: return until.map { .extensionAsked(until: $0, reason: reason) }
    case .prioritized: return Priority(rawValue: target).map(OrderChange.prioritized)
    case .categorized: return .categorized(target)
    case .sighted: return .sighted(text: reason)
    case .commented: return .commented(text: reason)
    case .acknowledged: return .acknowledged(note: reason)
    case .told: return .told(note: reason)
    case .declined: return .declined(reason: reason)
    case .extensionDenied: return .extensionDenied(reason: reason)
    case .verificationRefused: return .verificationRefused(reason: reason)
    case .cancelled:
      guard !target.isEmpty else { return .cancelled(reason: reason) }
      return Int64(target).map { .cancelled(reason: reason, duplicateOf: $0) }
    case .withdrawn: return .withdrawn(reason: reason)
    case .reopened: return .reopened(reason: reason)
    case .markedMajor: return .markedMajor(reason: reason)
    case .rated: return Int(target).map { .rated($0, note: reason) }
    case .undone: return Int64(target).map { .undone(sequence: $0) }
    case .restated:
      let place = body.isEmpty ? nil : decoded(RestatedPlace.self)
      guard let version = Int64(target), body.isEmpty || place != nil else { return nil }
      return .restated(version: version, kind: place?.kind)
    }
  }

  /// The content of the body; `nil` when it is none of that type. Whoever reads an event turns that
  /// into ``EngineError/damagedHistory(event:)``, and `doctor` into a problem.
  func decoded<Value: Decodable>(_ type: Value.Type) -> Value? {
    try? JSONDecoder().decode(type, from: Data(body.utf8))
  }
}

/// What a restatement says beyond the version.
private struct RestatedPlace: Codable {
  var kind: String
}

/// JSON with sorted keys, so that the same value always makes the same bytes and digest.
func canonicalJSON(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
