import Ledger
import ServiceClock

/// Into which group of a report an order falls, and what the groups are called. The groups are
/// numbered from 0 in the order in which they are met, so that their tallies can stand in an array.
///
/// Rows must begin with the columns category, campus, place, holder, priority.
struct GroupKeys {
  private let grouping: TurnaroundGrouping
  private var names: [Int64: String] = [:]
  /// The keys of crews, contractors and people who can hold an order.
  private var holders: [Holder: String] = [:]
  /// The crew of each person who has one.
  private var crews: [Int64: Int64] = [:]
  /// The contractor of each person who has one.
  private var firms: [Int64: Int64] = [:]

  private var keys: [String] = []
  private var numbers: [String: Int] = [:]
  /// The groups of what is stored as a number, or as a holder: read once, not for each order.
  private var groupsOfIDs: [Int64: Int] = [:]
  private var groupsOfHolders: [String: Int] = [:]
  /// The day of the last order; the next one is mostly of the same.
  private var lastDay: (zone: ZoneRules, hours: Range<Int64>, group: Int)?

  init(_ grouping: TurnaroundGrouping, in snapshot: Snapshot) throws {
    self.grouping = grouping
    switch grouping {
    case .category, .priority, .week, .month: break
    case .campus: names = try snapshot.campusTable().mapValues(\.slug)
    case .place:
      try snapshot.reader.forEachRow("SELECT id, path FROM place") { row in
        names[row.integer(0)] = row.text(1)
      }
    case .crew, .person, .contractor:
      let staff = try snapshot.staff()
      for person in staff {
        holders[.person(person.id)] = person.number
        crews[person.id] = person.crew
        firms[person.id] = person.contractor
      }
      // A staff number may be the code of a crew, and each is a group of its own.
      var taken = Set(grouping == .person ? staff.map(\.number) : [])
      for crew in try snapshot.crews() {
        holders[.crew(crew.id)] = HolderKind.crew.key(crew.code, taken: &taken)
      }
      for contractor in try snapshot.contractors() {
        holders[.contractor(contractor.id)] = HolderKind.contractor.key(
          contractor.code, taken: &taken)
      }
    }
  }

  /// The number of an order's group: that of one met before, or the next one.
  mutating func group(of row: SQLRow, reported: Instant, zone: ZoneRules) -> Int {
    switch grouping {
    case .category: return number(row.text(0))
    case .campus: return group(ofID: row.integer(1))
    case .place: return group(ofID: row.integer(2))
    case .priority: return number(row.text(4))
    case .week, .month: return group(ofDay: reported, zone)
    case .crew, .person, .contractor: return group(ofHolder: row.text(3))
    }
  }

  /// The name of a group; empty for orders that belong to none.
  func name(of group: Int) -> String { keys[group] }

  private mutating func number(_ key: String) -> Int {
    if let known = numbers[key] { return known }
    numbers[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }

  private mutating func group(ofID id: Int64) -> Int {
    if let known = groupsOfIDs[id] { return known }
    let group = number(names[id] ?? "\(id)")
    groupsOfIDs[id] = group
    return group
  }

  private mutating func group(ofHolder text: String) -> Int {
    if let known = groupsOfHolders[text] { return known }
    let group = number(Holder(text).map(key) ?? "")
    groupsOfHolders[text] = group
    return group
  }

  /// Whose group it is: where a holder is no one of those that are asked for, the holder itself, so that
  /// nothing that somebody has in hand is called nobody's.
  private func key(of holder: Holder) -> String {
    let firm: Holder? =
      switch holder {
      case .contractor: holder
      case .person(let id): firms[id].map(Holder.contractor)
      default: nil
      }
    switch (grouping, holder) {
    case (.contractor, .person), (.contractor, .crew), (.contractor, .contractor):
      return firm.map(code) ?? TurnaroundGrouping.own
    case (.crew, .person(let id)):
      return (crews[id].map(Holder.crew) ?? firm).map(code) ?? ""
    case (_, .person), (_, .crew), (_, .contractor): return code(holder)
    default: return ""
    }
  }

  private func code(_ holder: Holder) -> String { holders[holder] ?? holder.text }

  private mutating func group(ofDay reported: Instant, _ zone: ZoneRules) -> Int {
    if let last = lastDay, last.hours.contains(reported.seconds), last.zone == zone {
      return last.group
    }
    let day = zone.local(reported).date
    let group = number(grouping == .week ? "\(day.isoWeek)" : String("\(day)".prefix(7)))
    lastDay = (zone, zone.start(of: day)..<zone.start(of: day.adding(days: 1)), group)
    return group
  }
}
