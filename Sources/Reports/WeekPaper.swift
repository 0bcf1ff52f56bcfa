public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// How the routes stand in a week: what each owes, what is done, and the word.
  public func week(
    _ quotas: [WeekQuota], of week: ISOWeek, asOf: Instant, in zone: ZoneRules
  ) -> Document {
    Document(
      title: strings.heading("report.title.week"),
      subtitle: "\(week.description) · \(asOfLine(asOf, in: zone))",
      language: language.rawValue,
      blocks: [.table(weekTable(quotas)), .paragraph(strings["report.patrols.begun"])])
  }

  private func weekTable(_ quotas: [WeekQuota]) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("order.field.campus"), minimum: 8, maximum: 20),
        .init(strings.heading("report.column.route"), minimum: 6),
        .init(strings.heading("report.column.name"), minimum: 8, flexible: true),
        .init(strings.heading("report.column.week"), minimum: 7),
        .init(strings.heading("report.column.required"), .trailing),
        .init(strings.heading("report.column.done"), .trailing),
        .init(strings.heading("report.column.owed"), .trailing),
        .init(strings.heading("report.column.word"), minimum: 4),
      ],
      rows: quotas.map { line in
        let quota = line.quota
        let isBad = quota.word == .missed || quota.word == .atRisk
        let name = PaperNames.Name(line.route.name, line.route.nameEnglish)
        return [
          .init(PaperNames.Name(line.campus.name, line.campus.nameEnglish).text(language)),
          .init(line.route.code), .init(name.text(language)), .init(line.period),
          .init("\(quota.required)"), .init("\(quota.done)"), .init("\(quota.owed)"),
          .init(strings.word(quota.word), isBad ? .alert : .plain),
        ]
      }, emptyText: strings["report.noRounds"])
  }
}
