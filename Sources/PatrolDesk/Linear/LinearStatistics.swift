import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// The figures of the chart, without the chart.
  func fillStatistics(_ page: inout LinearPage) {
    page.title = joined([page.title, strings[statistics.chart.title], periodWords])
    guard let figures = statistics.figures else {
      return page.add(waiting(for: .figures, as: "stats.counting"))
    }
    page.add(joined(totalWords(figures.total).map(\.text)))
    let list = linearList
    let rows: [String] =
      switch statistics.chart {
      case .turnaround: figures.groups.map(groupWords)
      case .weeks: figures.weeks.map { weekWords($0).text.withoutColumns }
      case .patrols: figures.patrols.map { calendarWords($0, weeks: figures.patrolWeeks) }
      case .backlog:
        figures.backlog.ages.enumerated().map {
          "\(strings[MessageKey("report.age.\($0.offset)")]) \(formats.count($0.element))"
        }
      case .recurrence: figures.recurring.map(recurringWords)
      }
    for index in list.visible where rows.indices.contains(index) {
      page.lines.append(
        .row(
          LinearRow(
            id: list.ids[index], number: index + 1, text: rows[index], state: rows[index])))
    }
    if rows.isEmpty { page.add(strings["report.noOrders"]) }
    if statistics.chart == .backlog {
      page.add(clearingWords(figures.backlog, columns: .max).text.withoutColumns)
    }
  }

  private func groupWords(_ group: FigureGroup) -> String {
    let figures = group.figures
    func time(_ seconds: Int64?) -> String { seconds.map { formats.open($0) } ?? Formats.none }
    func column(_ name: String, _ value: String) -> String {
      "\(strings[MessageKey("stats.column.\(name)")]) \(value)"
    }
    return joined([
      group.name, column("done", formats.count(figures.completed)),
      named("report.column.onTimeRate", formats.percent(figures.onTimeRate, digits: 0)),
      column("promise", formats.percent(group.promise, digits: 0)),
      column("median", time(figures.median)), column("p90", time(figures.p90)),
      column("firstFix", formats.percent(figures.firstTimeFix, digits: 0)), heldWords(group),
    ])
  }

  /// A campus with its last weeks, the newest first, as far as one listens.
  private func calendarWords(_ row: PatrolRow, weeks: [ISOWeek]) -> String {
    let cells = zip(weeks, row.cells).suffix(12).reversed().map { week, cell -> String in
      let name = strings.text("format.week", ["week": "\(week.week)"])
      let word =
        PatrolCell.Word.named.contains(cell.word)
        ? strings[MessageKey("stats.patrol.\(cell.word)")] : Formats.none
      return cell.required > 0 ? "\(name) \(word) \(cell.done)/\(cell.required)" : "\(name) \(word)"
    }
    return "\(row.campus): \(formats.list(cells))"
  }

  private func recurringWords(_ line: RecurringLine) -> String {
    joined([
      line.place, line.category, "\(strings["stats.column.most"]) \(formats.count(line.most))",
      named("report.column.reported", formats.count(line.reported)),
      named("report.column.open", formats.count(line.open)),
      named("report.column.last", formats.shortDateTime(parts(line.last))),
    ])
  }
}
