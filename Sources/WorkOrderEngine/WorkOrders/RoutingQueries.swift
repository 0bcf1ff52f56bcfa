import Configuration
import ServiceClock

extension Snapshot {
  /// Who is sent by itself (R3); `nil` when no rule covers it: it waits in the front desk's list.
  func route(_ report: Report, campus: Campus, at instant: Instant) throws -> Holder? {
    let shifts = try shiftsOnDuty(at: instant, in: campus.zone).map(\.shift.code)
    let rules = try rulebook().configuration.routing
    guard
      let rule = rules.destination(
        category: report.category, campus: [campus.code, campus.slug], shifts: shifts)
    else { return nil }
    switch rule {
    case .desk: return nil
    case .crew(let code): return try crews().first { $0.code == code }.map { .crew($0.id) }
    case .contractor(let code):
      return try contractors().first { $0.code == code }.map { .contractor($0.id) }
    case .duty(let code?):
      return try crews().first { $0.code == code }.flatMap { try onDuty(in: $0, at: instant) }
    case .duty(nil): return try byTrade(report.category, campus: campus, at: instant)
    }
  }

  /// The crew that names the trade, a contractor that does, else the crew that takes the rest.
  private func byTrade(
    _ category: String, campus: Campus, at instant: Instant
  ) throws -> Holder? {
    let crews = try crews(campus: campus.id)
    if let crew = crews.first(where: { $0.categories.contains(category) }) {
      return try onDuty(in: crew, at: instant)
    }
    let contractor = try contractors().first {
      $0.categories.contains(category) && ($0.campuses.isEmpty || $0.campuses.contains(campus.id))
    }
    if let contractor { return .contractor(contractor.id) }
    return try crews.first { $0.categories.isEmpty }.flatMap { try onDuty(in: $0, at: instant) }
  }

  /// The one on duty with the fewest open orders; nobody on duty: the crew itself.
  private func onDuty(in crew: Crew, at instant: Instant) throws -> Holder? {
    let present = try onDuty(crew: crew, at: instant)
    let loads = try present.map { ($0.id, try openOrders(of: .person($0.id))) }
    guard let (id, _) = loads.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) else {
      return .crew(crew.id)
    }
    return .person(id)
  }

  /// The holder that a person named: a staff number or name, a crew's or a contractor's code; behind a
  /// ``HolderKind`` and a colon, one of that kind.
  ///
  /// - Throws: ``EngineError/unknownHolder(_:)``.
  public func holder(named text: String) throws -> Holder {
    let (kind, code) = HolderKind.parts(of: text)
    let asked = TypedText.folded(code)
    if kind != .person, kind != .contractor,
      let crew = try crews().first(where: {
        TypedText.folded($0.code) == asked || TypedText.folded($0.name) == asked
      })
    {
      return .crew(crew.id)
    }
    if kind != .person, kind != .crew,
      let contractor = try contractors().first(where: {
        TypedText.folded($0.code) == asked || TypedText.folded($0.name) == asked
      })
    {
      return .contractor(contractor.id)
    }
    guard kind == nil || kind == .person else { throw EngineError.unknownHolder(text) }
    do {
      return .person(try person(named: code).id)
    } catch EngineError.unknownPerson {
      throw EngineError.unknownHolder(text)
    }
  }
}

extension [RoutingRule] {
  /// The rule with most matching fields; ties go to the first.
  func destination(
    category: String, campus: [String], shifts: [String]
  ) -> RoutingDestination? {
    let matching = filter { rule in
      (rule.category == nil || rule.category == category)
        && (rule.campus.map { campus.contains($0) } ?? true)
        && (rule.shift.map { shifts.contains($0) } ?? true)
    }
    func weight(_ rule: RoutingRule) -> Int {
      [rule.category, rule.campus, rule.shift].count { $0 != nil }
    }
    let most = matching.map(weight).max()
    return matching.first { weight($0) == most }?.to
  }
}
