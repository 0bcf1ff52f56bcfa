import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// Asks into which file the database is to be copied.
  mutating func openBackup() -> [Effect] {
    let name = "patrol-\(local(now).date).db"
    let file = FormField.text(
      "file", label: strings.heading("asking.file"), name, hint: strings["asking.newFile"])
    return open(.backup, title: "action.backup", Form([file]))
  }

  /// Asks what is to be imported, and how; what was asked for last stands there already.
  mutating func openImport() -> [Effect] {
    let last = lastImport
    func text(_ id: String, _ text: String?, hint: MessageKey) -> FormField {
      .text(
        id, label: strings.heading(MessageKey("asking.\(id)")), text ?? "", hint: strings[hint])
    }
    func choice(_ id: String, _ answers: [String], chosen: Int) -> FormField {
      .choice(
        id, label: strings.heading(MessageKey("asking.\(id)")),
        answers.map { .init(id: $0, text: strings[MessageKey("asking.\(id).\($0)")]) },
        chosen: answers[chosen])
    }
    let subjects = ImportMap.Subject.allCases
    let subject = last.flatMap { subjects.firstIndex(of: $0.subject) } ?? 0
    let form = Form([
      choice("subject", subjects.map(\.rawValue), chosen: subject),
      text("file", last?.file, hint: "help.import.file"),
      text("map", last?.map, hint: "asking.mapHint"),
      choice("badRows", ["skip", "strict"], chosen: last?.strict == true ? 1 : 0),
      choice("differing", ["list", "update"], chosen: last?.update == true ? 1 : 0),
      choice("keeping", ["keep", "dryRun"], chosen: last?.dryRun == true ? 1 : 0),
    ])
    return open(.importFile, title: "action.importFile", form)
  }

  private mutating func open(
    _ purpose: Asking.Purpose, title: MessageKey, _ form: Form
  ) -> [Effect] {
    layers.append(
      .asking(
        Asking(
          purpose: purpose, title: strings.heading(title), form: form, command: nextCommand())))
    return []
  }
}

extension Asking {
  /// Takes back what was found wrong with what was typed before.
  mutating func forgetObjections() {
    note = ""
    for index in form.fields.indices { form.fields[index].problem = "" }
  }

  /// What the filled form asks for.
  ///
  /// - Throws: the field that is empty.
  func errand() throws(FieldProblem) -> Errand.Deed {
    purpose == .backup
      ? .backup(path: try required("file").trimmed) : .bringIn(try importWish())
  }

  /// The import that the filled form means.
  ///
  /// - Throws: the field that is empty.
  private func importWish() throws(FieldProblem) -> ImportWish {
    ImportWish(
      subject: ImportMap.Subject(rawValue: form.value("subject")) ?? .orders,
      file: try required("file").trimmed, map: try required("map").trimmed,
      strict: form.value("badRows") == "strict", update: form.value("differing") == "update",
      dryRun: form.value("keeping") == "dryRun")
  }
}
