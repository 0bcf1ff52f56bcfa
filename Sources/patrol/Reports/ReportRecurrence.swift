import ArgumentParser
import Documents
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol report recurrence`: what came back three times within 30 days at one place.
struct ReportRecurrence: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "recurrence", abstract: helpText("help.report.recurrence"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var period: PeriodOptions

  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "text|csv|html|markdown|json"))
  var format: PaperFormat?

  func run(_ invocation: Invocation) throws {
    let days = try period.days()
    let (report, papers, zone, now) = try invocation.withSession { session in
      try session.reader()
      return try session.ask { snapshot in
        (
          try snapshot.recurrence(
            from: days.from, to: days.to, campus: try period.campus(in: snapshot)),
          Papers(language: invocation.language, names: try PaperNames(snapshot)), session.zone,
          session.now
        )
      }
    }
    if invocation.options.json || format == .json {
      invocation.output.write(line: json(report, papers, zone).text)
    } else if let format {
      PaperWriter(invocation: invocation).write(
        papers.recurrence(report, asOf: now, in: zone), as: format)
    } else {
      Table(papers.recurrenceTable(report, in: zone)).write(to: invocation)
    }
  }

  private func json(_ report: RecurrenceReport, _ papers: Papers, _ zone: ZoneRules) -> JSON {
    [
      "from": JSON(report.from?.description), "to": JSON(report.to?.description),
      "items": .array(
        report.faults.map { fault in
          let campus = papers.names.campuses[fault.campus]
          let zone = campus?.zone ?? zone
          return [
            "place": .string(fault.path), "category": .string(fault.category),
            "campus": JSON(campus?.slug), "reported": JSON(fault.count),
            "mostIn30Days": JSON(fault.most), "open": JSON(fault.open),
            "first": JSON(fault.first, zone), "last": JSON(fault.last, zone),
            "orders": .array(fault.orders.map(JSON.string)),
          ]
        }),
    ]
  }
}
