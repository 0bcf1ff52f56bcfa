public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// Groups in the picture at most; the tables have all.
  private static let drawnGroups = 20

  /// The turnaround as a picture with its heading: bars with the promise, or columns over weeks and
  /// months. Nothing without orders.
  public func turnaroundChart(
    _ report: TurnaroundReport, against standards: Standards
  ) -> [Document.Block] {
    guard !report.groups.isEmpty else { return [] }
    switch report.by {
    case .week, .month: return timeBlocks(report)
    case .category, .campus, .place, .crew, .person, .contractor, .priority:
      return promiseBlocks(report, standards)
    }
  }

  private func promiseBlocks(
    _ report: TurnaroundReport, _ standards: Standards
  ) -> [Document.Block] {
    let title = strings.heading("report.section.promise")
    let ranked = report.groups.sorted { ($1.completed, $0.key) < ($0.completed, $1.key) }
    // Those with most repairs, in the order of the tables.
    let drawn = inOrder(Array(ranked.prefix(Self.drawnGroups)), by: report.by, \.key)
    let bars = Document.Chart.Bars(
      title: title, labelTitle: strings.heading("report.by.\(report.by.rawValue)"),
      figureTitle: strings.heading("report.column.onTimeRate"),
      promiseTitle: strings.heading("report.column.promise"),
      wordTitle: strings.heading("report.column.word"),
      bars: drawn.map { group in
        let promise = standards.promise(to: group.key, by: report.by)
        return bar(name(of: group.key, by: report.by), group.onTimeRate, promise)
      }, full: 1)
    let most = strings.text(
      "report.drawn", ["count": "\(drawn.count)", "all": formats.count(ranked.count)])
    return [.heading(level: 1, title), .chart(.bars(bars))]
      + (drawn.count < ranked.count ? [.paragraph(most)] : [])
  }

  /// A rate with what was promised of it.
  func bar(_ label: String, _ rate: Double?, _ promise: Double?) -> Document.Chart.Bar {
    var (word, isMissed) = ("", false)
    if let rate, let promise {
      isMissed = rate < promise
      word = strings[isMissed ? "report.promise.missed" : "report.promise.kept"]
    }
    return Document.Chart.Bar(
      label, .init(rate, formats.percent(rate)),
      promise: promise.map { .init($0, formats.percent($0, digits: 0)) }, word: word,
      isMissed: isMissed)
  }

  private func timeBlocks(_ report: TurnaroundReport) -> [Document.Block] {
    let title = strings.heading(
      report.by == .month ? "report.section.months" : "report.section.weeks")
    let columns = Document.Chart.Columns(
      title: title, labelTitle: strings.heading("report.by.\(report.by.rawValue)"),
      wholeTitle: strings.heading("report.column.completed"),
      partTitle: strings.heading("report.column.late"),
      restTitle: strings.heading("report.column.notLate"),
      noteTitle: strings.heading("report.column.onTimeRate"),
      columns: report.groups.map { group in
        Document.Chart.Column(
          name(of: group.key, by: report.by),
          short: ISOWeek(group.key).map { strings.text("format.week", ["week": "\($0.week)"]) },
          whole: .init(Double(group.completed), formats.count(group.completed)),
          part: .init(Double(group.late), formats.count(group.late)),
          rest: formats.count(group.completed - group.late),
          note: formats.percent(group.onTimeRate, digits: 0))
      })
    return [.heading(level: 1, title), .chart(.columns(columns))]
  }
}
