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

/// How a report is written, and where it goes: to standard output, into a file, or onto a printer.
struct FormatOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, html, markdown, pdf, json
  }

  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "text|csv|html|markdown|pdf|json"))
  var format: Format?

  @OptionGroup var options: PrintOptions

  /// Whether a program reads it.
  func isJSON(_ invocation: Invocation) -> Bool {
    invocation.options.json || format == .json
  }

  /// Whether it is a paper with all that belongs to it, and not the figures alone.
  var isPaper: Bool { format != nil || options.output != nil || options.printer != nil }

  /// - Throws: ``Failure`` for what no paper has, and for JSON on a printer.
  func check(_ invocation: Invocation) throws {
    try options.check()
    guard !isJSON(invocation) || options.printer == nil else {
      throw Failure(.usage, "error.printerFormat")
    }
  }

  /// Delivers what a program reads.
  func deliver(_ json: String, _ invocation: Invocation) throws {
    try options.write(json + "\n", invocation)
  }

  /// Delivers the paper.
  func deliver(_ document: Document, _ invocation: Invocation) throws {
    try options.deliver(
      document, as: format.flatMap { PrintOptions.Form(rawValue: $0.rawValue) }, invocation)
  }
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

  /// This table with the columns of another that has the same rows; what names these, in the first so many
  /// columns of both, stands there once.
  func joined(with other: Table, names: Int) -> Table {
    var joined = self
    joined.columns += other.columns.dropFirst(names)
    joined.rows = zip(rows, other.rows).map { $0 + $1.dropFirst(names) }
    return joined
  }
}
