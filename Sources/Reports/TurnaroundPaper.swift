public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// Turnaround against the standard: a picture, numbers, rates, then times, each group a row.
  ///
  /// - Parameter standards: those in force, whose promises are marked.
  public func turnaround(
    _ report: TurnaroundReport, against standards: Standards, asOf: Instant, in zone: ZoneRules
  ) -> Document {
    Document(
      title: strings.heading("report.title.turnaround"),
      subtitle: "\(period(from: report.from, to: report.to)) · \(asOfLine(asOf, in: zone))",
      language: language.rawValue,
      blocks: turnaroundChart(report, against: standards) + [
        .heading(level: 1, strings.heading("report.section.figures")),
        .table(countTable(report)), .table(timeTable(report)),
        .heading(level: 1, strings.heading("report.section.split")),
        .table(splitTable(report)),
      ], footer: strings["report.turnaround.rule"])
  }

  /// A row a group: how many orders, and the rates.
  public func countTable(_ report: TurnaroundReport) -> Document.Table {
    let figures: [MessageKey] = [
      "report.column.reported", "report.column.completed", "report.column.onTime",
      "report.column.late", "report.column.open", "report.column.openPastDue",
      "report.column.noTarget", "report.column.onTimeRate",
      "report.column.onTimeRateWithOpen", "report.column.onTimeRateBeforeExtensions",
    ]
    return table(report, figures: figures) { group in
      ([
        group.reported, group.completed, group.onTime, group.late, group.open,
        group.openPastDue, group.noTarget,
      ].map { formats.count($0) }
        + [group.onTimeRate, group.onTimeRateWithOpen, group.onTimeRateBeforeExtensions]
        .map { formats.percent($0) }).map { .init($0) }
    }
  }

  /// A row a group: how long repairs took, and how many were done over.
  public func timeTable(_ report: TurnaroundReport) -> Document.Table {
    let figures: [MessageKey] = [
      "report.column.medianWorking", "report.column.p90", "report.column.p99",
      "report.column.medianWall", "report.column.repairWorking", "report.column.repairWall",
      "report.column.firstTimeFix", "report.column.rework",
    ]
    return table(report, figures: figures) { group in
      [group.median, group.p90, group.p99].map { workingCell($0, wall: group.medianWall) }
        + [
          wallCell(group.medianWall), workingCell(group.meanWorking, wall: group.meanWall),
          wallCell(group.meanWall), .init(formats.percent(group.firstTimeFix)),
          .init(formats.count(group.rework)),
        ]
    }
  }

  /// Where the time went: the parts of the mean turnaround, which they add up to.
  public func splitTable(_ report: TurnaroundReport) -> Document.Table {
    let reasons = HoldReason.allCases.map(\.rawValue) + [TimeSplit.verification]
    let seen = reasons.filter { report.total.split?.onHold[$0] != nil }
    return table(
      report,
      figures: [
        "report.column.meanWall", "report.column.waiting", "report.column.travelling",
        "report.column.working",
      ] + seen.map { MessageKey("report.column.hold.\($0)") }
    ) { group in
      guard let split = group.split else {
        return Array(repeating: .init(Formats.none), count: 4 + seen.count)
      }
      return
        ([split.total, split.waiting, split.travelling, split.working]
        + seen.map { split.onHold[$0] ?? 0 }).map { wallCell($0) }
    }
  }

  private func table(
    _ report: TurnaroundReport, figures: [MessageKey],
    cells: (TurnaroundGroup) -> [Document.Cell]
  ) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("report.by.\(report.by.rawValue)"), minimum: 8, flexible: true)
      ] + figures.map { figureColumn($0) },
      rows: report.groups.map { group in
        [.init(name(of: group.key, by: report.by))] + cells(group)
      }, emptyText: strings["report.noOrders"],
      total: [.init(strings["report.total"], .strong)]
        + cells(report.total).map { $0.with(.strong) })
  }

  /// What people call a group: a category and a campus by their names, a priority with its word, holders by name
  /// with their number or code, others as they are.
  public func name(of key: String, by grouping: TurnaroundGrouping) -> String {
    switch grouping {
    case .category: category(key)
    case .priority: Priority(rawValue: key).map { strings.coded($0) } ?? key
    case .campus:
      names.campuses.values.first { $0.slug == key }.map { campus($0.id) } ?? key
    case .person: coded(key, names.staffByNumber)
    case .crew: coded(key, names.crewsByCode)
    case .contractor: coded(key, names.contractorsByCode)
    case .place, .week, .month: key.isEmpty ? Formats.none : key
    }
  }
  private func coded(_ key: String, _ known: [String: PaperNames.Name]) -> String {
    guard !key.isEmpty else { return strings["stats.noneOf"] }
    return known[key].map { "\($0.text(language)) \(key)" } ?? key
  }
}
