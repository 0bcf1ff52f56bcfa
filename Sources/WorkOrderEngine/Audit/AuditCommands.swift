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

  /// The last event so far: what a sheet that is given now bears.
  func newestEvent() throws -> ChainLink {
    try db.first("SELECT sequence, digest FROM event ORDER BY sequence DESC LIMIT 1") {
      ChainLink(sequence: $0.integer(0), digest: $0.blob(1))
    } ?? ChainLink(sequence: 0, digest: [])
  }
}
