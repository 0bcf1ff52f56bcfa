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
      blocks += moveBlocks(letter) + campusBlocks(letter)
    }
    return Document(
      title: "\(strings.heading("report.title.month")) \(letter.month)",
      subtitle: letter.isOver
        ? "\(name) · \(asOf)" : "\(name) · \(strings["report.month.notOver"]) · \(asOf)",
      language: language.rawValue, blocks: blocks, footer: strings["report.month.rule"],
      facts: monthFacts(letter, campus: name, in: zone))
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

  /// The whole, then each campus.
  private func campusBlocks(_ letter: MonthLetter) -> [Document.Block] {
    guard !letter.campuses.isEmpty else {
      return promiseBlocks(letter.whole.promises, level: 1)
        + sectionBlocks(letter.whole, level: 1, isFirst: true)
    }
    return promiseBlocks(letter.whole.promises, level: 1)
      + letter.campuses.enumerated().flatMap { index, section in
        [.heading(level: 1, section.campus.map { campus($0.id) } ?? "")]
          + promiseBlocks(section.promises, level: 2)
          + sectionBlocks(section, level: 2, isFirst: index == 0)
      }
  }

  /// What was promised and kept, and in whose hands it was where it was not. Of the whole with its picture, and
  /// with what the columns mean.
  private func promiseBlocks(_ report: PromiseReport, level: Int) -> [Document.Block] {
    let isWhole = level == 1
    return [.heading(level: level, strings.heading("report.section.promises"))]
      + (isWhole ? promisesChart(report.promises) : []) + [.table(promisesTable(report.promises))]
      + (isWhole ? [.paragraph(strings["report.promises.rule"])] : [])
      + [.heading(level: level, strings.heading("report.section.owners"))]
      + ownerBlocks(report.breaches)
      + (isWhole ? [.paragraph(strings["report.note.owners"])] : [])
  }

  /// The breaches, rounds and recurring faults of a campus; of the first one with what the columns mean.
  private func sectionBlocks(
    _ section: MonthSection, level: Int, isFirst: Bool
  ) -> [Document.Block] {
    func notes(_ keys: MessageKey...) -> [Document.Block] {
      isFirst ? keys.map { .paragraph(strings[$0]) } : []
    }
    let breaches = section.promises.breaches
    var blocks: [Document.Block] = [
      .heading(level: level, strings.heading("report.section.breaches")),
      .table(breachesTable(Array(breaches.prefix(Self.mostBreaches))) { self.holder($0) }),
    ]
    if breaches.count > Self.mostBreaches {
      let more = formats.count(breaches.count - Self.mostBreaches)
      blocks.append(.paragraph(strings.text("report.month.moreBreaches", ["count": more])))
    }
    blocks +=
      notes("report.note.breaches") + [
        .heading(level: level, strings.heading("report.section.monthPatrols")),
        .table(monthPatrolsTable(section.patrols)),
      ]
    blocks +=
      notes("report.patrols.months", "report.note.rounds") + [
        .heading(level: level, strings.heading("report.section.patrolReasons")),
        .table(patrolReasonsTable(section.patrols)),
        .heading(level: level, strings.heading("report.section.recurrence")),
        .table(
          recurrenceTable(
            RecurrenceReport(faults: section.recurring), in: section.campus?.zone ?? .utc)),
      ]
    return blocks
  }
}
