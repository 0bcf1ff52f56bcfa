import Ledger
import ServiceClock

/// Into which group of a report an order falls, and what the groups are called.
///
/// Rows must begin with the columns category, campus, place, holder, priority.
struct GroupKeys {
  enum Key: Hashable {
    case text(String)
    case id(Int64)
    case none
  }

  private let grouping: TurnaroundGrouping
  private var names: [Int64: String] = [:]
  /// The crew of each person who has one.
  private var crews: [Int64: Int64] = [:]

  init(_ grouping: TurnaroundGrouping, in snapshot: Snapshot) throws {
    self.grouping = grouping
    switch grouping {
    case .category, .priority, .week, .month: break
    case .campus: names = try snapshot.campusTable().mapValues(\.slug)
    case .place:
      try snapshot.reader.forEachRow("SELECT id, path FROM place") { row in
        names[row.integer(0)] = row.text(1)
      }
    case .crew:
      for crew in try snapshot.crews() { names[crew.id] = crew.code }
      for person in try snapshot.staff() { crews[person.id] = person.crew }
    case .person: for person in try snapshot.staff() { names[person.id] = person.number }
    case .contractor:
      for contractor in try snapshot.contractors() { names[contractor.id] = contractor.code }
    }
  }

  func key(of row: SQLRow, reported: Instant, zone: ZoneRules) -> Key {
    switch grouping {
    case .category: .text(row.text(0))
    case .campus: .id(row.integer(1))
    case .place: .id(row.integer(2))
    case .priority: .text(row.text(4))
    case .week: .text("\(zone.local(reported).date.isoWeek)")
    case .month: .text(String("\(zone.local(reported).date)".prefix(7)))
    case .crew, .person, .contractor: holderKey(Holder(row.text(3)))
    }
  }

  private func holderKey(_ holder: Holder?) -> Key {
    switch (grouping, holder) {
    case (.crew, .crew(let id)): .id(id)
    case (.crew, .person(let id)): crews[id].map(Key.id) ?? .none
    case (.person, .person(let id)), (.contractor, .contractor(let id)): .id(id)
    default: .none
    }
  }

  /// The name of a group; empty for orders that belong to none.
  func name(of key: Key) -> String {
    switch key {
    case .text(let text): text
    case .id(let id): names[id] ?? "\(id)"
    case .none: ""
    }
  }
}
