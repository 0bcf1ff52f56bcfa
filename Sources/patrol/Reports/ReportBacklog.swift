public import ArgumentParser
import Localization
import Reports
public import WorkOrderEngine

/// `patrol report backlog`: what is open, by age, and how long it takes to clear.
struct ReportBacklog: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "backlog", abstract: helpText("help.report.backlog"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var period: PeriodOptions
  @OptionGroup var grouping: GroupingOptions
  @OptionGroup var form: FormatOptions

  func run(_ invocation: Invocation) throws {
    try form.check(invocation)
    let days = try period.days()
    let (report, papers, zone, now) = try invocation.withSession { session in
      try session.reader()
      return try session.ask { snapshot -> (BacklogReport, Papers, ZoneRules, Instant) in
        let report = try snapshot.backlog(
          from: days.from, to: days.to, by: grouping.by, campus: try period.campus(in: snapshot))
        var names = try PaperNames(snapshot)
        try names.read(groups: report.groups.map(\.key), by: grouping.by, in: snapshot)
        return (
          report, Papers(language: invocation.language, names: names), session.zone, session.now
        )
      }
    }
    if form.isJSON(invocation) {
      let shape: JSON = [
        "from": JSON(days.from?.description), "to": JSON(days.to?.description),
        "groups": .array(report.groups.map(json)), "total": json(report.total),
      ]
      try form.deliver(shape.text, invocation)
    } else if form.isForPeople {
      try form.show(
        papers.backlog(
          report, from: days.from, to: days.to, by: grouping.by, asOf: now, in: zone),
        invocation)
    } else {
      Table(papers.backlogTable(report, by: grouping.by)).write(to: invocation)
    }
  }

  private func json(_ group: BacklogGroup) -> JSON {
    [
      "key": .string(group.key), "open": JSON(group.open),
      "openPastDue": JSON(group.openPastDue), "ages": .array(group.ages.map { JSON($0) }),
      "closedInFourWeeks": JSON(group.closedInFourWeeks),
      "weeksToClear": JSON(group.weeksToClear),
    ]
  }
}

extension TurnaroundGrouping: ExpressibleByArgument {}
