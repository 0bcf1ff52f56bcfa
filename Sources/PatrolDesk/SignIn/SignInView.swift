import Localization
import Screen
import TextCells
import WorkOrderEngine

/// Draws a gate over everything: not a word of what lies behind it.
struct SignInView {
  let gate: SignInGate
  let settings: DeskSettings
  let keys: Keymap<Action>
  let now: Instant

  private var strings: Strings { Strings(language: settings.language) }

  func surface(size: Size) -> Surface {
    var surface = Surface(size: size, glyphs: settings.glyphs)
    guard size.columns >= 40, size.rows >= 10 else {
      let text = strings["app.tooSmallBoth"]
      surface.put(text, at: Position(row: 0, column: 0), maxWidth: size.columns)
      return surface
    }
    let width = min(52, size.columns - 4)
    let block = Area(
      row: max(1, size.rows / 2 - 4), column: (size.columns - width) / 2, rows: 6, columns: width)
    drawTitle(on: &surface, in: block)
    var row = block.row + 2
    switch gate.asked {
    case .anybody: drawNumber(on: &surface, in: line(block, row), isFocused: gate.field == .number)
    case .sitter(let number, let name):
      drawLabel("signIn.number", on: &surface, in: line(block, row))
      surface.put(
        "\(number) \(name)", at: Position(row: row, column: block.column + labelWidth),
        maxWidth: block.columns - labelWidth)
    }
    row += 1
    drawPassphrase(on: &surface, in: line(block, row))
    drawFoot(on: &surface, size: size)
    return surface
  }

  private func line(_ block: Area, _ row: Int) -> Area {
    Area(row: row, column: block.column, rows: 1, columns: block.columns)
  }

  private var labelWidth: Int {
    max(strings["signIn.number"].displayWidth, strings["signIn.passphrase"].displayWidth) + 2
  }

  private func drawTitle(on surface: inout Surface, in block: Area) {
    let title = StyledLine(strings["app.name"], Style(.accent, bold: true))
      .adding("  \(strings[titleKey])", Style(bold: true))
    surface.put(title, at: block.origin)
  }

  private var titleKey: MessageKey {
    gate.asked == .anybody ? "signIn.title" : "signIn.locked"
  }

  private func drawLabel(_ key: MessageKey, on surface: inout Surface, in area: Area) {
    surface.put(strings[key], at: area.origin, style: .dim, maxWidth: labelWidth)
  }

  private func field(in area: Area) -> Area {
    Area(
      row: area.row, column: area.column + labelWidth, rows: 1, columns: area.columns - labelWidth)
  }

  private func drawNumber(on surface: inout Surface, in area: Area, isFocused: Bool) {
    drawLabel("signIn.number", on: &surface, in: area)
    gate.number.draw(on: &surface, in: field(in: area), isFocused: isFocused)
  }

  private func drawPassphrase(on surface: inout Surface, in area: Area) {
    drawLabel("signIn.passphrase", on: &surface, in: area)
    gate.passphrase.draw(
      on: &surface, in: field(in: area), sign: settings.glyphs.marked,
      isFocused: gate.field == .passphrase)
  }

  private func drawFoot(on surface: inout Surface, size: Size) {
    if let words = gate.words(at: now, strings) {
      Message(words, ink: gate.wait(at: now) > 0 ? .risk : .late).draw(
        on: &surface, in: Area(row: size.rows - 5, column: 0, rows: 3, columns: size.columns))
    }
    let footer = Area(row: size.rows - 1, column: 0, rows: 1, columns: size.columns)
    keys.drawFooter(on: &surface, in: footer, trailing: "") { strings.shown($0) }
  }
}
