import ArgumentParser
import Documents
import Localization
import Reports
import ServiceClock
import TextCells
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

  /// Whether people read it; a pipe gets the figures alone.
  var isForPeople: Bool { isPaper || Console.isForPeople }

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

  /// Delivers the paper; at a terminal, where nobody asked for one, its tables.
  func show(_ document: Document, _ invocation: Invocation) throws {
    if isPaper { try deliver(document, invocation) } else { Table.write(document, to: invocation) }
  }

  /// Delivers the paper.
  func deliver(_ document: Document, _ invocation: Invocation) throws {
    try options.deliver(
      document, as: format.flatMap { PrintOptions.Form(rawValue: $0.rawValue) }, invocation)
  }
}

extension Table {
  /// Prints the tables of a paper for people: each with its heading, and with what the paper says under it. The
  /// pictures are the paper's.
  static func write(_ paper: Document, to invocation: Invocation) {
    var isFirst = true
    var isUnderHeading = false
    func begin() {
      if !isFirst, !isUnderHeading { invocation.output.write(line: "") }
      (isFirst, isUnderHeading) = (false, false)
    }
    for (index, block) in paper.blocks.enumerated() {
      switch block {
      case .heading(_, let text):
        if case .chart? = paper.blocks.dropFirst(index + 1).first { continue }
        begin()
        invocation.output.write(line: text)
        isUnderHeading = true
      case .table(let table):
        begin()
        if table.rows.isEmpty, let nothing = table.emptyText {
          invocation.output.write(line: nothing)
        } else {
          Table(table).write(to: invocation)
        }
      case .paragraph(let text), .gap(let text): write(note: text, to: invocation)
      default: continue
      }
    }
    if let footer = paper.footer {
      begin()
      write(note: footer, to: invocation)
    }
  }

  /// Prints what is to be known of a table, for people alone.
  static func write(note: String, to invocation: Invocation) {
    guard Console.isForPeople else { return }
    for line in SafeText(note, lines: .kept).text.wrapped(to: Console.columns) {
      invocation.output.write(line: line)
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
