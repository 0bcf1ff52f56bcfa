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
      ReportTurnaround.self, ReportPatrols.self, ReportBacklog.self, ReportStaff.self,
      ReportRecurrence.self, ReportMonth.self,
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

/// How a report is written.
struct FormatOptions: ParsableArguments {
  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "text|csv|html|markdown|json"))
  var format: PaperFormat?

  /// Whether a program reads it.
  func isJSON(_ invocation: Invocation) -> Bool {
    invocation.options.json || format == .json
  }
}

/// How a paper is written.
enum PaperFormat: String, CaseIterable, ExpressibleByArgument {
  case text, csv, html, markdown, json
}

extension Table {
  /// Prints tables one under the other, each with its heading; a pipe gets only the first.
  static func write(
    _ tables: [(heading: MessageKey?, table: Table)], to invocation: Invocation
  ) {
    for (index, item) in tables.enumerated() {
      guard index == 0 || Console.isForPeople else { return }
      if index > 0 { invocation.output.write(line: "") }
      if let heading = item.heading, Console.isForPeople {
        invocation.output.write(line: invocation.strings.heading(heading))
      }
      item.table.write(to: invocation)
    }
  }
}
