public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// The letter of a month: what was promised and kept, by whom it was not, what was walked, what
  /// recurs, and the three things that most moved the figures.
  public func month(_ letter: MonthLetter, in zone: ZoneRules) -> Document {
    let name = letter.whole.campus.map { campus($0.id) } ?? strings["frame.allCampuses"]
    let asOf = asOfLine(letter.asOf, in: zone)
    var blocks: [Document.Block] = []
    if letter.isEmpty {
      // A spreadsheet has the head of the first table all the same.
      let nothing = TurnaroundReport(
        from: letter.month.first, to: letter.month.last, by: .campus, groups: [],
        total: TurnaroundGroup(key: ""))
      var head = countTable(nothing)
      head.total = nil
      blocks = [
        .gap(strings.text("report.month.empty", ["month": "\(letter.month)"])),
        .table(head),
      ]
    } else {
      blocks = [monthSummary(letter)] + figures(of: letter) + answerBlocks(letter)
      blocks += moveBlocks(letter) + wholeBlocks(letter)
      blocks += letter.campuses.flatMap { section in
        [.heading(level: 1, section.campus.map { campus($0.id) } ?? "")]
          + sectionBlocks(section, level: 2)
      }
    }
    return Document(
      title: "\(strings.heading("report.title.month")) \(letter.month)",
      subtitle: letter.isOver
        ? "\(name) · \(asOf)" : "\(name) · \(strings["report.month.notOver"]) · \(asOf)",
      language: language.rawValue, blocks: blocks, footer: strings["report.month.rule"])
  }

  /// How many breaches of a campus are written out; the others are counted, and stand in the JSON.
  static let mostBreaches = 30

  private func figures(of letter: MonthLetter) -> [Document.Block] {
    var report = TurnaroundReport(
      from: letter.month.first, to: letter.month.last, by: .campus,
      groups: letter.campuses.map(\.turnaround), total: letter.whole.turnaround)
    if let only = letter.whole.campus {
      report.groups = [letter.whole.turnaround]
      report.groups[0].key = only.slug
    }
    return [
      .heading(level: 1, strings.heading("report.section.monthOrders"))
    ] + figureBlocks(report)
  }

  private func answerBlocks(_ letter: MonthLetter) -> [Document.Block] {
    [
      .heading(level: 1, strings.heading("report.section.findings")),
      .table(findingsTable(letter)), .paragraph(strings["report.note.findings"]),
      .heading(level: 1, strings.heading("report.section.satisfaction")),
      .table(satisfactionTable(letter)), .table(ratingsTable(letter)),
      .paragraph(strings["report.note.satisfaction"]),
    ]
  }

  private func wholeBlocks(_ letter: MonthLetter) -> [Document.Block] {
    guard !letter.campuses.isEmpty else { return sectionBlocks(letter.whole, level: 1) }
    return [
      .heading(level: 1, strings.heading("report.section.promises"))
    ] + promisesChart(letter.whole.promises.promises) + [
      .table(promisesTable(letter.whole.promises.promises)),
      .paragraph(strings["report.promises.rule"]),
      .heading(level: 1, strings.heading("report.section.owners")),
    ] + ownerBlocks(letter.whole.promises.breaches) + [.paragraph(strings["report.note.owners"])]
  }

  private func sectionBlocks(_ section: MonthSection, level: Int) -> [Document.Block] {
    let breaches = section.promises.breaches
    var blocks: [Document.Block] =
      [
        .heading(level: level, strings.heading("report.section.promises"))
      ] + (level == 1 ? promisesChart(section.promises.promises) : []) + [
        .table(promisesTable(section.promises.promises))
      ] + (level == 1 ? [.paragraph(strings["report.promises.rule"])] : []) + [
        .heading(level: level, strings.heading("report.section.owners"))
      ] + ownerBlocks(breaches)
      + (level == 1 ? [.paragraph(strings["report.note.owners"])] : []) + [
        .heading(level: level, strings.heading("report.section.breaches")),
        .table(
          breachesTable(Array(breaches.prefix(Self.mostBreaches))) { self.holder($0) }),
      ]
    if breaches.count > Self.mostBreaches {
      let more = formats.count(breaches.count - Self.mostBreaches)
      blocks.append(.paragraph(strings.text("report.month.moreBreaches", ["count": more])))
    }
    if level == 1 { blocks.append(.paragraph(strings["report.note.breaches"])) }
    return blocks + [
      .heading(level: level, strings.heading("report.section.monthPatrols")),
      .table(monthPatrolsTable(section.patrols)),
      .paragraph(strings["report.patrols.months"]),
    ] + (level == 1 ? [.paragraph(strings["report.note.rounds"])] : []) + [
      .heading(level: level, strings.heading("report.section.patrolReasons")),
      .table(patrolReasonsTable(section.patrols)),
      .heading(level: level, strings.heading("report.section.recurrence")),
      .table(
        recurrenceTable(
          RecurrenceReport(faults: section.recurring), in: section.campus?.zone ?? .utc)),
    ]
  }
}
