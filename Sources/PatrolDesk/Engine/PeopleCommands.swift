import Localization
import WorkOrderEngine

extension DeskCommands {
  /// Writes a staff member down, new or otherwise.
  func write(_ draft: PersonDraft) throws -> Outcome {
    guard let changed = draft.changed else {
      let number = try perform(
        EnterStaff(
          number: draft.number, name: draft.name, nameEnglish: draft.nameEnglish,
          crew: draft.crew.isEmpty ? nil : draft.crew, phone: draft.phone, roles: draft.roles))
      return .personChanged(number, sentence: "people.done.added")
    }
    var revision = ReviseStaff(staff: changed)
    revision.fullName = draft.name
    revision.nameEnglish = draft.nameEnglish
    revision.crew = draft.crew
    revision.phone = draft.phone
    revision.roles = draft.roles
    return .personChanged(try perform(revision), sentence: "people.done.changed")
  }

  func enable(_ number: String, enabled: Bool) throws -> Outcome {
    var revision = ReviseStaff(staff: number)
    revision.enabled = enabled
    return .personChanged(
      try perform(revision), sentence: enabled ? "people.done.enabled" : "people.done.disabled")
  }

  func enter(_ draft: DutyDraft) throws -> Outcome {
    let answer = try perform(
      EnterDuty(
        staff: draft.staff, from: draft.from, to: draft.to, duty: draft.duty,
        standsInFor: draft.standsInFor.isEmpty ? nil : draft.standsInFor))
    return .personChanged(answer.number, sentence: "people.done.duty")
  }
}
