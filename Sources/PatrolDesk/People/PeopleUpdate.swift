import Localization
import Screen
import WorkOrderEngine

/// What a key does with the staff; its name is also the name of its texts, `action.NAME`.
enum PersonStep: String, CaseIterable, Hashable, Sendable {
  case addPerson, editPerson, enterDuty, disablePerson, unlockPerson, setPassphrase

  /// The name by which `roles.toml` permits it.
  var command: String { EnterStaff.name }
}

extension DeskModel {
  /// Keys of 人员.
  mutating func updatePeople(_ action: Action) -> [Effect] {
    switch action {
    case .move(let movement):
      return people.isReading ? scrollPerson(movement) : moveInPeople(movement)
    case .open:
      guard let line = people.selected else { return [] }
      (people.isReading, people.fileTop) = (true, 0)
      return [.ask(.person(line.number))]
    case .nextPane:
      people.isReading = people.selected != nil && !people.isReading
      return detailQueries
    case .back:
      if !people.isReading { people.wanted = "" }
      people.isReading = false
      people.select(people.file?.line.number)
      return detailQueries
    case .listOrders:
      return people.selected.map { showOrders(filter: "state:open holder:\($0.number)") } ?? []
    case .find: return openPrompt(.people(before: people.wanted))
    case .personStep(let step): return begin(step)
    default: return []
    }
  }

  private mutating func moveInPeople(_ movement: Movement) -> [Effect] {
    let before = people.selected?.number
    _ = people.window.handle(movement.key)
    return people.selected?.number == before ? [] : detailQueries
  }

  private mutating func scrollPerson(_ movement: Movement) -> [Effect] {
    guard let file = people.file else { return [] }
    people.fileTop = personPager(file).top(after: movement)
    return []
  }

  /// Why a step is not possible now; `nil` when it is.
  func obstacle(to step: PersonStep) -> Obstacle? {
    step == .addPerson || people.selected != nil ? nil : .because("action.disabled.nothingSelected")
  }

  // MARK: - Steps

  private mutating func begin(_ step: PersonStep) -> [Effect] {
    if step == .addPerson {
      ask(step, form: personForm(nil), subject: "")
      return []
    }
    guard let line = people.selected else { return [] }
    switch step {
    case .addPerson: return []
    case .editPerson:
      guard let file = people.file, file.line.number == line.number else {
        // The form shows what is written down: it is asked for first.
        people.isEditing = true
        return [.ask(.person(line.number))]
      }
      ask(step, form: personForm(file), subject: line.name)
    case .enterDuty: ask(step, form: dutyForm(), subject: line.name)
    case .disablePerson:
      return [
        .give(.enablePerson(line.number, enabled: !line.isEnabled), id: nextCommand())
      ]
    case .setPassphrase: return openPassphrase(for: line.number, line.name)
    case .unlockPerson: return [.give(.unlockPerson(line.number), id: nextCommand())]
    }
    return []
  }

  private mutating func ask(_ step: PersonStep, form: Form, subject: String) {
    layers.append(
      .asking(
        Asking(
          purpose: .personStep(step, person: step == .addPerson ? nil : people.selected?.number),
          title: [strings.heading(MessageKey("action.\(step.rawValue)")), subject]
            .filter { !$0.isEmpty }.joined(separator: " "), form: form,
          command: nextCommand())))
  }

  /// The form of the selected person, once their file is there.
  mutating func editPerson(_ file: PersonFile) {
    guard people.isEditing else { return }
    people.isEditing = false
    ask(.editPerson, form: personForm(file), subject: file.line.name)
  }

  private func personForm(_ file: PersonFile?) -> Form {
    func text(_ id: String, _ text: String = "", hint: String = "") -> FormField {
      .text(id, label: strings.heading(MessageKey("person.\(id)")), text, hint: hint)
    }
    let number = file == nil ? [text("number")] : []
    let crews =
      [ChoiceField.Choice(id: "", text: strings["frame.none"])]
      + directory.crews.map { ChoiceField.Choice(id: $0.id, text: $0.text) }
    return Form(
      number + [
        text("name", file?.ownName ?? ""), text("nameEnglish", file?.englishName ?? ""),
        .choice(
          "crew", label: strings.heading("person.crew"), crews, chosen: file?.crewCode ?? ""),
        text("phone", file?.phone ?? ""),
        text("roles", file?.roleWords ?? "", hint: strings["people.rolesHint"]),
      ])
  }

  private func dutyForm() -> Form {
    let today = "\(local(now).date)"
    let words = [EnterDuty.leave, EnterDuty.off, EnterDuty.pattern].map {
      ChoiceField.Choice(id: $0, text: strings[MessageKey("person.duty.\($0)")])
    }
    let shifts = directory.shifts.map { ChoiceField.Choice(id: $0.id, text: $0.text) }
    return Form([
      .choice("duty", label: strings.heading("people.duty"), words + shifts),
      text("from", today), text("until", today),
      .picker(
        "standsInFor", label: strings.heading("people.standsInFor"), directory.people,
        hint: strings["people.standsInHint"]),
    ])
  }
}

extension Asking {
  /// The staff member that the filled form means.
  func personDraft(of person: String?) throws(FieldProblem) -> PersonDraft {
    let number = if let person { person } else { try required("number") }
    return PersonDraft(
      changed: person, number: number, name: try required("name"),
      nameEnglish: form.value("nameEnglish").trimmed, crew: form.value("crew"),
      phone: form.value("phone").trimmed,
      roles: form.value("roles").split { " ,;\u{FF0C}\u{FF1B}\u{3001}\u{3000}".contains($0) }.map(
        String.init))
  }

  /// The duties that the filled form means.
  func dutyDraft(of person: String, today: CalendarDate) throws(FieldProblem) -> DutyDraft {
    let from = try date("from", today: today)
    let to = try date("until", today: from)
    guard from <= to else {
      throw FieldProblem(field: "until", remedy: "asking.untilHint")
    }
    if form["standsInFor"]?.isHalfTyped == true { throw FieldProblem(field: "standsInFor") }
    return DutyDraft(
      staff: person, from: from, to: to, duty: form.value("duty"),
      standsInFor: form.value("standsInFor"))
  }
}
