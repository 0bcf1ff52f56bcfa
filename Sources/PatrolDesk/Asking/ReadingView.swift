import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// Where a page of text stands.
  var readingArea: Area {
    bodyArea.inset(rows: 1, columns: 2)
  }

  func draw(_ reading: Reading, on surface: inout Surface) {
    surface.cursor = nil
    let inner = surface.drawBox(in: bodyArea, title: title(of: reading))
    readingPager(reading, in: inner)
      .draw(on: &surface, in: inner, isFocused: isOnTop(.reading(reading)))
  }

  func readingPager(_ reading: Reading, in area: Area) -> Pager {
    Pager(readingLines(reading, columns: area.columns), in: area, top: reading.top)
  }

  func title(of reading: Reading) -> String {
    switch reading.content {
    case .help(let context, let query):
      let name = strings.heading(context.title)
      let title = "\(strings.heading("desk.place.help")) \(settings.glyphs.dot) \(name)"
      return query.isEmpty ? title : "\(title)  /\(query)"
    case .explanation(let explanation):
      return strings.text(
        "explain.title",
        [
          "number": explanation.number,
          "clock": strings["clock.kind.\(explanation.clock.rawValue)"],
        ])
    case .difference: return strings.heading("handover.changes")
    case .importPaper(let sheet):
      return "\(strings.heading("action.importFile")) \(settings.glyphs.dot) \(sheet.file)"
    }
  }

  /// Longer lines are hard to read.
  func proseColumns(in columns: Int) -> Int { min(columns - 2, 110) }

  func readingLines(_ reading: Reading, columns: Int) -> [StyledLine] {
    let columns = proseColumns(in: columns)
    switch reading.content {
    case .help(let context, let query): return helpLines(context, query: query, columns: columns)
    case .explanation(let explanation): return explanationLines(explanation, columns: columns)
    case .importPaper(let sheet): return sheet.lines(columns: columns)
    case .difference(let document):
      // Its title stands in the upper edge already.
      return printed(document, columns: columns).drop { !$0.hasPrefix("===") }.dropFirst()
        .drop(while: \.isEmpty).map { StyledLine($0) }
    }
  }

  /// The keys of a screen, generated from the key table, then those that work everywhere.
  private func helpLines(_ context: KeyContext, query: String, columns: Int) -> [StyledLine] {
    let lines = keymap(in: context).help(matching: query) { strings.shown($0) }
    guard !lines.isEmpty else { return [StyledLine(strings["filter.noMatch"], .dim)] }
    let keys = lines.map { $0.keys.joined(separator: " ") }
    let keyColumns = min(16, keys.map(\.displayWidth).max() ?? 8)
    let labels = min(18, lines.map(\.label.displayWidth).max() ?? 8)
    return zip(lines, keys).flatMap { line, key -> [StyledLine] in
      let head = StyledLine(key.fitted(to: keyColumns) + "  ", Style(.accent, bold: true))
        .adding(line.label.fitted(to: labels) + "  ", Style(bold: true))
      var text = line.explanation
      if let reason = line.disabledReason { text += " (\(reason))" }
      let room = max(10, columns - head.width)
      let pieces = SafeText(text).text.wrapped(to: room)
      let indent = String(repeating: " ", count: head.width)
      return pieces.enumerated().map { index, piece in
        (index == 0 ? head : StyledLine(indent)).adding(piece, .dim)
      }
    }
  }
}
