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

  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "text|csv|html|markdown|json"))
  var format: PaperFormat?

  func run(_ invocation: Invocation) throws {
    let days = try period.days()
    let (report, papers, zone, now) = try invocation.withSession { session in
      try session.reader()
      return try session.ask { snapshot in
        (
          try snapshot.backlog(
            from: days.from, to: days.to, by: grouping.by,
            campus: try period.campus(in: snapshot)),
          Papers(language: invocation.language, names: try PaperNames(snapshot)), session.zone,
          session.now
        )
      }
    }
    if let format, format != .json, !invocation.options.json {
      let paper = papers.backlog(report, by: grouping.by, asOf: now, in: zone)
      return PaperWriter(invocation: invocation).write(paper, as: format)
    }
    if invocation.options.json || format == .json {
      let shape: JSON = [
        "groups": .array(report.groups.map(json)), "total": json(report.total),
      ]
      invocation.output.write(line: shape.text)
      return
    }
    let strings = invocation.strings
    var table = Table(
      columns: [
        .init(title: strings.text(MessageKey("report.by.\(grouping.by.rawValue)"))),
        .init(title: strings["report.column.open"], isFigure: true),
        .init(title: strings["report.column.openPastDue"], isFigure: true),
      ]
        + BacklogAge.allCases.indices.map {
          .init(title: strings[MessageKey("report.age.\($0)")], isFigure: true)
        } + [.init(title: strings["report.column.weeksToClear"], isFigure: true)])
    table.rows = report.groups.map {
      row($0, name: papers.name(of: $0.key, by: grouping.by), invocation.formats)
    }
    table.rows.append(row(report.total, name: strings["report.total"], invocation.formats))
    table.write(to: invocation)
  }

  private func row(_ group: BacklogGroup, name: String, _ formats: Formats) -> [TableCell] {
    let weeks = group.weeksToClear.map { formats.number($0, digits: 1) } ?? Formats.none
    let figures = [group.open, group.openPastDue] + group.ages
    return [TableCell(name.isEmpty ? Formats.none : name)]
      + figures.map { TableCell(formats.count($0)) } + [TableCell(weeks)]
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
