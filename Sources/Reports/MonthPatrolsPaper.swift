public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// A row a route: what was required and done in a month, and the periods that were missed.
  func monthPatrolsTable(_ lines: [MonthPatrol]) -> Document.Table {
    spansTable(lines.map(\.span), by: .month)
  }

  /// A row for each thing that says why something was not walked: suspensions, stops that were not
  /// reached, and what was excused.
  func patrolReasonsTable(_ lines: [MonthPatrol]) -> Document.Table {
    var rows: [[Document.Cell]] = []
    for line in lines {
      func add(_ what: String, _ reason: String) {
        rows.append([
          .init(line.span.route.code), .init(what),
          reason.isEmpty ? .init(strings["report.reason.none"], .gap) : .init(reason),
        ])
      }
      for suspension in line.suspensions {
        let days = period(from: suspension.days.from, to: suspension.days.to)
        add(strings.text("report.patrols.suspended", ["days": days]), suspension.reason)
      }
      for gap in line.gaps {
        let what = strings.text(
          "report.patrols.gap", ["round": gap.round, "count": formats.count(gap.stops)])
        let excuses = gap.excuses.map { strings.text("report.reason.excused", ["text": $0]) }
        add(
          what, (gap.reasons + excuses).joined(separator: strings["format.clause.separator"]))
      }
      for label in line.span.missed {
        // Rounds of the period that were walked in part, by what was said of the rest.
        let said = line.gaps.filter { $0.period == label }.flatMap(\.reasons)
        add(
          strings.text("report.patrols.missed", ["period": label]),
          said.joined(separator: strings["format.clause.separator"]))
      }
    }
    return Document.Table(
      columns: [
        .init(strings.heading("report.column.route"), minimum: 6),
        .init(strings.heading("report.column.what"), minimum: 10, flexible: true),
        .init(strings.heading("report.column.reasons"), minimum: 10, flexible: true),
      ], rows: rows, emptyText: strings["report.patrols.noReasons"])
  }

  /// A row a route and week, or a route and month.
  public func spansTable(_ spans: [PatrolSpan], by grouping: PatrolGrouping) -> Document.Table {
    let figures: [MessageKey] = [
      "report.column.required", "report.column.done", "report.column.missedPeriods",
      "report.column.rounds", "report.column.valid", "report.column.incomplete",
      "report.column.tooFast", "report.column.tooSoon", "report.column.findings",
    ]
    return Document.Table(
      columns: [
        .init(strings.heading("report.column.route"), minimum: 6),
        .init(
          strings.heading(
            grouping == .week ? "report.by.week" : "report.by.month"), minimum: 7),
        .init(strings.heading("report.column.word"), minimum: 4),
      ] + figures.map { .init(strings.heading($0), .trailing, minimum: 3, maximum: 8) },
      rows: spans.map { span in
        let isMissed = span.quota.word == .missed
        let rounds = span.rounds
        let counts = [
          span.quota.required, span.quota.done, span.missed.count, rounds.finished, rounds.valid,
          rounds.incomplete, rounds.tooFast, rounds.tooSoon, rounds.findings,
        ]
        return [
          .init(span.route.code), .init(span.label),
          .init(strings.word(span.quota.word), isMissed ? .alert : .plain),
        ] + counts.map { .init(formats.count($0)) }
      }, emptyText: strings["report.noRounds"])
  }
}
