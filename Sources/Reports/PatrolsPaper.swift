public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// How the routes were walked: against the quota, by verdict, and what repeats.
  ///
  /// - Parameter spans: the weeks or months by which it is summed up; `nil`: a row a route.
  public func patrols(
    _ report: PatrolReport, spans: (lines: [PatrolSpan], by: PatrolGrouping)? = nil, asOf: Instant,
    in zone: ZoneRules
  ) -> Document {
    Document(
      title: strings.heading("report.title.patrols"),
      subtitle: "\(period(from: report.from, to: report.to)) · \(asOfLine(asOf, in: zone))",
      language: language.rawValue,
      blocks: (report.routes.isEmpty
        ? []
        : [
          .heading(level: 1, strings.heading("report.section.patrolCalendar")),
          .chart(patrolChart(report)),
          .heading(level: 1, strings.heading("report.section.figures")),
        ]) + [
          .table(spans.map { spansTable($0.lines, by: $0.by) } ?? patrolTable(report)),
          .paragraph(
            strings[
              spans?.by == .month ? "report.patrols.wholeMonths" : "report.patrols.whole"]),
          .paragraph(strings["report.note.rounds"]),
          .heading(level: 1, strings.heading("report.section.rhythm")),
          .table(rhythmTable(report, in: zone)), .paragraph(strings["report.note.rhythm"]),
          .heading(level: 1, strings.heading("report.section.streak")),
          .table(streakTable(report, in: zone)),
        ], footer: strings["report.patrols.rule"])
  }

  /// A row a route: the periods of its quota, and the verdicts of their rounds.
  public func patrolTable(_ report: PatrolReport) -> Document.Table {
    let figures: [MessageKey] = [
      "report.column.required", "report.column.done", "report.column.periodsMissed",
      "report.column.rounds", "report.column.valid", "report.column.incomplete",
      "report.column.tooFast", "report.column.tooSoon", "report.column.failedChecks",
    ]
    return Document.Table(
      columns: [
        .init(strings.heading("report.column.route"), minimum: 6),
        .init(strings.heading("report.column.name"), minimum: 6, flexible: true),
      ] + figures.map { .init(strings.heading($0), .trailing, minimum: 4, maximum: 8) },
      rows: report.routes.map { line in
        let rounds = line.rounds
        let counts = [
          line.quota.required, line.quota.done, line.missed.count, rounds.finished, rounds.valid,
          rounds.incomplete, rounds.tooFast, rounds.tooSoon, rounds.findings,
        ]
        let name = PaperNames.Name(line.route.name, line.route.nameEnglish)
        return [.init(line.route.code), .init(name.text(language))]
          + counts.map { .init(formats.count($0)) }
      }, emptyText: strings["report.noRounds"])
  }

  /// A row a run of rounds in the same rhythm.
  public func rhythmTable(_ report: PatrolReport, in zone: ZoneRules) -> Document.Table {
    Document.Table(
      columns: honestyColumns([
        "report.column.first", "report.column.last", "report.column.betweenStops",
      ]),
      rows: report.rhythms.map { line in
        honestyCells(line.route, line.walker, line.rounds) + [
          momentCell(line.from, in: zone), momentCell(line.to, in: zone),
          .init(formats.count(Int(line.median))),
        ]
      }, emptyText: strings["report.rhythm.none"])
  }

  /// A row a streak without a finding that somebody else's report ended.
  public func streakTable(_ report: PatrolReport, in zone: ZoneRules) -> Document.Table {
    Document.Table(
      columns: honestyColumns([
        "report.column.last", "order.field.number", "order.field.reported", "order.field.place",
      ]),
      rows: report.streaks.map { line in
        honestyCells(line.route, line.walker, line.rounds) + [
          momentCell(line.last, in: zone), .init(line.order), momentCell(line.reported, in: zone),
          .init(text(line.place)),
        ]
      }, emptyText: strings["report.streak.none"])
  }

  private func honestyColumns(_ more: [MessageKey]) -> [Document.Column] {
    [
      .init(strings.heading("report.column.route"), minimum: 6),
      .init(strings.heading("round.walker"), minimum: 6, flexible: true),
      .init(strings.heading("report.column.rounds"), .trailing, minimum: 4),
    ]
      + more.map { key in
        key == "report.column.betweenStops"
          ? .init(strings.heading(key), .trailing, minimum: 5, maximum: 12)
          : .init(strings.heading(key), minimum: 5, flexible: key == "order.field.place")
      }
  }

  private func honestyCells(
    _ route: String, _ walker: Int64, _ rounds: [String]
  ) -> [Document.Cell] {
    [.init(route), .init(person(walker)), .init(formats.count(rounds.count))]
  }
}
