public import ArgumentParser
import Documents
import Localization
import Reports
import ServiceClock
public import WorkOrderEngine

/// `patrol report patrols`: how the routes were walked; without dates, in the last four weeks.
struct ReportPatrols: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "patrols", abstract: helpText("help.report.patrols"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var period: PeriodOptions
  @OptionGroup var form: FormatOptions

  @Option(help: ArgumentHelp(helpText("help.report.patrolsBy"), valueName: "route|week|month"))
  var by = PatrolGrouping.route

  func run(_ invocation: Invocation) throws {
    try form.check(invocation)
    let days = try period.days()
    let (report, spans, papers, zone, now) = try invocation.withSession { session in
      try session.reader()
      let to = days.to ?? session.zone.local(session.now).date
      let from = days.from ?? to.isoWeek.monday.adding(days: -21)
      guard from <= to else { throw Failure.malformed("error.endsBeforeStart", "\(to)") }
      return try session.ask { snapshot in
        let campus = try period.campus(in: snapshot)
        return (
          try snapshot.patrolReport(from: from, to: to, campus: campus),
          by == .route
            ? nil : try snapshot.patrolSpans(from: from, to: to, by: by, campus: campus),
          Papers(language: invocation.language, names: try PaperNames(snapshot)), session.zone,
          session.now
        )
      }
    }
    if form.isJSON(invocation) {
      try form.deliver(
        PatrolShape(report: report, spans: spans, papers: papers, zone: zone).json.text, invocation)
    } else if form.isForPeople {
      try form.show(
        papers.patrols(report, spans: spans.map { ($0, by) }, asOf: now, in: zone), invocation)
    } else {
      let first = spans.map { papers.spansTable($0, by: by) } ?? papers.patrolTable(report)
      Table(first).write(to: invocation)
    }
  }
}

extension PatrolGrouping: ExpressibleByArgument {}

/// The report as programs get it.
struct PatrolShape {
  let report: PatrolReport
  let spans: [PatrolSpan]?
  let papers: Papers
  let zone: ZoneRules

  var json: JSON {
    var members: [String: JSON] = [
      "from": .string("\(report.from)"), "to": .string("\(report.to)"),
      "routes": .array(report.routes.map(route)),
      "rhythms": .array(report.rhythms.map(rhythm)),
      "streaks": .array(report.streaks.map(streak)),
    ]
    if let spans { members["spans"] = .array(spans.map(PatrolSpanShape.json)) }
    return .object(members)
  }

  private func route(_ line: RouteFigures) -> JSON {
    [
      "route": .string(line.route.code), "campus": .string(line.campus.slug),
      "required": JSON(line.quota.required), "done": JSON(line.quota.done),
      "owed": JSON(line.quota.owed), "missed": .array(line.missed.map(JSON.string)),
      "rounds": JSON(line.rounds.finished), "valid": JSON(line.rounds.valid),
      "incomplete": JSON(line.rounds.incomplete), "tooFast": JSON(line.rounds.tooFast),
      "tooSoon": JSON(line.rounds.tooSoon), "findings": JSON(line.rounds.findings),
      "weeks": .array(
        line.weeks.map { week in
          [
            "week": .string(week.period), "required": JSON(week.quota.required),
            "done": JSON(week.quota.done), "owed": JSON(week.quota.owed),
            "word": JSON(week.quota.word.code),
          ]
        }),
    ]
  }

  private func rhythm(_ line: SameRhythm) -> JSON {
    [
      "route": .string(line.route), "walker": .string(papers.person(line.walker)),
      "rounds": .array(line.rounds.map(JSON.string)), "from": JSON(line.from, zone),
      "to": JSON(line.to, zone), "medianSeconds": JSON(line.median),
    ]
  }

  private func streak(_ line: EndedStreak) -> JSON {
    [
      "route": .string(line.route), "walker": .string(papers.person(line.walker)),
      "rounds": .array(line.rounds.map(JSON.string)), "last": JSON(line.last, zone),
      "order": .string(line.order), "reported": JSON(line.reported, zone),
      "place": .string(line.place.own),
    ]
  }
}

/// A route in a week or a month as programs get it.
enum PatrolSpanShape {
  static func json(_ span: PatrolSpan) -> JSON {
    let rounds = span.rounds
    return [
      "route": .string(span.route.code), "campus": .string(span.campus.slug),
      "period": .string(span.label), "required": JSON(span.quota.required),
      "done": JSON(span.quota.done), "owed": JSON(span.quota.owed),
      "word": JSON(span.quota.word.code),
      "missed": .array(span.missed.map(JSON.string)), "rounds": JSON(rounds.finished),
      "valid": JSON(rounds.valid), "incomplete": JSON(rounds.incomplete),
      "tooFast": JSON(rounds.tooFast), "tooSoon": JSON(rounds.tooSoon),
      "findings": JSON(rounds.findings),
    ]
  }
}
