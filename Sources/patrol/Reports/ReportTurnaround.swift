import ArgumentParser
import Documents
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol report turnaround`.
struct ReportTurnaround: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "turnaround", abstract: helpText("help.report.turnaround"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var period: PeriodOptions
  @OptionGroup var grouping: GroupingOptions
  @OptionGroup var form: FormatOptions

  @Option(help: ArgumentHelp(helpText("help.report.contractor"), valueName: "contractor"))
  var contractor: String?

  func run(_ invocation: Invocation) throws {
    try form.check(invocation)
    let days = try period.days()
    let (answer, document, papers) = try invocation.withSession { session in
      try session.reader()
      return try session.ask { snapshot -> (TurnaroundAnswer, Document, Papers) in
        let campus = try period.campus(in: snapshot)
        let firm = try contractor.map { try snapshot.contractor(named: $0) }
        let report = try snapshot.turnaround(
          from: days.from, to: days.to, by: grouping.by, campus: campus, contractor: firm?.id)
        let papers = Papers(language: invocation.language, names: try PaperNames(snapshot))
        let standards = try snapshot.rulebook().configuration.standards
        guard let firm else {
          let paper = papers.turnaround(
            report, against: standards, asOf: session.now, in: session.zone)
          return (TurnaroundAnswer(report: report), paper, papers)
        }
        let promises = try snapshot.promises(
          from: days.from, to: days.to, campus: campus, contractor: firm.id)
        let people = Set(try snapshot.staff().filter { $0.contractor == firm.id }.map(\.id))
        let answer = TurnaroundAnswer(
          report: report, contractor: firm, promises: promises, people: people)
        let paper = papers.contractor(
          firm, report, promises: promises, people: people, against: standards,
          asOf: session.now, in: session.zone)
        return (answer, paper, papers)
      }
    }
    if form.isJSON(invocation) {
      try form.deliver(
        JSON.text(of: TurnaroundShape(answer: answer, papers: papers)), invocation)
    } else if form.isPaper || contractor != nil {
      try form.deliver(document, invocation)
    } else {
      let tables = TurnaroundTable(invocation: invocation, papers: papers)
      let split =
        answer.report.total.split == nil
        ? []
        : [(heading: MessageKey?("report.section.split"), table: tables.splitTable(answer.report))]
      Table.write([(nil, tables.table(answer.report))] + split, to: invocation)
    }
  }
}

/// What a turnaround report answers; of a contractor with its promises.
struct TurnaroundAnswer {
  var report: TurnaroundReport
  var contractor: Contractor?
  var promises: PromiseReport?
  /// The contractor's own people.
  var people: Set<Int64> = []
}

/// The report as programs get it: what is not there is null.
struct TurnaroundShape: Encodable {
  let answer: TurnaroundAnswer
  let papers: Papers

  private enum Keys: String, CodingKey {
    case from, to, groups, total, contractor, promises, breaches
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(answer.report.from, forKey: .from)
    try container.encode(answer.report.to, forKey: .to)
    try container.encode(answer.report.groups, forKey: .groups)
    try container.encode(answer.report.total, forKey: .total)
    guard let contractor = answer.contractor, let promises = answer.promises else { return }
    let shape = PromiseShape(papers: papers) { holder in
      papers.isNamed(holder, toContractor: contractor.id, people: answer.people)
        ? papers.holder(holder) : nil
    }
    try container.encode(contractor.code, forKey: .contractor)
    try container.encode(promises.promises.map(shape.line), forKey: .promises)
    try container.encode(promises.breaches.map(shape.breach), forKey: .breaches)
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
