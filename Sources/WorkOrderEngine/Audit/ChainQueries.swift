import Ledger
public import ServiceClock

extension Engine {
  /// Walks along all events in the order of recording, computes each digest anew, and compares with the heads
  /// of the handover sheets. Memory does not grow with the events.
  ///
  /// - Parameter printed: heads typed from paper. When there are any, they alone are the proof: whoever
  ///   can rewrite the events can rewrite the sheets in the same file too.
  public func chainReport(against printed: [PrintedHead] = [], now: Instant) throws -> ChainReport {
    try ask(now: now) { try $0.chainReport(against: printed) }
  }
}

extension Snapshot {
  func chainReport(against printed: [PrintedHead] = []) throws -> ChainReport {
    var walk = ChainWalk(against: try printed.map { KnownHead(head: $0) } + sheetHeads())
    var broken: WalkedEvent?
    try reader.forEach(ChainWalk.query, []) { row in
      broken = walk.step(row)
      return broken == nil
    }
    var fault: ChainFault?
    if let broken {
      fault = try self.fault(at: broken, after: walk)
    } else if let unmet = walk.unmet {
      fault = try self.fault(against: unmet, after: walk)
    }
    let proof = try walk.proof(typed: !printed.isEmpty).flatMap { known in
      try head(known.head.sequence).map { ChainProof(head: $0, sheet: known.sheet) }
    }
    let events = try reader.value("SELECT COUNT(*) FROM event") ?? 0
    let newest = try reader.value("SELECT MAX(sequence) FROM event")
    return ChainReport(
      events: events, head: try newest.flatMap(head), fault: fault, proof: proof,
      unproven: max(0, events - (proof?.head.sequence ?? 0)))
  }

  private func head(_ sequence: Int64) throws -> ChainHead? {
    try reader.first("SELECT digest FROM event WHERE sequence = $1", sequence) {
      ChainHead(ChainLink(sequence: sequence, digest: $0.blob(0)))
    }
  }

  /// The heads that the sheets in the file bear, by their frozen bytes; sheets of earlier releases bear none.
  private func sheetHeads() throws -> [KnownHead] {
    try reader.rows("SELECT number, body FROM handover WHERE body IS NOT NULL ORDER BY id") { row in
      row.withBytes(1) { HandoverSheet.head(inFrozen: $0) }.map {
        KnownHead(head: PrintedHead($0), sheet: row.text(0))
      }
    }.compactMap(\.self)
  }
}
