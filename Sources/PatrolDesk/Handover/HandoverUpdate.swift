import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// Keys of the handover sheet.
  mutating func updateHandover(_ action: Action) -> [Effect] {
    guard let sheet = handover.sheet else { return [] }
    switch action {
    case .move(let movement):
      _ = handover.window.handle(movement.key)
      return []
    case .nextPane:
      handover.selectNextSection()
      return []
    case .fold, .open:
      handover.fold()
      return []
    case .foldAll:
      handover.foldAll()
      return []
    case .printSheet:
      if let printer = settings.printer {
        return begin(.print(sheet.document, printer: printer), id: nextCommand())
      }
      let name = sheet.number ?? "\(sheet.campus)-\(local(now).date)"
      return openPrompt(.sheetFile(sheet, offered: "\(name).html"))
    case .difference: return [.ask(.difference(campus: sheet.campus))]
    case .giveSheet: return askWhatToGive(sheet)
    case .receiveSheet: return askToReceive(sheet)
    case .refuseSheet: return askWhyRefused(sheet)
    case .remarkSheet: return askForRemark(sheet)
    default: return []
    }
  }

  private mutating func askWhatToGive(_ sheet: SheetText) -> [Effect] {
    let topics = HandoverTopic.allCases.map { topic in
      FormField.text(
        topic.rawValue, label: strings.heading("handover.topic.\(topic.rawValue)"),
        sheet.written[topic] ?? "",
        hint: strings[topic == .counted ? "handover.countHint" : "form.optional"])
    }
    let to = FormField.picker(
      "to", label: strings.heading("handover.field.expected"), directory.holders,
      hint: strings["form.optional"])
    layers.append(
      .asking(
        Asking(
          purpose: .give(campus: sheet.campus),
          title: "\(strings.heading("handover.title")) \(sheet.campus)",
          form: Form(topics + [to]), command: nextCommand())))
    return []
  }

  private mutating func askToReceive(_ sheet: SheetText) -> [Effect] {
    guard let number = sheet.waiting else { return nothingToReceive() }
    let choices = ["yes", "no"].map {
      ChoiceField.Choice(id: $0, text: strings["handover.checked.\($0)"])
    }
    let checked = FormField.choice(
      "checked", label: strings.heading("handover.section.13"), choices, chosen: "no")
    layers.append(
      .asking(
        Asking(
          purpose: .receive(number),
          title: "\(strings.heading("action.receive")) \(number)", form: Form([checked]),
          command: nextCommand())))
    return []
  }

  private mutating func askWhyRefused(_ sheet: SheetText) -> [Effect] {
    guard let number = sheet.waiting else { return nothingToReceive() }
    let choices = HandoverRefusal.allCases.map {
      ChoiceField.Choice(id: $0.rawValue, text: strings["handover.refusal.\($0.rawValue)"])
    }
    let form = Form([
      .choice("reason", label: strings.heading("handover.field.refusal"), choices), text("note"),
    ])
    layers.append(
      .asking(
        Asking(
          purpose: .refuseSheet(number),
          title: "\(strings.heading("action.refuseSheet")) \(number)", form: form,
          command: nextCommand())))
    return []
  }

  private mutating func askForRemark(_ sheet: SheetText) -> [Effect] {
    guard let number = sheet.given else {
      say("handover.nothingGiven", ink: .risk)
      return []
    }
    layers.append(
      .asking(
        Asking(
          purpose: .remark(number), title: "\(strings.heading("action.remark")) \(number)",
          form: Form([text("note")]), command: nextCommand())))
    return []
  }

  private mutating func nothingToReceive() -> [Effect] {
    say("handover.nothingToReceive", ink: .risk)
    return []
  }
}
