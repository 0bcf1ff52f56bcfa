public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// A row a route: what was required and done in a month, and the periods that were missed.
  func monthPatrolsTable(_ lines: [MonthPatrol]) -> Document.Table {
    spansTable(lines.map(\.span), by: .route)
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
      for gap in line.gaps where gap.stops > 0 {
        let what = strings.text(
          "report.patrols.gap", ["round": gap.round, "count": formats.count(gap.stops)])
        let excuses = gap.excuses.map { strings.text("report.reason.excused", ["text": $0]) }
        add(
          what, (gap.reasons + excuses).joined(separator: strings["format.clause.separator"]))
      }
      for label in line.span.missed {
        // The rounds of the period that did not count, with what was said of them.
        let said = line.uncounted.filter { $0.period == label }.compactMap { uncounted($0) }
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

  private func uncounted(_ gap: RoundGap) -> String? {
    guard let verdict = gap.verdict, verdict != .valid else { return nil }
    let word = strings.text(MessageKey("report.column.\(verdict.rawValue)"))
    let why = gap.reasons.isEmpty ? "" : " (\(formats.list(gap.reasons)))"
    return "\(gap.round) \(word)\(why)"
  }

  /// A row a route and week, or a route and month; by route alone without a column for the time.
  public func spansTable(_ spans: [PatrolSpan], by grouping: PatrolGrouping) -> Document.Table {
    let figures: [MessageKey] = [
      "report.column.required", "report.column.done", "report.column.periodsMissed",
      "report.column.rounds", "report.column.valid", "report.column.incomplete",
      "report.column.tooFast", "report.column.tooSoon", "report.column.failedChecks",
    ]
    let time: [Document.Column] =
      switch grouping {
      case .route: []
      case .week: [.init(strings.heading("report.by.week"), minimum: 8)]
      case .month: [.init(strings.heading("report.by.month"), minimum: 7)]
      }
    return Document.Table(
      columns: [.init(strings.heading("report.column.route"), minimum: 6)] + time
        + [.init(strings.heading("report.column.word"), minimum: 6)]
        + figures.map { .init(strings.heading($0), .trailing, minimum: 3, maximum: 8) },
      rows: spans.map { span in
        let isMissed = span.quota.word == .missed
        let rounds = span.rounds
        let counts = [
          span.quota.required, span.quota.done, span.missed.count, rounds.finished, rounds.valid,
          rounds.incomplete, rounds.tooFast, rounds.tooSoon, rounds.findings,
        ]
        let label: [Document.Cell] = grouping == .route ? [] : [.init(span.label)]
        return [.init(span.route.code)] + label + [
          .init(strings.word(span.quota.word), isMissed ? .alert : .plain)
        ] + counts.map { .init(formats.count($0)) }
      }, emptyText: strings["report.noRounds"])
  }
}
