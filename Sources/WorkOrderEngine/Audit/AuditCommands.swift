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
    let previous = try chainHead ?? newestEvent()
    let digest = EventChain.digest(
      of: entry, recorded: now, person: actor.person, enteredBy: actor.enteredBy,
      after: previous.digest)
    let record = entry.record
    let sequence = previous.sequence + 1
    try db.executeLater(
      """
      INSERT INTO event (sequence, topic, subject, kind, happened, recorded, person, entered_by,
        command, until, target, reason, body, previous, digest)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      """,
      arguments: [
        .integer(sequence), .text(entry.topic.rawValue), .integer(entry.subject),
        .text(record.kind),
        .integer(entry.happened.seconds), .integer(now.seconds), .integer(actor.person),
        actor.enteredBy.sqlValue, .text(command), (record.until?.seconds).sqlValue,
        .text(record.target), .text(record.reason), .text(record.body),
        .blob(previous.digest), .blob(digest),
      ])
    chainHead = ChainLink(sequence: sequence, digest: digest)
    return sequence
  }

  private func newestEvent() throws -> ChainLink {
    try db.first("SELECT sequence, digest FROM event ORDER BY sequence DESC LIMIT 1") {
      ChainLink(sequence: $0.integer(0), digest: $0.blob(1))
    } ?? ChainLink(sequence: 0, digest: [])
  }
}

/// Where an event stands in the history, and what the next one takes in of it.
struct ChainLink {
  var sequence: Int64
  /// The SHA-256 of the event and of the digest before it.
  var digest: [UInt8]
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
    // The length goes first, so that no two different events make the same bytes.
    func add(_ field: String) {
      bytes.append(contentsOf: String(field.utf8.count).utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: field.utf8)
    }
    func add(_ number: Int64?) { add(number.map { String($0) } ?? "") }
    add(topic)
    add(subject)
    add(record.kind)
    add(happened.seconds)
    add(recorded.seconds)
    add(person)
    add(enteredBy)
    add(record.until?.seconds)
    add(record.target)
    add(record.reason)
    add(record.body)
    return Array(SHA256.hash(data: bytes))
  }
}
