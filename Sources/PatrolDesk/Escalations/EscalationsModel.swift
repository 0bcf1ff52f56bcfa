import Screen
import WorkOrderEngine

/// The escalation queue and the story of the row that is read.
struct EscalationsModel: Hashable, Sendable {
  var lines: [QueueLine] = []
  var isLoaded = false
  var window = ListWindow()
  var detail: OrderDetail?
  var isReading = false
  var detailTop = 0
  /// Escalations that the bell has rung for: number and level.
  var heard: Set<String>?

  var selected: QueueLine? { window.selected.map { lines[$0] } }

  /// Takes the queue in, the selection staying on its order.
  ///
  /// - Returns: whether something unsigned is new since the last time.
  mutating func take(_ lines: [QueueLine]) -> Bool {
    let wanted = selected?.line.number
    self.lines = lines
    isLoaded = true
    window.fit(count: lines.count, rows: window.rows)
    if let index = lines.firstIndex(where: { $0.line.number == wanted }) { window.select(index) }
    if let detail, detail.line.number != selected?.line.number { self.detail = nil }
    let unsigned = Set(
      lines.filter(\.line.isUnsigned).map { "\($0.line.number) \($0.level) \($0.since.seconds)" })
    defer { heard = unsigned }
    guard let heard else { return false }
    return !unsigned.isSubset(of: heard)
  }
}
