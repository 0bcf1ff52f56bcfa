import ArgumentParser
import Documents
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol report recurrence`: what came back three times within 30 days at one place, and how often
/// equipment failed.
struct ReportRecurrence: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "recurrence", abstract: helpText("help.report.recurrence"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var period: PeriodOptions
  @OptionGroup var form: FormatOptions

  func run(_ invocation: Invocation) throws {
    try form.check(invocation)
    let days = try period.days()
    let (report, assets, papers, zone, now) = try invocation.withSession { session in
      try session.reader()
      return try session.ask { snapshot in
        let campus = try period.campus(in: snapshot)
        return (
          try snapshot.recurrence(from: days.from, to: days.to, campus: campus),
          try snapshot.assetFailures(from: days.from, to: days.to, campus: campus),
          Papers(language: invocation.language, names: try PaperNames(snapshot)), session.zone,
          session.now
        )
      }
    }
    if form.isJSON(invocation) {
      let shape = RecurrenceShape(papers: papers, zone: zone)
      try form.deliver(shape.json(report, assets).text, invocation)
    } else if form.isForPeople {
      try form.show(
        papers.recurrence(report, assets: assets, asOf: now, in: zone), invocation)
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

  func json(_ report: RecurrenceReport, _ assets: [AssetFailures]) -> JSON {
    [
      "from": JSON(report.from?.description), "to": JSON(report.to?.description),
      "items": .array(report.faults.map(json)), "assets": .array(assets.map(json)),
    ]
  }

  private func json(_ asset: AssetFailures) -> JSON {
    [
      "asset": .string(asset.code), "name": .string(asset.name), "place": .string(asset.path),
      "campus": JSON(papers.names.campuses[asset.campus]?.slug), "failures": JSON(asset.failures),
      "open": JSON(asset.open), "observed": JSON(asset.observed),
      "meanTimeBetweenFailures": JSON(asset.meanTimeBetweenFailures),
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
