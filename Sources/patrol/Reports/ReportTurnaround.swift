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
        var names = try PaperNames(snapshot)
        try names.read(groups: report.groups.map(\.key), by: grouping.by, in: snapshot)
        let papers = Papers(language: invocation.language, names: names)
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
    } else if contractor != nil {
      try form.deliver(document, invocation)
    } else if form.isForPeople {
      try form.show(document, invocation)
    } else {
      let (counts, rates) = (papers.countTable(answer.report), papers.rateTable(answer.report))
      let times = papers.timeTable(answer.report)
      // A pipe gets one table: all figures of a group on one line.
      let names = counts.columns.count - counts.onPaper.columns.count + 1
      Table(counts).joined(with: Table(rates), names: names)
        .joined(with: Table(times), names: names).write(to: invocation)
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
