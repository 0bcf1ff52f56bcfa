public import ServiceClock

/// How long a holder had an order in hand.
public struct CustodyShare: Hashable, Sendable {
  /// The holder.
  public var holder: Holder
  /// Wall seconds.
  public var seconds: Int64
}

extension WorkOrder {
  /// Who held it for how long: each minute from the report to the end, or to now, belongs to
  /// exactly one holder (engine.md §2). In the order in which they first had it.
  public func custodyShares(at now: Instant) -> [CustodyShare] {
    let end = stage.isOpen ? now : current.closed ?? now
    var shares: [CustodyShare] = []
    for (index, custody) in custody.enumerated() {
      let until = index + 1 < self.custody.count ? self.custody[index + 1].from : end
      let seconds = max(0, min(until, end) - custody.from)
      if let known = shares.firstIndex(where: { $0.holder == custody.holder }) {
        shares[known].seconds += seconds
      } else {
        shares.append(CustodyShare(holder: custody.holder, seconds: seconds))
      }
    }
    return shares
  }
}

extension Snapshot {
  /// An order with all that follows from its events, for its detail and its explanation.
  ///
  /// - Throws: ``EngineError/unknownOrder(_:)``.
  public func orderView(_ number: String) throws -> OrderView {
    try view(of: try orderFile(number))
  }
}
