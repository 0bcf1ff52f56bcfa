public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// The figures of a contractor as they can be handed to it: only its orders, what was promised of
  /// them, and each breach with its reasons. Of the office's own people it names none.
  public func contractor(
    _ contractor: Contractor, _ report: TurnaroundReport, promises: PromiseReport,
    people: Set<Int64>, against standards: Standards, asOf: Instant, in zone: ZoneRules
  ) -> Document {
    var paper = turnaround(report, against: standards, asOf: asOf, in: zone)
    paper.title = strings.text(
      "report.title.contractor", ["name": holder(.contractor(contractor.id), name: contractor.name)]
    )
    paper.blocks += [
      .heading(level: 1, strings.heading("report.section.promises")),
      .table(promisesTable(promises.promises)), .paragraph(strings["report.promises.rule"]),
      .heading(level: 1, strings.heading("report.section.breaches")),
      .table(
        breachesTable(promises.breaches) { holder in
          isNamed(holder, toContractor: contractor.id, people: people)
            ? self.holder(holder) : strings["report.office"]
        }), .paragraph(strings["report.note.breaches"]),
    ]
    return paper
  }

  /// Whether a paper for a contractor names a holder: its own people, and what an order waits for.
  /// Whoever else had an order in hand is the office's own business.
  public func isNamed(
    _ holder: Holder, toContractor contractor: Int64, people: Set<Int64>
  ) -> Bool {
    switch holder {
    case .person(let id): people.contains(id)
    case .contractor(let id): id == contractor
    case .crew, .desk: false
    case .reporter, .parts, .weather, .supervisor: true
    }
  }
}
