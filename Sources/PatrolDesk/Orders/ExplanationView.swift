import Localization
import Reports
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
      fact("explain.standard", reason.standard),
      fact("explain.calendar", calendar(reason.calendar)),
      fact("explain.target", strings.words(target: explanation.target.text)),
      fact("explain.start", formats.weekdayDateTime(parts(explanation.start))),
      StyledLine(""),
    ]
    lines.append(explainedHeading)
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

  /// Hours and minutes: a sum of working time is never said in days, which would be days of work.
  private func hours(_ seconds: Int64) -> String {
    let minutes = seconds % 3_600 / 60
    return "\(seconds / 3_600):\(minutes < 10 ? "0" : "")\(minutes)"
  }

  private func calendar(_ name: String) -> String {
    name == "24x7" ? strings["explain.roundTheClock"] : name
  }

  private var explainedHeading: StyledLine {
    let titles = ["when", "what", "time"].map { strings.heading("explain.column.\($0)") }
    return StyledLine(
      titles[0].padded(to: 31) + titles[1].fitted(to: 22)
        + titles[2].fitted(to: 8, alignment: .right)
        + strings.heading("explain.sum").fitted(to: 13, alignment: .right), .dim)
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
    let what = Papers(language: settings.language, names: PaperNames()).words(line)
    return StyledLine("\(formats.weekdayDate(from).padded(to: 11))", .dim)
      .adding(span.padded(to: 20)).adding(what.fitted(to: 22), style)
      .adding(hours(line.seconds).fitted(to: 8, alignment: .right))
      .adding(hours(line.sum).fitted(to: 13, alignment: .right), Style(bold: true))
  }
}
