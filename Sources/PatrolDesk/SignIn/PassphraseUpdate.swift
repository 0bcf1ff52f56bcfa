import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// Asks for a passphrase for somebody.
  mutating func openPassphrase(for number: String, _ name: String) -> [Effect] {
    layers.append(
      .passphrase(PassphraseForm(number: number, name: name, command: nextCommand())))
    return []
  }

  /// Keys of that form. Esc takes back what was typed with it: nobody could see whether it is worth keeping.
  mutating func typeInPassphrase(_ form: PassphraseForm, _ action: Action) -> [Effect] {
    var form = form
    let outcome: PassphraseForm.Outcome
    switch action {
    case .back:
      layers.removeLast()
      return []
    case .save: outcome = form.finish()
    case .type(let key): outcome = form.take(key)
    default: return []
    }
    defer { layers[layers.count - 1] = .passphrase(form) }
    switch outcome {
    case .typed: return []
    case .differed:
      message = Message(strings["error.passphrasesDiffer"], ink: .late)
      return []
    case .agreed(let typed):
      form.clear()
      return [.give(.setPassphrase(form.number, typed), id: form.command)]
    }
  }

  /// It is kept: whoever has one can lock the desk.
  mutating func concludePassphrase(of number: String) -> [Effect] {
    if case .passphrase? = layers.last { layers.removeLast() }
    if number == sitter.number { settings.canLock = true }
    say("command.staff.passphrase", ["number": number])
    return visibleQueries
  }

  /// The label of the field that is typed in.
  func label(of form: PassphraseForm, isRepeating: Bool) -> String {
    strings[isRepeating ? "signIn.again" : "signIn.passphrase"]
  }

  func title(of form: PassphraseForm) -> String {
    "\(strings.heading("action.setPassphrase")) \(form.number) \(form.name)".trimmed
  }

  /// A small form in a box at the foot of the body, with dots for what was typed.
  func draw(_ form: PassphraseForm, on surface: inout Surface) {
    let columns = min(bodyArea.columns, 60)
    let box = Area(
      row: bodyArea.row + bodyArea.rows - 4, column: (bodyArea.columns - columns) / 2, rows: 4,
      columns: columns)
    surface.cursor = nil
    let inner = surface.drawBox(in: box, title: title(of: form))
    let labels = [false, true].map { label(of: form, isRepeating: $0) }
    let width = (labels.map(\.displayWidth).max() ?? 0) + 2
    for (row, text) in [form.first, form.second].enumerated() {
      let line = Position(row: inner.row + row, column: inner.column + 1)
      surface.put(labels[row], at: line, style: .dim, maxWidth: width)
      let field = Area(
        row: line.row, column: line.column + width, rows: 1,
        columns: max(1, inner.columns - width - 2))
      text.draw(
        on: &surface, in: field, sign: settings.glyphs.marked,
        isFocused: form.isRepeating == (row == 1))
    }
  }
}

extension HiddenText {
  /// As many signs as characters, as far as there is room.
  func draw(on surface: inout Surface, in field: Area, sign: String, isFocused: Bool) {
    let style = Style(underline: isFocused)
    surface.clear(field, style: style)
    let count = min(text.count, field.columns - 1)
    surface.put(
      String(repeating: sign, count: count), at: field.origin, style: style,
      maxWidth: field.columns)
    if isFocused { surface.cursor = Position(row: field.row, column: field.column + count) }
  }
}
