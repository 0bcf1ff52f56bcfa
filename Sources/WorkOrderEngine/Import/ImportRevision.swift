import Configuration
import ServiceClock

/// What a row says that differs from the order with its reference, and the events that apply it:
/// a pure rule. An empty cell takes nothing back: an order may have gone on here.
struct ImportRevision {
  /// The fields that differ, as the map names them.
  private(set) var fields: [String] = []
  /// The events, each dated as the file says it always was.
  private(set) var changes: [NewChange] = []
  /// The order's history can take the events.
  private(set) var isPossible = true

  init(row: ImportedOrder, report: Report, of file: OrderFile) {
    let order = file.order
    if row.reported != order.reported { refuse("reported") }
    correct(row, report, order)
    if row.category != nil, report.category != order.report.category {
      add("category", .categorized(report.category), at: order.reported)
    }
    if let priority = row.priority, priority != order.report.priority {
      add("priority", .prioritized(priority), at: order.reported)
    }
    if let due = row.due, due != order.cycles[0].agreed {
      add("due", .agreed(until: due), at: order.reported)
    }
    complete(row, file)
    if isPossible, !changes.isEmpty { isPossible = isAccepted(by: file) }
  }

  private mutating func add(_ field: String, _ change: OrderChange, at: Instant) {
    fields.append(field)
    changes.append(NewChange(change: change, happened: at))
  }

  private mutating func refuse(_ field: String) {
    fields.append(field)
    isPossible = false
  }

  private mutating func correct(_ row: ImportedOrder, _ report: Report, _ order: WorkOrder) {
    var correction = Correction()
    var changed: [String] = []
    func differs(_ field: String, _ stands: Bool, _ isEqual: Bool) -> Bool {
      guard stands, !isEqual else { return false }
      changed.append(field)
      return true
    }
    let old = order.report
    if differs("text", true, row.text == old.text) { correction.text = row.text }
    if differs("place", row.place != nil, report.place == old.place) {
      (correction.place, correction.kind) = (report.place, report.kind)
    }
    if differs("reporter", !row.reporter.isEmpty, row.reporter == old.reporter) {
      correction.reporter = row.reporter
    }
    if differs("contact", !row.contact.isEmpty, row.contact == old.contact) {
      correction.contact = row.contact
    }
    if differs("asset", row.asset != nil, report.asset == old.asset) {
      correction.asset = report.asset
    }
    guard !changed.isEmpty else { return }
    fields += changed
    changes.append(NewChange(change: .corrected(correction), happened: order.reported))
  }

  /// A completion that is new, at another time, or with other words. The old one is undone first.
  private mutating func complete(_ row: ImportedOrder, _ file: OrderFile) {
    guard let completed = row.completed else { return }
    let first = file.order.cycles[0]
    let completion = Completion(
      cause: row.cause, remedy: row.remedy, minutes: first.completion?.minutes,
      parts: first.completion?.parts ?? [])
    var changed: [String] = first.completed == completed ? [] : ["completed"]
    if !row.cause.isEmpty, row.cause != first.completion?.cause { changed.append("cause") }
    if !row.remedy.isEmpty, row.remedy != first.completion?.remedy { changed.append("remedy") }
    guard !changed.isEmpty else { return }
    fields += changed
    if first.completed != nil {
      // Only an end that the import itself wrote can be replaced.
      let ends = file.events.filter {
        $0.by == 0 && [.completed, .closed].contains($0.change.kind)
      }
      guard file.order.cycle == 1, ends.count >= 2 else { return isPossible = false }
      for end in ends.suffix(2) {
        changes.append(
          NewChange(change: .undone(sequence: end.sequence), happened: file.order.lastHappened))
      }
    }
    changes.append(
      NewChange(change: .completed(completion), happened: completed, bySystem: true))
    changes.append(NewChange(change: .closed, happened: completed, bySystem: true))
  }

  /// Replays the history with the new events, before anything is written.
  private func isAccepted(by file: OrderFile) -> Bool {
    var events = file.events
    var sequence = events.last?.sequence ?? 0
    for new in changes {
      sequence += 1
      events.append(
        OrderEvent(
          sequence: sequence, happened: new.happened, recorded: new.happened, by: 0,
          change: new.change))
    }
    do throws(LifecycleError) {
      return try WorkOrder.replay(id: file.id, campus: file.campus, events: events) != nil
    } catch {
      return false
    }
  }
}
