import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// A form asked field by field: the one with the focus, its choices, and what stands there.
  func linearForm(_ form: Form, title: String) -> LinearPage {
    var page = LinearPage(title: title)
    page.isLayer = true
    guard let field = form.focused else { return page }
    let position = [
      "field": field.label, "number": "\(form.focus + 1)", "count": "\(form.fields.count)",
    ]
    page.add(strings.text("linear.field", position))
    page.add(field.problem)
    switch field.content {
    case .text(let text):
      page.add(now(text.text, hint: field.hint))
    case .choice(let choice):
      let choices = choice.choices.enumerated().map {
        let number = choice.number(of: $0.offset)
        return $0.element.text == number ? number : "\(number) \($0.element.text)"
      }
      page.add(formats.list(choices))
      page.add(now(choice.chosen?.text ?? "", hint: field.hint))
    case .picker(let picker, let picked):
      guard field.isHalfTyped else {
        page.add(now(picked == nil ? "" : picker.query.text, hint: field.hint))
        break
      }
      if picker.matches.isEmpty {
        page.add(strings.text("linear.noMatch", ["text": picker.query.text]))
      } else {
        page.add(strings.text("linear.matches", ["count": formats.count(picker.matches.count)]))
        for (offset, index) in picker.matches.prefix(LinearPage.matches).enumerated() {
          let item = picker.items[index]
          page.add("\(offset + 1). \(joined([item.text, item.detail]))")
        }
      }
    }
    page.menu.append(strings["linear.formKeys"])
    return page
  }

  private func now(_ text: String, hint: String) -> String {
    text.isEmpty
      ? (hint.isEmpty ? "" : "(\(hint))") : strings.text("linear.now", ["text": text])
  }

  /// The defect form, with what is likely reported already.
  func linearForm(_ defect: DefectForm) -> LinearPage {
    let title = strings.heading("form.title")
    guard !defect.isAmongDuplicates else {
      var page = LinearPage(title: strings["form.duplicates"])
      page.isLayer = true
      for (index, line) in defect.duplicates.enumerated() {
        page.lines.append(.row(linearRow(line, number: index + 1)))
      }
      page.menu.append(strings["linear.duplicateKeys"])
      return page
    }
    var page = linearForm(defect.form, title: title)
    if let trigger = defect.trigger, defect.form.focused?.id == "priority" {
      let name = settings.language == .en ? trigger.en : trigger.zh
      page.add(strings.text("form.priorityWhy", ["trigger": name]))
    }
    if !defect.duplicates.isEmpty, defect.isOnLastField {
      page.add(strings["linear.duplicates"])
      for line in defect.duplicates {
        page.add(linearRow(line, number: 0).text)
      }
    }
    return page
  }

  /// One line that is asked for.
  func linearPrompt(_ prompt: DeskPrompt) -> LinearPage {
    let titles: [String: MessageKey] = ["/": "action.find", ":": "action.command"]
    let label = prompt.prompt.label.trimmed
    var page = LinearPage(title: titles[label].map { strings.heading($0) } ?? label)
    page.isLayer = true
    if prompt.purpose.isFile { page.add(hint(for: prompt)) }
    page.add(now(prompt.prompt.field.text, hint: prompt.purpose.isFile ? "" : hint(for: prompt)))
    page.menu.append(strings["linear.promptKeys"])
    return page
  }
}

extension LinearPage {
  /// How many matches of a picker are told.
  static let matches = 9
}

extension ChoiceField {
  /// What chooses an answer: its own number where all have one, else its place from 1.
  func number(of index: Int) -> String {
    let hasNumbers = choices.allSatisfy { Int($0.id) != nil }
    return hasNumbers ? choices[index].id : "\(index + 1)"
  }

  /// The answer that a line names.
  func index(of line: String) -> Int? {
    let wanted = line.foldedForGuessing.trimmed
    let texts = choices.map(\.text.foldedForGuessing)
    return choices.indices.first { number(of: $0) == wanted }
      ?? choices.indices.first { choices[$0].id.foldedForGuessing == wanted }
      ?? texts.firstIndex(of: wanted) ?? texts.firstIndex { $0.hasPrefix(wanted) }
  }
}
