import Documents
import Localization
import WorkOrderEngine

/// What the letter of a month says in its title and in sentences, as rows of section, figure and value for a
/// spreadsheet. What is in its tables alone stands there.
extension Papers {
  func monthFacts(
    _ letter: MonthLetter, campus name: String, in zone: ZoneRules
  ) -> Document.Table {
    var facts = Facts(papers: self)
    let head: MessageKey = "report.title.month"
    facts.add(head, "report.by.month", "\(letter.month)")
    facts.add(head, "report.by.campus", name)
    facts.add(head, "report.fact.asOf", formats.full(letter.asOf, in: zone))
    facts.add(
      head, "order.field.state",
      strings[letter.isOver ? "report.month.over" : "report.month.notOver"])
    if letter.isEmpty {
      facts.add(
        head, "handover.field.note",
        strings.text("report.month.empty", ["month": "\(letter.month)"]))
    } else {
      addSummary(of: letter, to: &facts)
      addChange(of: letter, to: &facts)
      addBreaches(of: letter, to: &facts)
    }
    return Document.Table(
      columns: [
        .init(strings.heading("report.column.section")),
        .init(strings.heading("report.column.figure")),
        .init(strings.heading("report.column.value"), .trailing),
      ], rows: facts.rows)
  }

  /// The figures of the sentences with which it begins.
  private func addSummary(of letter: MonthLetter, to facts: inout Facts) {
    let whole = letter.whole
    let orders: MessageKey = "report.section.monthOrders"
    facts.add(orders, "report.column.reported", whole.turnaround.reported)
    facts.add(orders, "report.column.completed", whole.turnaround.completed)
    facts.add(orders, "report.column.onTimeRate", whole.turnaround.onTimeRate)
    facts.add(orders, "report.column.late", whole.turnaround.late)
    facts.add(orders, "report.column.openPastDue", whole.turnaround.openPastDue)
    facts.add(orders, "report.column.onTimeRateWithOpen", whole.turnaround.onTimeRateWithOpen)

    let promises: MessageKey = "report.section.promises"
    let judged = whole.promises.promises.filter { $0.isKept != nil }
    let broken = judged.filter { $0.isKept == false }
    facts.add(promises, "report.fact.promisesJudged", judged.count)
    facts.add(promises, "report.fact.promisesKept", judged.count - broken.count)
    let names = broken.map { "\($0.priority.rawValue) \(strings.word($0.clock))" }
    facts.add(promises, "report.fact.promisesBroken", list(names))

    let patrols: MessageKey = "report.section.monthPatrols"
    let spans = whole.patrols.map(\.span)
    facts.add(patrols, "report.column.required", spans.reduce(0) { $0 + $1.quota.required })
    facts.add(patrols, "report.column.done", spans.reduce(0) { $0 + $1.quota.done })
    let missed = spans.filter { !$0.missed.isEmpty }.map(\.route.code)
    facts.add(patrols, "report.fact.routesMissed", list(missed))

    let findings: MessageKey = "report.section.findings"
    facts.add(
      findings, "report.fact.findingsJudged", whole.findings.inTime + whole.findings.late)
    facts.add(findings, "report.column.inTime", whole.findings.inTime)
    facts.add(findings, "report.column.inTimeRate", whole.findings.rate)

    let satisfaction: MessageKey = "report.section.satisfaction"
    facts.add(satisfaction, "report.column.asked", whole.satisfaction.asked)
    facts.add(satisfaction, "report.column.answered", whole.satisfaction.answered)
    facts.add(satisfaction, "report.column.responseRate", whole.satisfaction.responseRate)
    facts.add(satisfaction, "report.column.satisfiedRate", whole.satisfaction.satisfiedRate)
    facts.add("report.section.recurrence", "report.fact.recurring", whole.recurring.count)
  }

  /// By how much the rate of kept promises changed, and from what.
  private func addChange(of letter: MonthLetter, to facts: inout Facts) {
    let moves: MessageKey = "report.section.moves"
    facts.add(moves, "report.fact.rateBefore", letter.before.rate)
    facts.add(moves, "report.fact.rateNow", letter.whole.result.rate)
    facts.add(moves, "report.fact.change", change(of: letter).map(points) ?? Formats.none)
  }

  /// How many breaches and holders there are, of which the tables have the first.
  private func addBreaches(of letter: MonthLetter, to facts: inout Facts) {
    for section in [letter.whole] + letter.campuses {
      let name = section.campus.map { campus($0.id) } ?? strings["frame.allCampuses"]
      let breaches = section.promises.breaches
      facts.add(
        "report.section.owners", named: strings.text("report.fact.owners", ["campus": name]),
        formats.count(BreachOwner.owners(of: breaches).count))
      facts.add(
        "report.section.breaches", named: strings.text("report.fact.breaches", ["campus": name]),
        formats.count(breaches.count))
    }
  }

  private func list(_ items: [String]) -> String {
    items.isEmpty ? Formats.none : formats.list(items)
  }
}

/// Rows of section, figure and value.
private struct Facts {
  let papers: Papers
  var rows: [[Document.Cell]] = []

  mutating func add(_ section: MessageKey, named figure: String, _ value: String) {
    rows.append([.init(papers.strings.heading(section)), .init(figure), .init(value)])
  }

  mutating func add(_ section: MessageKey, _ figure: MessageKey, _ value: String) {
    add(section, named: papers.strings.heading(figure), value)
  }

  mutating func add(_ section: MessageKey, _ figure: MessageKey, _ count: Int) {
    add(section, figure, papers.formats.count(count))
  }

  mutating func add(_ section: MessageKey, _ figure: MessageKey, _ rate: Double?) {
    add(section, figure, papers.formats.percent(rate))
  }
}
