import Crypto
import Foundation
import Ledger
import ServiceClock

/// What an event is about; the number of a row in that topic's table goes with it.
enum EventTopic: String, CaseIterable, Sendable {
  case order
  case round
  case route
  case handover
  case staff
  case configuration
  /// The file as a whole.
  case database
}

/// One row of the event table before it has a sequence and a digest.
struct EventEntry {
  var topic: EventTopic
  var subject: Int64
  var happened: Instant
  var record: OrderEventRecord
}

extension Transaction {
  /// Appends to the one history and answers the sequence; each digest takes in the one before.
  func append(_ entry: EventEntry) throws -> Int64 {
    let previous = try lastDigest ?? newestDigest()
    let digest = EventChain.digest(
      of: entry, recorded: now, person: actor.person, enteredBy: actor.enteredBy,
      after: previous)
    let record = entry.record
    try db.execute(
      """
      INSERT INTO event (topic, subject, kind, happened, recorded, person, entered_by, command,
        until, target, reason, body, previous, digest)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      """,
      entry.topic.rawValue, entry.subject, record.kind, entry.happened.seconds, now.seconds,
      actor.person, actor.enteredBy, command, record.until?.seconds, record.target,
      record.reason, record.body, previous, digest)
    lastDigest = digest
    return db.lastInsertedIdentity
  }

  private func newestDigest() throws -> [UInt8] {
    try db.first("SELECT digest FROM event ORDER BY sequence DESC LIMIT 1") { $0.blob(0) } ?? []
  }
}

/// The chain that shows an altered or missing event: SHA-256 over the event and the digest before.
enum EventChain {
  static func digest(
    of entry: EventEntry, recorded: Instant, person: Int64, enteredBy: Int64?,
    after previous: [UInt8]
  ) -> [UInt8] {
    digest(
      topic: entry.topic.rawValue, subject: entry.subject, happened: entry.happened,
      record: entry.record, recorded: recorded, person: person, enteredBy: enteredBy,
      after: previous)
  }

  /// The digest of an event as it stands in the table, whatever its topic says.
  static func digest(
    topic: String, subject: Int64, happened: Instant, record: OrderEventRecord,
    recorded: Instant, person: Int64, enteredBy: Int64?, after previous: [UInt8]
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256 + record.reason.utf8.count + record.body.utf8.count)
    bytes += previous
    for field in [
      topic, "\(subject)", record.kind, "\(happened.seconds)",
      "\(recorded.seconds)", "\(person)", enteredBy.map { "\($0)" } ?? "",
      record.until.map { "\($0.seconds)" } ?? "", record.target, record.reason, record.body,
    ] {
      // The length goes first, so that no two different events make the same bytes.
      bytes.append(contentsOf: "\(field.utf8.count)".utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: field.utf8)
    }
    return Array(SHA256.hash(data: bytes))
  }
}
