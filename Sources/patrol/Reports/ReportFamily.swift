import ArgumentParser
import Documents
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol report …`: figures.
struct ReportFamily: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: helpText("help.report"),
    subcommands: [
      ReportTurnaround.self, ReportBacklog.self, ReportRecurrence.self, ReportPatrols.self,
    ])
}

/// The days and the campus that a report is about.
struct PeriodOptions: ParsableArguments {
  @Option(help: ArgumentHelp(helpText("help.report.from"), valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp(helpText("help.report.to"), valueName: "date"))
  var to: String?

  @Option(help: ArgumentHelp(helpText("help.campus"), valueName: "campus"))
  var campus: String?

  /// - Throws: ``Failure`` for what is no date, and for an end before the start.
  func days() throws -> (from: CalendarDate?, to: CalendarDate?) {
    let days = (from: try from.map(CalendarDate.typed), to: try to.map(CalendarDate.typed))
    if let first = days.from, let last = days.to, last < first {
      throw Failure.malformed("error.endsBeforeStart", "\(last)")
    }
    return days
  }

  func campus(in snapshot: Snapshot) throws -> Int64? {
    try campus.map { try snapshot.campus(named: $0).id }
  }
}

/// What a report groups its orders by.
struct GroupingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      helpText("help.report.by"),
      valueName: "category|campus|place|crew|person|contractor|priority|week|month"))
  var by = TurnaroundGrouping.category
}

/// `patrol report turnaround`.
struct ReportTurnaround: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "turnaround", abstract: helpText("help.report.turnaround"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var period: PeriodOptions
  @OptionGroup var grouping: GroupingOptions

  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "text|csv|html|markdown|json"))
  var format: PaperFormat?

  func run(_ invocation: Invocation) throws {
    let days = try period.days()
    let (report, document, papers) = try invocation.withSession { session in
      try session.reader()
      return try session.ask { snapshot -> (TurnaroundReport, Document, Papers) in
        let report = try snapshot.turnaround(
          from: days.from, to: days.to, by: grouping.by,
          campus: try period.campus(in: snapshot))
        let papers = Papers(language: invocation.language, names: try PaperNames(snapshot))
        let paper = papers.turnaround(
          report, against: try snapshot.rulebook().configuration.standards, asOf: session.now,
          in: session.zone)
        return (report, paper, papers)
      }
    }
    if invocation.options.json || format == .json {
      invocation.output.write(line: JSON.text(of: TurnaroundShape(report: report)))
    } else if let format {
      PaperWriter(invocation: invocation).write(document, as: format)
    } else {
      let tables = TurnaroundTable(invocation: invocation, papers: papers)
      tables.table(report).write(to: invocation)
      // A pipe gets one table.
      guard Console.isForPeople, report.total.split != nil else { return }
      invocation.output.write(line: "")
      invocation.output.write(line: invocation.strings.heading("report.section.split"))
      tables.splitTable(report).write(to: invocation)
    }
  }
}

/// How a paper is written.
enum PaperFormat: String, CaseIterable, ExpressibleByArgument {
  case text, csv, html, markdown, json
}

/// The report as programs get it: what is not there is null.
struct TurnaroundShape: Encodable {
  var report: TurnaroundReport

  private enum Keys: String, CodingKey { case from, to, groups, total }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(report.from, forKey: .from)
    try container.encode(report.to, forKey: .to)
    try container.encode(report.groups, forKey: .groups)
    try container.encode(report.total, forKey: .total)
  }
}

/// The report for people.
struct TurnaroundTable {
  let invocation: Invocation
  let papers: Papers

  func table(_ report: TurnaroundReport) -> Table {
    let strings = invocation.strings
    let titles = [
      "reported", "completed", "onTime", "late", "open", "openPastDue", "noTarget", "onTimeRate",
      "onTimeRateWithOpen", "onTimeRateBeforeExtensions", "medianWorking", "p90", "p99",
      "firstTimeFix", "rework",
    ]
    var table = Table(
      columns: [.init(title: strings.text(MessageKey("report.by.\(report.by.rawValue)")))]
        + titles.map { .init(title: strings[MessageKey("report.column.\($0)")], isFigure: true) })
    table.rows = report.groups.map { row($0, name: papers.name(of: $0.key, by: report.by)) }
    table.rows.append(row(report.total, name: strings["report.total"]))
    return table
  }

  /// Where the time went, as the paper has it.
  func splitTable(_ report: TurnaroundReport) -> Table {
    Table(papers.splitTable(report))
  }

  private func row(_ group: TurnaroundGroup, name: String) -> [TableCell] {
    let formats = invocation.formats
    func count(_ value: Int) -> TableCell { TableCell(formats.count(value)) }
    func time(_ seconds: Int64?) -> TableCell {
      TableCell(seconds.map { formats.hours($0) } ?? Formats.none)
    }
    return [
      TableCell(name), count(group.reported), count(group.completed), count(group.onTime),
      count(group.late), count(group.open), count(group.openPastDue), count(group.noTarget),
      TableCell(formats.percent(group.onTimeRate)),
      TableCell(formats.percent(group.onTimeRateWithOpen)),
      TableCell(formats.percent(group.onTimeRateBeforeExtensions)), time(group.median),
      time(group.p90), time(group.p99), TableCell(formats.percent(group.firstTimeFix)),
      count(group.rework),
    ]
  }
}
