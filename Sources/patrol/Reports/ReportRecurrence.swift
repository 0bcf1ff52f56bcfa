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
  @OptionGroup var form: FormatOptions

  func run(_ invocation: Invocation) throws {
    try form.check(invocation)
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
    if form.isJSON(invocation) {
      try form.deliver(
        RecurrenceShape(papers: papers, zone: zone).json(report).text, invocation)
    } else if form.isPaper {
      try form.deliver(papers.recurrence(report, asOf: now, in: zone), invocation)
    } else {
      Table(papers.recurrenceTable(report, in: zone)).write(to: invocation)
    }
  }
}

/// Recurring defects as programs get them.
struct RecurrenceShape {
  let papers: Papers
  /// That of faults whose campus is not known.
  let zone: ZoneRules

  func json(_ report: RecurrenceReport) -> JSON {
    [
      "from": JSON(report.from?.description), "to": JSON(report.to?.description),
      "items": .array(report.faults.map(json)),
    ]
  }

  func json(_ fault: RecurringFault) -> JSON {
    let campus = papers.names.campuses[fault.campus]
    let zone = campus?.zone ?? zone
    return [
      "place": .string(fault.path), "category": .string(fault.category),
      "campus": JSON(campus?.slug), "reported": JSON(fault.count),
      "mostIn30Days": JSON(fault.most), "open": JSON(fault.open),
      "first": JSON(fault.first, zone), "last": JSON(fault.last, zone),
      "orders": .array(fault.orders.map(JSON.string)),
    ]
  }
}
