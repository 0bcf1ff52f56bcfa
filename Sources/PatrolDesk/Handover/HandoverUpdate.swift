import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// Keys of the handover sheet.
  mutating func updateHandover(_ action: Action) -> [Effect] {
    guard let sheet = handover.shown else { return updateUnread(action) }
    switch action {
    case .back:
      guard handover.list != nil else { return [] }
      handover.stepBack()
      return [.ask(handoverQuery)]
    case .listSheets: return listSheets()
    case .confirmCarried: return confirmCarried(sheet)
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
    case .difference:
      return [.ask(.difference(campus: sheet.campus, sheet: handover.list?.reading))]
    case .giveSheet: return askWhatToGive(sheet)
    case .receiveSheet: return askToReceive(sheet)
    case .refuseSheet: return askWhyRefused(sheet)
    case .remarkSheet: return askForRemark(sheet)
    default: return []
    }
  }

  /// Keys where no sheet is there yet: the earlier ones are listed all the same, all else waits for it.
  private mutating func updateUnread(_ action: Action) -> [Effect] {
    switch action {
    case .listSheets: return listSheets()
    case .back, .move: return []
    default:
      message = Message(waiting(for: .sheet, as: "frame.loading"), ink: .risk)
      return []
    }
  }

  private mutating func listSheets() -> [Effect] {
    if handover.list == nil { handover.list = SheetList() } else { handover.stepBack() }
    return [.ask(handoverQuery)]
  }

  private mutating func askWhatToGive(_ sheet: SheetText) -> [Effect] {
    let topics = HandoverTopic.allCases.map { topic in
      FormField.text(
        topic.rawValue, label: strings.heading("handover.topic.\(topic.rawValue)"),
        sheet.written[topic] ?? "", hint: hint(for: topic, of: sheet))
    }
    let to = FormField.picker(
      "to", label: strings.heading("handover.field.expected"), directory.holders,
      hint: strings["form.optional"])
    layers.append(
      .asking(
        Asking(
          purpose: .give(campus: sheet.campus, carried: sheet.carried.mapValues(\.text)),
          title: "\(strings.heading("handover.title")) \(sheet.campus)",
          form: Form(topics + [to]), command: nextCommand())))
    return []
  }

  private func hint(for topic: HandoverTopic, of sheet: SheetText) -> String {
    if let carried = sheet.carried[topic] {
      return strings.text(
        "handover.carriedHint", ["sheet": carried.sheet, "text": carried.text])
    }
    return strings[topic == .counted ? "handover.countHint" : "form.optional"]
  }

  /// What an earlier sheet hands on in the section where the selection stands still stands.
  private mutating func confirmCarried(_ sheet: SheetText) -> [Effect] {
    guard let topic = handover.standingTopic, sheet.carried[topic] != nil
    else {
      say("handover.nothingCarried", ink: .risk)
      return []
    }
    return [.give(.confirmCarried(topic, campus: sheet.campus), id: nextCommand())]
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
