import Configuration
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// What an event carries, in a few words for people.
struct EventTeller {
  let strings: Strings
  let formats: Formats
  let zone: ZoneRules
  let names: StoryNames
  /// The rules in force, in which categories, triggers and kinds of places have their names.
  let configuration: EffectiveConfiguration

  func detail(of event: OrderEvent) -> String {
    let late = event.isEnteredLate ? strings["frame.enteredLate"] : ""
    let other = event.enteredBy.flatMap(names.person).map { "(\($0))" } ?? ""
    return [content(of: event.change), late, other].joinedWords
  }

  private func content(of change: OrderChange) -> String {
    switch change {
    case .accepted, .arrived, .madeSafe, .resumed, .verified, .closed: ""
    case .reported(let report): report.text
    case .sighted(let text), .commented(let text): text
    case .dispatched(let to): "→ \(name(of: to))"
    case .transferred(let to, let reason): "→ \(name(of: to)) \(reason)"
    case .declined(let reason), .extensionDenied(let reason), .verificationRefused(let reason),
      .withdrawn(let reason), .reopened(let reason):
      reason
    case .markedMajor(let reason):
      // By itself, for a trigger: then the reason is its id.
      configuration.trigger(reason).map { chosen($0.zh, $0.en) } ?? reason
    case .cancelled(let reason, let other):
      [
        reason,
        other.map(names.order).flatMap { reason.contains($0) ? nil : "→ \($0)" } ?? "",
      ].joinedWords
    case .held(let why, let note, let until):
      [
        strings.text(MessageKey("hold.reason.\(why.rawValue)")), note,
        strings.text("hold.wakes", ["date": time(until)]),
      ].joinedWords
    case .agreed(let until), .extensionApproved(let until): time(until)
    case .extensionAsked(let until, let reason): "\(time(until)) \(reason)"
    case .prioritized(let priority): strings.coded(priority)
    case .categorized(let category):
      configuration.category(category).map { chosen($0.zh, $0.en) } ?? category
    case .corrected(let correction):
      [
        correction.place.map(names.place) ?? "", correction.text ?? "",
        correction.reporter ?? "", correction.contact ?? "",
      ].joinedWords
    case .completed(let completion):
      ([completion.cause, completion.remedy] + completion.parts).filter { !$0.isEmpty }
        .joined(separator: " · ")
    case .escalated(let escalated):
      [
        strings.words(
          escalated,
          height: configuration.escalation.height(
            ladder: escalated.ladder, level: escalated.level)),
        "→ \(escalated.told.flatMap(names.person) ?? strings.word(escalated.inVain))",
      ].joinedWords
    case .acknowledged(let note), .told(let note): note
    case .rated(let rating, let note): [strings.text("rating.\(rating)"), note].joinedWords
    case .restated(let version, let kind):
      [
        strings.text("story.version", ["version": "\(version)"]),
        kind.map { strings.text("story.kind", ["kind": name(ofKind: $0)]) } ?? "",
      ].joinedWords
    case .undone: ""
    }
  }

  private func name(ofKind kind: String) -> String {
    configuration.checklist(kind).map { chosen($0.zh, $0.en) } ?? kind
  }

  private func chosen(_ own: String, _ english: String) -> String {
    strings.language == .en && !english.isEmpty ? english : own
  }

  private func name(of holder: Holder) -> String {
    strings.name(of: holder, names.holder(holder))
  }

  private func time(_ instant: Instant) -> String { formats.dateTime(zone.parts(instant)) }
}
