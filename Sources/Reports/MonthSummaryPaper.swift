import Documents
import Localization
import WorkOrderEngine

/// The month in a few sentences, before its figures; each is made of them.
extension Papers {
  func monthSummary(_ letter: MonthLetter) -> Document.Block {
    .list([
      ordersSentence(letter.whole.turnaround), promisesSentence(letter.whole.promises),
      patrolsSentence(letter.whole.patrols), findingsSentence(letter.whole.findings),
      satisfactionSentence(letter.whole.satisfaction),
      strings.text(
        "report.summary.recurring", ["count": formats.count(letter.whole.recurring.count)]),
    ])
  }

  /// The figures of the table beneath; what is open and past due is no part of what was completed.
  private func ordersSentence(_ figures: TurnaroundGroup) -> String {
    let sentence = strings.text(
      "report.summary.orders",
      [
        "reported": formats.count(figures.reported), "completed": formats.count(figures.completed),
        "rate": formats.percent(figures.onTimeRate), "late": formats.count(figures.late),
      ])
    guard figures.openPastDue > 0 else { return sentence }
    return sentence + strings["format.clause.separator"]
      + strings.text(
        "report.summary.openPastDue",
        [
          "count": formats.count(figures.openPastDue),
          "rate": formats.percent(figures.onTimeRateWithOpen),
        ])
  }

  /// How many promises were kept, and each that was not with its figure.
  private func promisesSentence(_ report: PromiseReport) -> String {
    let judged = report.promises.filter { $0.isKept != nil }
    guard !judged.isEmpty else { return strings["report.summary.noPromises"] }
    let broken = judged.filter { $0.isKept == false }.map { line in
      strings.text(
        "report.summary.broken",
        [
          "promise": "\(line.priority.rawValue) \(strings.word(line.clock))",
          "rate": formats.percent(line.rate), "promised": formats.percent(line.promise, digits: 0),
        ])
    }
    let kept = strings.text(
      "report.summary.promises",
      [
        "kept": formats.count(judged.count - broken.count), "count": formats.count(judged.count),
      ])
    guard !broken.isEmpty else { return kept }
    return kept + strings["format.clause.separator"]
      + strings.text("report.summary.notKept", ["promises": formats.list(broken)])
  }

  private func patrolsSentence(_ patrols: [MonthPatrol]) -> String {
    let missed = patrols.filter { !$0.span.missed.isEmpty }.map(\.span.route.code)
    let sentence = strings.text(
      "report.summary.patrols",
      [
        "required": formats.count(patrols.reduce(0) { $0 + $1.span.quota.required }),
        "done": formats.count(patrols.reduce(0) { $0 + $1.span.quota.done }),
      ])
    guard !missed.isEmpty else { return sentence }
    return sentence + strings["format.clause.separator"]
      + strings.text("report.summary.missed", ["routes": formats.list(missed)])
  }

  private func findingsSentence(_ findings: FindingTally) -> String {
    guard findings.rate != nil else { return strings["report.summary.noFindings"] }
    return strings.text(
      "report.summary.findings",
      [
        "count": formats.count(findings.inTime + findings.late),
        "inTime": formats.count(findings.inTime), "rate": formats.percent(findings.rate),
      ])
  }

  private func satisfactionSentence(_ answers: Satisfaction) -> String {
    guard answers.asked > 0 else { return strings["report.summary.noneAsked"] }
    guard answers.answered > 0 else {
      return strings.text("report.summary.noAnswers", ["asked": formats.count(answers.asked)])
    }
    return strings.text(
      "report.summary.satisfaction",
      [
        "rate": formats.percent(answers.satisfiedRate),
        "answered": formats.count(answers.answered), "asked": formats.count(answers.asked),
        "response": formats.percent(answers.responseRate),
      ])
  }
}
