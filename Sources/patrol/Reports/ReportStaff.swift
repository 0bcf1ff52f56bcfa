import ArgumentParser
import Documents
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol report staff`: what each person and crew did, on the record (R10).
struct ReportStaff: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: helpText("help.report.staff"))

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
          try snapshot.staffReport(
            from: days.from, to: days.to, campus: try period.campus(in: snapshot)),
          Papers(language: invocation.language, names: try PaperNames(snapshot)), session.zone,
          session.now
        )
      }
    }
    if form.isJSON(invocation) {
      try form.deliver(json(report).text, invocation)
    } else if form.isForPeople {
      try form.show(papers.staff(report, asOf: now, in: zone), invocation)
    } else {
      Table(papers.staffOrdersTable(report)).write(to: invocation)
    }
  }

  private func json(_ report: StaffReport) -> JSON {
    [
      "from": JSON(report.from?.description), "to": JSON(report.to?.description),
      "people": .array(report.people.map(json)), "crews": .array(report.crews.map(json)),
      "total": json(report.total),
    ]
  }

  private func json(_ line: StaffFigures) -> JSON {
    [
      "key": .string(line.key), "crew": JSON(line.crew.isEmpty ? nil : line.crew),
      "accepted": JSON(line.accepted), "completed": JSON(line.completed),
      "onTime": JSON(line.onTime), "late": JSON(line.late), "onTimeRate": JSON(line.onTimeRate),
      "median": JSON(line.median), "medianWall": JSON(line.medianWall), "rework": JSON(line.rework),
      "validRounds": JSON(line.validRounds), "invalidRounds": JSON(line.invalidRounds),
      "findings": JSON(line.findings), "stops": JSON(line.stops), "told": JSON(line.told),
      "acknowledged": JSON(line.acknowledged),
      "acknowledgedForOthers": JSON(line.acknowledgedForOthers),
      "acknowledgeMedian": JSON(line.acknowledgeMedian),
    ]
  }
}
