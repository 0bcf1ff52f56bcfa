import Crypto
import ServiceClock

/// Where an event stands in the history, and what the next one takes in of it.
struct ChainLink: Hashable {
  var sequence: Int64
  /// The SHA-256 of the event and of the digest before it.
  var digest: [UInt8]
}

/// The chain that shows an altered or missing event: SHA-256 over the event and the digest before
/// (patrol.docc/Evidence.md says how to compute it by hand).
enum EventChain {
  /// What a digest takes in of an event, in this order; `person` to `entered_by` say whose deed it is.
  static let columns = """
    topic, subject, kind, happened, recorded, person, entered_by, until, target, reason, body
    """
  /// How many these are.
  static let columnCount = 11

  static func digest(
    of entry: EventEntry, recorded: Instant, person: Int64, enteredBy: Int64?,
    after previous: [UInt8]
  ) -> [UInt8] {
    let record = entry.record
    var fields = FieldBytes(capacity: 256 + record.reason.utf8.count + record.body.utf8.count)
    previous.withUnsafeBytes { fields.begin(with: $0) }
    func add(_ number: Int64?) { fields.add(number.map { String($0) } ?? "") }
    fields.add(entry.topic.rawValue)
    add(entry.subject)
    fields.add(record.kind)
    add(entry.happened.seconds)
    add(recorded.seconds)
    add(person)
    add(enteredBy)
    add(record.until?.seconds)
    fields.add(record.target)
    fields.add(record.reason)
    fields.add(record.body)
    return Array(fields.digest)
  }

  /// A digest as people compare it, in hexadecimal.
  static func text(of digest: [UInt8]) -> String { CommandContent.hex(digest) }
}

/// Fields one after the other as bytes of which a digest is made. The length goes first, so that no two
/// different rows make the same bytes. The memory is used again for the next row.
struct FieldBytes {
  private var bytes: [UInt8] = []

  init(capacity: Int = 1_024) { bytes.reserveCapacity(capacity) }

  /// Forgets what there is, and begins with the digest before.
  mutating func begin(with previous: UnsafeRawBufferPointer) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: previous)
  }

  mutating func add(_ text: String) {
    addLength(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ field: UnsafeRawBufferPointer) {
    addLength(field.count)
    bytes.append(contentsOf: field)
  }

  private mutating func addLength(_ count: Int) {
    if count < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(count))
    } else {
      bytes.append(contentsOf: String(count).utf8)
    }
    bytes.append(UInt8(ascii: ":"))
  }

  func withBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    try bytes.withUnsafeBytes(body)
  }

  var digest: SHA256.Digest {
    withBytes { bytes in
      var hash = SHA256()
      hash.update(bufferPointer: bytes)
      return hash.finalize()
    }
  }
}
