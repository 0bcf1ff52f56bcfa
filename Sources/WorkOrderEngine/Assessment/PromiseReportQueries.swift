import Ledger
public import ServiceClock

/// What was promised to the orders of a cohort, what was kept, and every breach.
public struct PromiseReport: Hashable, Sendable {
  /// By priority, clock and promise.
  public var promises: [PromiseLine]
  /// The worst first: by the used share of the allowance.
  public var breaches: [OrderBreach]
}

extension Snapshot {
  /// What was promised and kept of the orders in a contractor's hands, or in anybody's: those reported
  /// from 00:00 of one day to 24:00 of another, in the time of each campus. The orders with a breach are
  /// replayed one after the other.
  public func promises(
    from: CalendarDate? = nil, to: CalendarDate? = nil, campus: Int64? = nil,
    contractor: Int64? = nil
  ) throws -> PromiseReport {
    let holders = try contractor.map { try self.holders(ofContractor: $0) }
    var tally = PromiseTally()
    var broken = BrokenPromises()
    for site in try campuses() where campus == nil || site.id == campus {
      try forEachJudgedClock(of: site, from: from, to: to) { clock in
        guard holders?.contains(clock.holder) ?? true else { return }
        tally.count(clock)
        broken.count(clock)
      }
    }
    return PromiseReport(promises: tally.sorted, breaches: try breaches(of: broken))
  }

  /// One breach for each broken promise, the worst first.
  func breaches(of broken: BrokenPromises) throws -> [OrderBreach] {
    try broken.orders.flatMap { order in
      let view = try view(of: orderFile(id: order.id))
      let place = try place(view.order.report.place)
      return view.promiseBreaches(
        of: order.clocks, at: now, place: place, titles: try titles(of: place))
    }.sorted(by: OrderBreach.isWorse)
  }

  /// The contractor with this code, or with this name.
  ///
  /// - Throws: ``EngineError/unknownHolder(_:)``.
  public func contractor(named text: String) throws -> Contractor {
    let typed = TypedText.folded(text)
    let found = try contractors().first {
      $0.code.uppercased() == typed.uppercased() || $0.name == typed
    }
    guard let found else { throw EngineError.unknownHolder(text) }
    return found
  }

  /// The stored forms of a contractor and of its people, who hold its orders.
  func holders(ofContractor id: Int64) throws -> Set<String> {
    let people = try staff().filter { $0.contractor == id }.map { Holder.person($0.id).text }
    return Set([Holder.contractor(id).text] + people)
  }
}
