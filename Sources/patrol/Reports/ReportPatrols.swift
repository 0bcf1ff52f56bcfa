import ArgumentParser
import Documents
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol report patrols`: how the routes were walked; without dates, in the last four weeks.
struct ReportPatrols: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "patrols", abstract: helpText("help.report.patrols"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var period: PeriodOptions

  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "text|csv|html|markdown|json"))
  var format: PaperFormat?

  func run(_ invocation: Invocation) throws {
    let days = try period.days()
    let (report, papers, zone, now) = try invocation.withSession { session in
      try session.reader()
      let to = days.to ?? session.zone.local(session.now).date
      let from = days.from ?? to.isoWeek.monday.adding(days: -21)
      guard from <= to else { throw Failure.malformed("error.endsBeforeStart", "\(to)") }
      return try session.ask { snapshot in
        (
          try snapshot.patrolReport(
            from: from, to: to, campus: try period.campus(in: snapshot)),
          Papers(language: invocation.language, names: try PaperNames(snapshot)), session.zone,
          session.now
        )
      }
    }
    if invocation.options.json || format == .json {
      invocation.output.write(
        line: PatrolShape(report: report, papers: papers, zone: zone).json.text)
    } else if let format {
      PaperWriter(invocation: invocation).write(
        papers.patrols(report, asOf: now, in: zone), as: format)
    } else {
      Table(papers.patrolTable(report)).write(to: invocation)
      // A pipe gets one table.
      guard Console.isForPeople else { return }
      for (heading, table) in [
        ("report.section.rhythm", papers.rhythmTable(report, in: zone)),
        ("report.section.streak", papers.streakTable(report, in: zone)),
      ] where !table.rows.isEmpty {
        invocation.output.write(line: "")
        invocation.output.write(line: invocation.strings.heading(MessageKey(heading)))
        Table(table).write(to: invocation)
      }
    }
  }
}

/// The report as programs get it.
struct PatrolShape {
  let report: PatrolReport
  let papers: Papers
  let zone: ZoneRules

  var json: JSON {
    [
      "from": .string("\(report.from)"), "to": .string("\(report.to)"),
      "routes": .array(report.routes.map(route)),
      "rhythms": .array(report.rhythms.map(rhythm)),
      "streaks": .array(report.streaks.map(streak)),
    ]
  }

  private func route(_ line: RouteFigures) -> JSON {
    [
      "route": .string(line.route.code), "campus": .string(line.campus.slug),
      "rounds": JSON(line.finished), "valid": JSON(line.valid),
      "incomplete": JSON(line.incomplete), "tooFast": JSON(line.tooFast),
      "tooSoon": JSON(line.tooSoon), "findings": JSON(line.findings),
      "weeks": .array(
        line.weeks.map { week in
          [
            "week": .string(week.period), "required": JSON(week.quota.required),
            "done": JSON(week.quota.done), "owed": JSON(week.quota.owed),
            "word": .string(week.quota.word.rawValue),
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
      "place": .string(line.place),
    ]
  }
}
