import Synchronization

/// What happened to a row of a surface since the surface was begun.
struct RowMarks: OptionSet, Sendable {
  let rawValue: UInt8

  /// Something was written there: a terminal that shows the frame before has to look at it.
  static let written = RowMarks(rawValue: 1)
  /// Something was drawn there that no piece keeps: in the next frame it begins blank.
  static let loose = RowMarks(rawValue: 2)
  /// It began blank: what stands there as in the frame before has to be laid down again.
  static let bare = RowMarks(rawValue: 4)
}

/// The number of a finished frame, another for each in a process, so that a surface knows the one that it
/// was drawn upon.
struct FrameNumber: Hashable, Sendable {
  private let value: UInt64

  private init(_ value: UInt64) { self.value = value }

  /// Not a finished frame: begun, or written on since.
  static let none = FrameNumber(0)

  /// One that no other frame has.
  static func next() -> FrameNumber {
    FrameNumber(last.add(1, ordering: .relaxed).newValue)
  }

  private static let last = Atomic<UInt64>(0)
}

// A frame is drawn upon the one before it: what stands there still right is neither drawn nor compared
// nor sent again, and a step of a selection touches two rows and no more.
extension Surface {
  /// Remembers that a row is written on.
  mutating func mark(_ row: Int) {
    marks[row].formUnion([.written, .loose])
    frame = .none
  }

  /// Makes this finished frame the ground of the next: rows on which something stands that no piece keeps
  /// are blank, the others as they are.
  mutating func beginNext() {
    basis = frame
    frame = .none
    cursor = nil
    clip = area
    for row in marks.indices {
      guard marks[row].contains(.loose) else {
        marks[row] = []
        continue
      }
      let start = row * size.columns
      for index in start..<start + size.columns { cells[index] = .blank() }
      marks[row] = [.bare, .written]
    }
  }

  /// Ends a frame.
  mutating func finish() { frame = .next() }

  /// Whether a terminal that shows `previous` need look only at the rows that were written on.
  private func isNext(after previous: Surface) -> Bool {
    basis != .none && basis == previous.frame && size == previous.size
  }

  /// The rows that may differ from those of another surface, from top to bottom.
  ///
  /// - Parameter previous: what is shown; with nil, or another size, all of them.
  public func changedRows(from previous: Surface?) -> [Int] {
    guard let previous, isNext(after: previous) else { return Array(0..<size.rows) }
    return marks.indices.filter { marks[$0].contains(.written) }
  }

  /// Becomes equal to another surface: the next frame brings its written rows alone, so that neither is
  /// copied whole.
  public mutating func follow(_ next: Surface) {
    guard next.isNext(after: self) else {
      self = next
      return
    }
    for row in next.changedRows(from: self) {
      let place = row * size.columns..<(row + 1) * size.columns
      cells.replaceSubrange(place, with: next.cells[place])
    }
    marks = next.marks
    (cursor, clip, basis, frame) = (next.cursor, next.clip, next.basis, next.frame)
  }
}

extension Surface: Hashable {
  /// Whether both look the same; how they came about does not count.
  public static func == (one: Surface, other: Surface) -> Bool {
    one.size == other.size && one.cursor == other.cursor && one.glyphs == other.glyphs
      && one.clip == other.clip && one.cells == other.cells
  }

  /// Hashes what ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    hasher.combine(cursor)
    hasher.combine(cells)
  }
}
