import Synchronization

/// What was read of the tables that no event makes row by row (``RegisteredTable``). It holds until one of
/// them changes, and each change of them is an event of the database as a whole: the last of those is the
/// edition of what is kept here.
final class TableShelf: Sendable {
  /// What can be kept.
  enum Rows: Hashable, Sendable {
    case campuses
    case campusTable
    case place(Int64)
    case placeNamed(String)
    case placeKind(Int64)
    case roles(person: Int64)
    case crews(campus: Int64?)
    case contractors
    case members(crew: Int64)
    case shifts
    case pattern(crew: Int64, day: Int)
  }

  /// So many things are kept at most: people type ever new places.
  private static let capacity = 1_000

  private final class Kept<Value: Sendable>: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private struct Contents {
    var edition: Int64?
    var rows: [Rows: any AnyObject & Sendable] = [:]
  }

  private let contents = Mutex(Contents())

  /// What was kept of an edition, or what `read` answers, which is kept from now on.
  func value<Value: Sendable>(
    _ rows: Rows, in edition: Int64, read: () throws -> Value
  ) rethrows -> Value {
    let known = contents.withLock { $0.edition == edition ? $0.rows[rows] : nil }
    if let known = known as? Kept<Value> { return known.value }
    let value = try read()
    contents.withLock { contents in
      if contents.edition != edition || contents.rows.count >= Self.capacity {
        contents = Contents(edition: edition)
      }
      contents.rows[rows] = Kept(value)
    }
    return value
  }
}
