import Crypto
import Ledger

/// A head to compare with, and where it stands.
struct KnownHead: Hashable {
  var head: PrintedHead
  /// The number of a sheet in the file; `nil`: it was typed from paper.
  var sheet: String?
}

/// An event that does not follow from the one before.
struct WalkedEvent {
  var link: ChainLink
  /// The digest that it names as the one before.
  var previous: [UInt8]
  /// The digest is that of the content and of the digest that it names as the one before.
  var isWhole: Bool
}

/// A walk along the events in the order of recording. It keeps nothing but the last event and which of the
/// heads it met.
struct ChainWalk {
  /// What a step reads: ``EventChain/columns`` first.
  static let query = """
    SELECT \(EventChain.columns), sequence, previous, digest FROM event ORDER BY sequence
    """

  /// The last event that follows from all before it.
  private(set) var last = ChainLink(sequence: 0, digest: [])
  /// All heads, by their sequence.
  let known: [KnownHead]
  private var met: [KnownHead] = []
  private var strange: KnownHead?
  /// How many of `known` were come by.
  private var passed = 0
  private var fields = FieldBytes()

  init(against heads: [KnownHead]) {
    known = heads.sorted { ($0.head.sequence, $0.sheet ?? "") < ($1.head.sequence, $1.sheet ?? "") }
  }

  /// Takes the next row of ``query``, and answers it when it does not follow from the one before.
  mutating func step(_ row: SQLRow) -> WalkedEvent? {
    let sequence = row.integer(EventChain.columnCount)
    let isStoredAsWritten = EventChain.isStoredAsWritten(row)
    let digest = row.withBytes(EventChain.columnCount + 2) { Array($0) }
    let follows = row.withBytes(EventChain.columnCount + 1) { previous in
      fields.begin(with: previous)
      return previous.elementsEqual(last.digest)
    }
    for column in 0..<EventChain.columnCount {
      row.withBytes(column) { fields.add($0) }
    }
    let isWhole = isStoredAsWritten && fields.digest == digest
    guard follows, isWhole, sequence == last.sequence + 1 else {
      return WalkedEvent(
        link: ChainLink(sequence: sequence, digest: digest),
        previous: row.blob(EventChain.columnCount + 1), isWhole: isWhole)
    }
    last = ChainLink(sequence: sequence, digest: digest)
    if passed < known.count, known[passed].head.sequence == sequence { compare() }
    return nil
  }

  private mutating func compare() {
    while passed < known.count, known[passed].head.sequence == last.sequence {
      let known = known[passed]
      if known.head.agrees(with: last.digest) {
        met.append(known)
      } else if strange == nil {
        strange = known
      }
      passed += 1
    }
  }

  /// The first head with which the events do not agree, once they all were walked along; also one that
  /// lies beyond the last of them.
  var unmet: KnownHead? { strange ?? (passed < known.count ? known[passed] : nil) }

  /// The newest head that was met before any that was not.
  ///
  /// - Parameter typed: only what was typed from paper counts.
  func proof(typed: Bool) -> KnownHead? {
    let end = strange?.head.sequence ?? .max
    return met.last { $0.head.sequence < end && (!typed || $0.sheet == nil) }
  }
}

extension EventChain {
  /// Whether a row of ``columns`` has numbers where numbers are written and texts where texts are. The
  /// digest takes in bytes: as a blob, or nothing as an empty text, they make the same one, and no question
  /// finds the event any more.
  static func isStoredAsWritten(_ row: SQLRow) -> Bool {
    (0..<columnCount).allSatisfy { column in
      switch column {
      case 1, 3, 4, 5: row.kind(column) == .integer
      case 6, 7: [.integer, .null].contains(row.kind(column))
      default: row.kind(column) == .text
      }
    }
  }
}
