import WorkOrderEngine

/// What is to happen and when: the earliest first, of the same moment the one entered first.
struct Agenda<Step> {
  private struct Entry {
    var at: Instant
    var sequence: Int
    var step: Step

    func comesBefore(_ other: Entry) -> Bool {
      (at, sequence) < (other.at, other.sequence)
    }
  }

  private var heap: [Entry] = []
  private var sequence = 0

  /// When the next step is.
  var nextTime: Instant? { heap.first?.at }

  /// Enters a step.
  mutating func enter(_ step: Step, at: Instant) {
    sequence += 1
    heap.append(Entry(at: at, sequence: sequence, step: step))
    var child = heap.count - 1
    while child > 0, heap[child].comesBefore(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes the next step out.
  mutating func next() -> (at: Instant, step: Step)? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return (first.at, first.step) }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].comesBefore(heap[least]) {
        least = child
      }
      guard least != parent else { break }
      heap.swapAt(parent, least)
      parent = least
    }
    return (first.at, first.step)
  }
}
