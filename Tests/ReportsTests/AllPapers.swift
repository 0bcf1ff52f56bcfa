import Configuration
import Documents
import Localization
import Reports
import WorkOrderEngine

/// Every paper that there is, by name.
enum AllPapers {
  /// - Parameter reader: the number of the staff member for whom they are; `nil`: for nobody.
  static func documents(
    _ world: PaperWorld, language: Language, reader: String? = nil
  ) throws -> [(name: String, document: Document)] {
    let (now, zone) = (world.now, world.zone)
    return try world.engine.ask(now: now) { snapshot in
      let view = try snapshot.orderView("NH-2")
      let lamp = try snapshot.orderView("NH-1")
      let papers = Papers(
        language: language, names: try PaperNames(snapshot, orders: [view.file, lamp.file]),
        contacts: try reader.map {
          try snapshot.contactReader(for: Actor(person: try snapshot.person(named: $0).id))
        } ?? .nobody)
      let draft = try snapshot.handoverDraft(campus: 1)
      let standards = try snapshot.rulebook().configuration.standards
      let place = try snapshot.place(view.order.report.place)
      func turnaround(_ grouping: TurnaroundGrouping) -> Document {
        papers.turnaround(
          SampleFigures.turnaround(by: grouping), against: standards, asOf: now, in: zone)
      }
      let week = try snapshot.weekQuotas(zone.local(now).date.isoWeek)
      let patrols = SampleFigures.patrols(view.surroundings.campus)
      return [
        (
          "handover",
          papers.handover(draft, difference: try snapshot.handoverDifference(of: draft))
        ),
        ("received", papers.handover(try snapshot.handover("NH-H1"))),
        ("order", papers.order(view, asOf: now)),
        ("explanation", papers.explanation(lamp, asOf: now)),
        ("queue", papers.queue(try snapshot.queue().items, asOf: now, in: zone)),
        ("list", papers.orders(try snapshot.orders(.open).items, asOf: now, in: zone)),
        (
          "turnaround",
          papers.turnaround(
            try snapshot.turnaround(by: .category), against: standards, asOf: now, in: zone)
        ),
        ("bars", turnaround(.category)), ("columns", turnaround(.week)),
        ("months", turnaround(.month)), ("calendar", papers.patrols(patrols, asOf: now, in: zone)),
        ("ages", papers.backlog(SampleFigures.backlog, by: .category, asOf: now, in: zone)),
        (
          "recurrence",
          papers.recurrence(
            try snapshot.recurrence(), assets: try snapshot.assetFailures(), asOf: now, in: zone)
        ),
        ("week", papers.week(week, of: zone.local(now).date.isoWeek, asOf: now, in: zone)),
        ("slip", try papers.slip(view, place: place, code: SampleCode.code, asOf: now)),
      ]
    }
  }
}
