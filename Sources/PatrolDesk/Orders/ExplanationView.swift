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
      fact("explain.calendar", strings.word(calendar: reason.calendar)),
      fact("explain.target", strings.words(target: explanation.target.text)),
      fact("explain.start", formats.weekdayDateTime(parts(explanation.start))),
      StyledLine(""),
    ]
    let widths = explainedWidths(explanation.lines, columns: columns)
    lines.append(explainedHeading(widths))
    lines += explanation.lines.map { explained($0, widths) }
    lines.append(StyledLine(""))
    let due = formats.weekdayDateTime(parts(explanation.due.due))
    let label = strings.heading(reason.isHeld ? "explain.dueIfResumed" : "explain.due")
    lines.append(
      StyledLine("\(label)  ".padded(to: 12), Style(.accent, bold: true))
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

  /// The columns of the sum: day, from when to when, what counts, time and sum.
  private struct ExplainedWidths {
    var span: Int
    var what: Int
    var time: Int
    var sum: Int

    /// The weekday and the date, and two blanks.
    static let day = 12
  }

  /// What counts gives way where it is narrow: the times are what is looked for.
  private func explainedWidths(_ lines: [ExplanationLine], columns: Int) -> ExplainedWidths {
    let titles = ["time", "sum"].map { title(of: $0).displayWidth }
    let width = (lines.map { span(of: $0).displayWidth }.max() ?? 11) + 2
    let time = max(titles[0], lines.map { hours($0.seconds).count }.max() ?? 5) + 2
    let sum = max(titles[1], lines.map { hours($0.sum).count }.max() ?? 5) + 2
    let rest = columns - ExplainedWidths.day - width - time - sum
    let what = lines.map { words(of: $0).displayWidth }.max() ?? 0
    let least = max(what, title(of: "what").displayWidth)
    return ExplainedWidths(span: width, what: max(8, min(least, rest)), time: time, sum: sum)
  }

  private func title(of column: String) -> String {
    strings.heading(MessageKey(column == "sum" ? "explain.sum" : "explain.column.\(column)"))
  }

  private func explainedHeading(_ widths: ExplainedWidths) -> StyledLine {
    StyledLine(
      title(of: "when").padded(to: ExplainedWidths.day + widths.span)
        + title(of: "what").fitted(to: widths.what)
        + title(of: "time").fitted(to: widths.time, alignment: .right)
        + title(of: "sum").fitted(to: widths.sum, alignment: .right), .dim)
  }

  private func span(of line: ExplanationLine) -> String {
    let from = parts(line.from)
    let to = parts(line.to)
    let isOneDay = from.day == to.day && from.month == to.month
    let end = isOneDay ? formats.time(to) : formats.shortDateTime(to)
    return formats.range(formats.time(from), end)
  }

  private func words(of line: ExplanationLine) -> String {
    Papers(language: settings.language, names: PaperNames()).words(line)
  }

  private func explained(_ line: ExplanationLine, _ widths: ExplainedWidths) -> StyledLine {
    let style: Style =
      switch line.kind {
      case .window: .plain
      case .holiday: .dim
      case .makeUpDay, .exception: Style(.accent)
      case .hold: Style(.hold)
      case .extension: Style(.risk)
      }
    let day = formats.weekdayDate(parts(line.from))
    return StyledLine("\(day.padded(to: ExplainedWidths.day))", .dim)
      .adding(span(of: line).padded(to: widths.span))
      .adding(words(of: line).fitted(to: widths.what), style)
      .adding(hours(line.seconds).fitted(to: widths.time, alignment: .right))
      .adding(hours(line.sum).fitted(to: widths.sum, alignment: .right), Style(bold: true))
  }
}
