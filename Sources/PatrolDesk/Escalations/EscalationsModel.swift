import Screen
import WorkOrderEngine

/// The escalation queue and the story of the row that is read.
struct EscalationsModel: Hashable, Sendable {
  /// The rows a page has.
  static let pageSize = 100

  var lines: [QueueLine] = []
  /// Where the next page begins; `nil` at the end.
  var next: String?
  var isLoaded = false
  var window = ListWindow()
  var detail: OrderDetail?
  var isReading = false
  var detailTop = 0

  var selected: QueueLine? { window.selected.map { lines[$0] } }

  /// Takes a page in: the first replaces all, the selection staying on its order.
  mutating func take(_ page: QueuePage, after: String?) {
    let wanted = selected?.line.number
    if after == nil {
      lines = page.lines
    } else {
      // What moved up meanwhile stands above already.
      let known = Set(lines.map(\.line.number))
      lines += page.lines.filter { !known.contains($0.line.number) }
    }
    next = page.next
    isLoaded = true
    window.fit(count: lines.count, rows: window.rows)
    if let index = lines.firstIndex(where: { $0.line.number == wanted }) { window.select(index) }
    if let detail, detail.line.number != selected?.line.number { self.detail = nil }
  }
}
