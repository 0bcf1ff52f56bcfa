import Localization
import Screen
import WorkOrderEngine

/// What the footer is drawn from.
private struct FooterSource: Hashable {
  var context: KeyContext
  /// Of each key whether it is possible.
  var possibilities: [Bool]
  var signature: String
}

extension DeskModel {
  private var messageArea: Area {
    Area(row: size.rows - 2, column: 0, rows: 1, columns: size.columns)
  }

  /// The message or the line that is asked for, and the keys that work here.
  func drawFoot(on surface: inout Surface, _ pieces: inout DrawnPieces) {
    if size.rows >= 12, layers.isEmpty {
      pieces.draw(.messageRule, from: 0, in: messageArea, on: &surface) {
        $0.drawRule(in: messageArea)
      }
    } else if size.rows >= 12 {
      surface.drawRule(in: messageArea)
    }
    if case .prompt(let prompt)? = layers.last {
      prompt.prompt.draw(on: &surface, in: messageArea, hint: hint(for: prompt))
      drawNames(for: prompt, on: &surface)
    } else if case .discard? = layers.last {
      Message(strings["frame.discard"], ink: .risk).draw(on: &surface, in: messageArea)
    } else if case .leaving? = layers.last {
      Message(leavingQuestion, ink: .risk).draw(on: &surface, in: messageArea)
    }
    if let message {
      drawMessage(message, on: &surface)
    } else if errand == nil, let study = studyTold {
      let text = strings.text(sentence(for: study), ["seconds": "\(now - study.since)"])
      Message(text, ink: .accent).draw(on: &surface, in: messageArea)
    }
    drawErrand(on: &surface, in: messageArea)
    let footer = Area(row: size.rows - 1, column: 0, rows: 1, columns: size.columns)
    guard layers.isEmpty else { return drawKeys(on: &surface, in: footer) }
    let source = FooterSource(
      context: context, possibilities: footerPossibilities, signature: signature)
    pieces.draw(.footer, from: source, in: footer, on: &surface) { drawKeys(on: &$0, in: footer) }
  }

  /// What is said of a study that takes its time.
  private func sentence(for study: Underway) -> MessageKey {
    switch study.query.studyKind {
    case .sheet, .difference: "frame.readingSheet"
    // A form waits for it: Esc is for the form.
    case .paper where !layers.isEmpty, .concerns: "frame.reading"
    default: "frame.studying"
    }
  }

  private func drawKeys(on surface: inout Surface, in footer: Area) {
    footerKeymap.drawFooter(on: &surface, in: footer, trailing: signature) { strings.shown($0) }
  }

  /// Whether something is typed or asked in the row of messages.
  var asksInFoot: Bool {
    switch layers.last {
    case .prompt, .discard, .leaving: true
    default: false
    }
  }

  private var asksForFile: Bool {
    guard case .prompt(let prompt)? = layers.last else { return false }
    return prompt.purpose.isFile
  }

  private func drawMessage(_ message: Message, on surface: inout Surface) {
    var last = messageArea.row
    // Of a form at most the lower edge is covered.
    var rows = size.rows < 12 ? 1 : layers.isEmpty ? 3 : 2
    if asksInFoot {
      // Above what is typed or asked, and beneath the names that it could mean.
      last -= 1
      if !asksForFile { rows = 1 }
    }
    message.draw(
      on: &surface,
      in: Area(row: last - rows + 1, column: 0, rows: rows, columns: size.columns))
  }

  private var signature: String {
    viewer.detail.isEmpty ? viewer.name : "\(viewer.name) · \(viewer.detail)"
  }

  func hint(for prompt: DeskPrompt) -> String {
    switch prompt.purpose {
    case .filter: strings["filter.hint"]
    case .file, .sheetFile: strings["stats.endings"]
    case .helpSearch, .people, .keepFilter: ""
    case .command: strings["prompt.commandHint"]
    }
  }

  /// The names that `:` could mean, and the endings that choose a form, above the line.
  private func drawNames(for prompt: DeskPrompt, on surface: inout Surface) {
    switch prompt.purpose {
    case .command: drawAbove(offered(commandNames(for: prompt.prompt.field.text)), on: &surface)
    case .filter: drawAbove(offered(filterCompletions(for: prompt.prompt.field.text)), on: &surface)
    // A name is offered, so that the hint in the field is never seen.
    case .file, .sheetFile: drawAbove(StyledLine(hint(for: prompt), .dim), on: &surface)
    case .helpSearch, .people, .keepFilter: return
    }
  }

  /// What `Tab` completes; `nil` where nothing fits.
  private func offered(_ names: [String]) -> StyledLine? {
    guard !names.isEmpty else { return nil }
    return StyledLine("Tab  ", Style(.accent, bold: true))
      .adding(names.prefix(20).joined(separator: "  "), .dim)
  }

  private func drawAbove(_ line: StyledLine?, on surface: inout Surface) {
    guard let line else { return }
    // A message stands right above what is typed.
    let above = message == nil ? 3 : 4
    let row = Area(row: size.rows - above, column: 0, rows: 1, columns: size.columns)
    surface.clear(row)
    surface.put(line, at: Position(row: row.row, column: 2), maxWidth: row.columns - 4)
  }
}
