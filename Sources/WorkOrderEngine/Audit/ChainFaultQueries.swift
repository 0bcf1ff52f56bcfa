import Ledger
import ServiceClock

extension Snapshot {
  /// What was done where an event does not follow from the one before: in the order of the questions, each of
  /// which only what was done can answer.
  func fault(at broken: WalkedEvent, after walk: ChainWalk) throws -> ChainFault {
    let (last, link) = (walk.last, broken.link)
    let isNext = broken.previous == last.digest
    if isNext, broken.isWhole {
      // It is the next one; only its number is another.
      return try fault(.altered, link.sequence)
    }
    if broken.isWhole, try place(of: broken.previous, after: link.sequence) != nil {
      return try fault(.moved, link.sequence)
    }
    if let follower = try follower(of: last, after: link.sequence) {
      // The event that was recorded after the last one stands further on.
      return try fault(.inserted, link.sequence, count: events(link.sequence..<follower))
    }
    if broken.isWhole, let before = try knownPlace(of: broken.previous, until: last.sequence) {
      // It was recorded after an earlier one: those between are not known to it.
      return try fault(.inserted, before + 1, count: last.sequence - before)
    }
    if !isNext, link.sequence > last.sequence + 1 {
      return try fault(
        .removed, last.sequence + 1, count: link.sequence - last.sequence - 1,
        shown: last.sequence)
    }
    if !broken.isWhole { return try fault(.altered, link.sequence) }
    return try faultWithoutTrace(after: walk)
  }

  /// The events hang together, and a head says that they are others.
  func fault(against unmet: KnownHead, after walk: ChainWalk) throws -> ChainFault {
    let (last, sequence) = (walk.last.sequence, unmet.head.sequence)
    let proven = walk.proof(typed: false)?.head.sequence ?? 0
    var fault =
      sequence > last
      ? try fault(.cutOff, last + 1, count: sequence - last, shown: last)
      : try fault(.rewritten, proven + 1, count: sequence - proven, shown: sequence)
    (fault.head, fault.sheet) = (unmet.head, unmet.sheet)
    return fault
  }

  /// The next event names a predecessor that is nowhere: the last one was altered with its digest, or what
  /// followed it was removed and the rest numbered anew. The next sheet tells by how many events there are
  /// up to it.
  private func faultWithoutTrace(after walk: ChainWalk) throws -> ChainFault {
    let last = walk.last.sequence
    for known in walk.known where known.head.sequence > last {
      guard let stands = try place(beginning: known.head.digits, after: last) else { continue }
      let missing = known.head.sequence - stands
      var fault =
        missing > 0
        ? try fault(.removed, last + 1, count: missing, shown: last) : try fault(.altered, last)
      (fault.head, fault.sheet) = (known.head, known.sheet)
      return fault
    }
    return try fault(.alteredOrRemoved, last)
  }

  private func fault(
    _ kind: ChainFault.Kind, _ sequence: Int64, count: Int64 = 1, shown: Int64? = nil
  ) throws -> ChainFault {
    ChainFault(
      kind: kind, sequence: sequence, count: count, event: try chainEvent(shown ?? sequence),
      head: nil, sheet: nil)
  }

  private func events(_ range: Range<Int64>) throws -> Int64 {
    try reader.value(
      "SELECT COUNT(*) FROM event WHERE sequence >= $1 AND sequence < $2", range.lowerBound,
      range.upperBound) ?? 0
  }

  /// The first event beyond that names `last` as the one before. Asked once, where a chain is broken: it
  /// reads the events, which have no index by their digests.
  private func follower(of last: ChainLink, after sequence: Int64) throws -> Int64? {
    try reader.value(
      "SELECT MIN(sequence) FROM event WHERE previous = $1 AND sequence > $2", last.digest, sequence
    )
  }

  private func place(of digest: [UInt8], after sequence: Int64) throws -> Int64? {
    try reader.value(
      "SELECT MIN(sequence) FROM event WHERE digest = $1 AND sequence > $2", digest, sequence)
  }

  /// The event before `sequence` that has this digest; 0: it is that of the beginning.
  private func knownPlace(of digest: [UInt8], until sequence: Int64) throws -> Int64? {
    if digest.isEmpty { return 0 }
    return try reader.value(
      "SELECT MAX(sequence) FROM event WHERE digest = $1 AND sequence < $2", digest, sequence)
  }

  private func place(beginning digits: String, after sequence: Int64) throws -> Int64? {
    var found: Int64?
    try reader.forEach(
      "SELECT sequence, digest FROM event WHERE sequence > $1 ORDER BY sequence",
      [.integer(sequence)]
    ) { row in
      if EventChain.text(of: row.blob(1)).hasPrefix(digits) { found = row.integer(0) }
      return found == nil
    }
    return found
  }

  /// An event as people know it; `nil` when there is none with this sequence.
  private func chainEvent(_ sequence: Int64) throws -> ChainEvent? {
    try reader.first(
      """
      SELECT e.sequence, e.topic, e.kind, e.recorded, COALESCE(p.name, ''), COALESCE(
        CASE e.topic WHEN 'order' THEN (SELECT number FROM work_order WHERE id = e.subject)
          WHEN 'round' THEN (SELECT number FROM round WHERE id = e.subject)
          WHEN 'route' THEN (SELECT code FROM route WHERE id = e.subject)
          WHEN 'handover' THEN (SELECT number FROM handover WHERE id = e.subject)
          WHEN 'staff' THEN (SELECT number FROM staff WHERE id = e.subject) END,
        CAST(e.subject AS TEXT))
      FROM event e LEFT JOIN staff p ON p.id = e.person WHERE e.sequence = $1
      """, sequence
    ) { row in
      ChainEvent(
        sequence: row.integer(0), topic: row.text(1), subject: row.text(5), kind: row.text(2),
        recorded: Instant(seconds: row.integer(3)), person: row.text(4))
    }
  }
}

extension Problem {
  /// What the walk along the chain found.
  init(_ fault: ChainFault) {
    self.init(
      kind: .chain, place: "\(fault.sequence)", found: fault.kind.rawValue,
      expected: "\(fault.count)")
  }
}
