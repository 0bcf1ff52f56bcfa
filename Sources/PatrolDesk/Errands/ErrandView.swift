import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  func name(of deed: Errand.Deed) -> String {
    switch deed {
    case .backup: strings["errand.backup"]
    case .makePDF: strings["errand.pdf"]
    case .print(_, let printer), .printSlip(_, let printer):
      strings.text("errand.print", ["printer": printer])
    case .bringIn(let wish):
      strings.text(
        "errand.import", ["subject": strings["asking.subject.\(wish.subject.rawValue)"]])
    }
  }

  /// Whether what is under way shall be stopped to leave the desk.
  var leavingQuestion: String {
    let what = errand.map { name(of: $0.errand.deed) } ?? ""
    return strings.heading("errand.leave", ["what": what])
  }

  /// What is under way, how far it is, since when, and how it is stopped; `nil` when nothing is.
  ///
  /// - Parameter stops: the sentence that says how.
  func errandFacts(stops: String?) -> [String] {
    guard let errand else { return [] }
    var facts = [name(of: errand.errand.deed)]
    if let progress = errand.progress {
      if let share = progress.share { facts.append(formats.percent(share, digits: 0)) }
      if let rows = progress.rows {
        facts.append(strings.text("errand.rows", ["rows": formats.count(rows)]))
      }
    }
    facts.append(strings.text("errand.seconds", ["count": "\(max(0, now - errand.errand.begun))"]))
    let last = errand.isStopping ? strings["errand.stopping"] : stops
    return facts + [last].compactMap { $0 }
  }

  /// The line above the last row while an errand is under way; where it is narrow without its gauge.
  private func errandLine(columns: Int) -> StyledLine {
    let line = errandLine(hasGauge: true)
    return line.width > columns ? errandLine(hasGauge: false) : line
  }

  private func errandLine(hasGauge: Bool) -> StyledLine {
    let facts = errandFacts(stops: escapeStopsErrand ? strings["frame.cancelHint"] : nil)
    let ink = Style(.accent)
    var line = StyledLine(facts.first ?? "", ink)
    if hasGauge, let share = errand?.progress?.share, !settings.glyphs.isWords {
      line = line.adding("  ", .plain)
      for span in Gauge(share: min(share, 0.999), ink: .accent).line(settings.glyphs).spans {
        line = line.adding(span.text, span.style)
      }
    }
    return line.adding("  " + facts.dropFirst().joined(separator: "  "), ink)
  }

  /// Draws it into the row of messages: at its right when a message stands there that leaves room.
  func drawErrand(on surface: inout Surface, in row: Area) {
    // What is asked stands in the same row.
    guard errand != nil, !asksInFoot else { return }
    let taken = message.map { SafeText($0.text).text.displayWidth + 4 } ?? 0
    let room = row.columns - 4
    let line = errandLine(columns: room - taken)
    guard taken == 0 || taken + line.width <= room else { return }
    let column = taken == 0 ? 2 : row.columns - 2 - line.width
    if taken == 0 { surface.clear(row) }
    surface.put(line, at: Position(row: row.row, column: column), maxWidth: room)
  }
}
