import Ledger
public import ServiceClock

extension Engine {
  /// Does many things inside one transaction, which is made durable once, at the end: what an
  /// import or the demonstration needs, where each single transaction would cost a disk's sync.
  ///
  /// `body` receives an engine over the same database whose commands, questions and `tick` take
  /// the same way as ever, each with its own id and its own now; it is valid inside `body` only,
  /// and on its thread. All or nothing: once one of them has failed, the whole is undone and the
  /// failure is thrown, whatever `body` makes of it.
  ///
  /// - Parameter now: the clock moves to it first, so that it is not behind when `body` begins.
  /// - Throws: the first failure inside `body`, or what `body` throws; then nothing was written.
  public func together<T>(now: Instant, _ body: (Engine) throws -> T) throws -> T {
    try ledger.write { db in
      let joined = JoinedLedger(db, path: ledger.path)
      defer { joined.end() }
      let engine = Engine(ledger: joined, shelf: shelf.copy(), orders: OrderShelf())
      try engine.write(now: now) { _ in }
      let answer = try body(engine)
      if let failure = joined.failure { throw failure }
      return answer
    }
  }
}

/// A ledger whose reads and writes are parts of a transaction that is open already.
///
/// Unchecked, because a ledger can be sent, though this one never leaves the thread that runs the
/// transaction: the engine over it is valid only inside the closure that received it.
private final class JoinedLedger: Ledger, @unchecked Sendable {
  let path: String
  private var db: (any LedgerWriter)?
  /// What failed first.
  private(set) var failure: (any Error)?

  init(_ db: any LedgerWriter, path: String) {
    (self.db, self.path) = (db, path)
  }

  /// The transaction is over: whoever kept the engine gets an error.
  func end() { db = nil }

  func read<T>(_ body: (any LedgerReader) throws -> T) throws -> T { try body(try open()) }

  func write<T>(_ body: (any LedgerWriter) throws -> T) throws -> T {
    do {
      return try body(try open())
    } catch {
      failure = failure ?? error
      throw error
    }
  }

  /// Nothing inside can be seen from outside, so nothing changes.
  func dataVersion() throws -> Int64 { 0 }

  func backup(to path: String, progress: (BackupProgress) -> Bool) throws {
    throw LedgerError.misuse("a backup inside of a transaction")
  }

  func check() throws -> [String] {
    throw LedgerError.misuse("a check inside of a transaction")
  }

  func strangeValues() throws -> [StrangeValues] {
    throw LedgerError.misuse("a check inside of a transaction")
  }

  private func open() throws -> any LedgerWriter {
    guard let db else { throw LedgerError.misuse("the engine was kept after its transaction") }
    return db
  }
}
