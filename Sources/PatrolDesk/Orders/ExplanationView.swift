import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// Why something is due when it is, line by line with a running sum (engine.md §1).
  func explanationLines(_ reason: DueExplanation, columns: Int) -> [StyledLine] {
    let explanation = reason.explanation
    func fact(_ key: MessageKey, _ text: String) -> StyledLine {
      StyledLine("\(strings.heading(key).padded(to: 12))", .dim).adding(text)
    }
    var lines = [
      fact("explain.standard", reason.standard), fact("explain.calendar", reason.calendar),
      fact("explain.target", explanation.target.text),
      fact("explain.start", formats.weekdayDateTime(parts(explanation.start))),
      StyledLine(""),
    ]
    lines += explanation.lines.map { explained($0) }
    lines.append(StyledLine(""))
    let due = formats.weekdayDateTime(parts(explanation.due.due))
    lines.append(
      StyledLine(strings.heading("explain.due").padded(to: 12), Style(.accent, bold: true))
        .adding(due, Style(bold: true)))
    if explanation.due.estimated {
      lines += wrapped(strings["explain.estimated"], columns: columns, style: Style(.risk))
    }
    return lines
  }

  private func explained(_ line: ExplanationLine) -> StyledLine {
    let from = parts(line.from)
    let to = parts(line.to)
    let isOneDay = from.day == to.day && from.month == to.month
    let end = isOneDay ? formats.time(to) : formats.shortDateTime(to)
    let span = formats.range(formats.time(from), end)
    let style: Style =
      switch line.kind {
      case .window: .plain
      case .holiday: .dim
      case .makeUpDay, .exception: Style(.accent)
      case .hold: Style(.hold)
      case .extension: Style(.risk)
      }
    var what = strings["explain.\(line.kind.rawValue)"]
    if let name = line.name { what += " \(name)" }
    return StyledLine("\(formats.weekdayDate(from).padded(to: 11))", .dim)
      .adding(span.padded(to: 20)).adding(what.fitted(to: 24), style)
      .adding(formats.gauge(line.seconds).fitted(to: 9, alignment: .right))
      .adding(formats.gauge(line.sum).fitted(to: 10, alignment: .right), Style(bold: true))
  }
}
