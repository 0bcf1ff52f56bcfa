import Ledger

extension Snapshot {
  /// What somebody may read of how reporters are reached. Who sits in another's chair reads as that
  /// person only with the right `actFor`, as with commands; in a simulated database always.
  public func contactReader(for actor: Actor) throws -> ContactReader {
    guard let own = actor.enteredBy, own != actor.person, try facts()?.isSimulated != true,
      try permitted("actFor", to: own).isEmpty
    else { return try contactReader(for: actor.person) }
    return try contactReader(for: own)
  }

  func contactReader(for person: Int64) throws -> ContactReader {
    ContactReader(
      person: person, crew: try self.person(person)?.crew,
      campuses: try permitted(ContactReader.right, to: person))
  }

  /// The ids of the campuses on which somebody has a right, by the name that `roles.toml` gives it.
  public func permitted(_ right: String, to person: Int64) throws -> Set<Int64> {
    let rules = try rulebookExtract()
    let grants = try roles(of: person).filter { rules.permits(right, to: [$0.role]) }
    return Set(
      try campuses().map(\.id).filter { campus in grants.contains { $0.counts(on: campus) } })
  }

  /// The orders whose reporters' contacts somebody reads, as a condition: a filter by contact finds no
  /// others, or it would tell the number digit by digit.
  func contactsRead(by person: Int64, in sql: inout FilterSQL) throws -> String {
    let reader = try contactReader(for: person)
    var holders = [Holder.person(person).text]
    if let crew = reader.crew { holders.append(Holder.crew(crew).text) }
    return """
      (\(sql.anyOf("o.campus", reader.campuses.sorted())) OR \(sql.anyOf("o.holder", holders))
        OR o.first_contact = \(sql.bind(person)))
      """
  }
}
