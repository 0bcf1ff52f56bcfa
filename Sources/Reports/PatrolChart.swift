public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// The patrol calendar of a report: a row a route, a column a week. A monthly quota stands in each
  /// week as the month in which the week ends stands.
  public func patrolChart(_ report: PatrolReport) -> Document.Chart {
    var weeks: [ISOWeek] = []
    var week = report.from.isoWeek
    while week <= report.to.isoWeek {
      weeks.append(week)
      week = week.next
    }
    return .calendar(
      Document.Chart.Calendar(
        title: strings.heading("report.section.patrolCalendar"),
        rowTitle: strings.heading("report.column.route"),
        columns: weeks.map { strings.text("format.week", ["week": "\($0.week)"]) },
        rows: report.routes.map { line in
          let name = PaperNames.Name(line.route.name, line.route.nameEnglish)
          return Document.Chart.CalendarRow(
            "\(line.route.code) \(name.text(language))", weeks.map { cell(of: line, in: $0) })
        },
        names: Dictionary(
          uniqueKeysWithValues: QuotaWord.allCases.filter { $0 != .notYet }
            .map { ($0.drawn, strings.word($0)) } + [(.none, strings["report.calendar.none"])])))
  }

  private func cell(
    of line: RouteFigures, in week: ISOWeek
  ) -> Document.Chart.CalendarCell {
    let month = week.monday.adding(days: 6).description.prefix(7)
    let quotas = line.weeks.filter { $0.period == week.description || $0.period == month }
      .map(\.quota)
    // A month stands in the report once for each of its weeks.
    let asked = Set(quotas).filter { $0.required > 0 && $0.word != .notBegun }
    guard !asked.isEmpty else {
      let words: [QuotaWord] = [.suspended, .notBegun]
      return .init(words.first { word in quotas.contains { $0.word == word } }?.drawn ?? .none)
    }
    let order: [QuotaWord] = [.missed, .atRisk, .owed, .done, .suspended]
    let word = order.first { word in asked.contains { $0.word == word } } ?? .done
    let done = asked.reduce(0) { $0 + $1.done }
    let required = asked.reduce(0) { $0 + $1.required }
    return .init(word.drawn, "\(done)/\(required)")
  }
}

extension QuotaWord {
  /// Its word in a calendar.
  fileprivate var drawn: Document.Chart.CalendarWord {
    switch self {
    case .done: .done
    case .owed: .owed
    case .atRisk: .atRisk
    case .missed: .missed
    case .suspended: .suspended
    case .notBegun: .notBegun
    case .notYet: .none
    }
  }
}
