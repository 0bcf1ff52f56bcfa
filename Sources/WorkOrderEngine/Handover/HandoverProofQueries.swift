import Ledger

/// Something about a sheet that does not agree with its events.
public struct HandoverProblem: Hashable, Sendable {
  /// The sheet's number, or its id while it has none.
  public var sheet: String
  /// What does not agree.
  public var what: What

  /// What does not agree.
  public enum What: Hashable, Sendable {
    /// The events make no sheet.
    case history
    /// A column of the row is not what the events make it.
    case column(String)
    /// The stored bytes do not have the digest that was signed.
    case digest
  }
}

extension Snapshot {
  /// Compares each sheet's row with its events, and its stored bytes with the digest in the event.
  public func handoverProblems() throws -> [HandoverProblem] {
    let names = HandoverColumns.names
    let wait = try rulebook().configuration.escalation.unreceivedSheetAfter
    var problems: [HandoverProblem] = []
    try reader.forEachRow(
      "SELECT id, number, body, \(names.joined(separator: ", ")) FROM handover ORDER BY id"
    ) { row in
      let sheet = row.optionalText(1) ?? "\(row.integer(0))"
      guard let handover = try replayedHandover(row.integer(0)) else {
        problems.append(HandoverProblem(sheet: sheet, what: .history))
        return
      }
      let columns = HandoverColumns(handover, unreceivedAfter: wait)
      for (index, name) in names.enumerated() where name != "next_at" {
        if row.value(index + 3) != columns.values[index] {
          problems.append(HandoverProblem(sheet: sheet, what: .column(name)))
        }
      }
      if let digest = handover.giving?.digest, HandoverDigest.text(of: row.blob(2)) != digest {
        problems.append(HandoverProblem(sheet: sheet, what: .digest))
      }
    }
    return problems
  }

  /// The sheet as its events make it; `nil` when they make none.
  private func replayedHandover(_ id: Int64) throws -> Handover? {
    do {
      return Handover.replay(id: id, events: try handoverEvents(id))
    } catch EngineError.damagedHistory {
      return nil
    }
  }
}
