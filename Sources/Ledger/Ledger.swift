/// A database of record: reads see one moment, writes happen whole or not at all.
///
/// SQL is written in the subset that SQLite 3.40 and PostgreSQL 15 share, with `$1` placeholders.
/// In any statement `{matching TABLE $N}` stands for the ids that match ``SearchWords``.
public protocol Ledger: Sendable {
  /// Where the database is.
  var path: String { get }

  /// Runs queries that all see the database at one moment.
  ///
  /// Inside another `read` of the same thread it sees the same moment; inside a `write`, what has
  /// been written so far.
  /// - Throws: ``LedgerError``, or what `body` throws.
  func read<T>(_ body: (any LedgerReader) throws -> T) throws -> T

  /// Runs one transaction, in turn with all other writers; it is durable on return.
  ///
  /// Everything is undone when `body` throws. A write inside a read or a write is refused.
  /// - Throws: ``LedgerError``, or what `body` throws.
  @discardableResult
  func write<T>(_ body: (any LedgerWriter) throws -> T) throws -> T

  /// A number that differs from the last answer once anybody has committed a change since.
  /// - Throws: ``LedgerError``.
  func dataVersion() throws -> Int64

  /// Writes a consistent copy, as of the moment it begins, to a new file while others go on reading and
  /// writing. The file bears its name once it is whole.
  ///
  /// - Parameter progress: gets how far it is, every few pages, and answers whether to go on.
  /// - Throws: ``LedgerError``; `cannotCreate` when the file exists, `interrupted` when `progress` says
  ///   no; nothing of the copy is left then.
  func backup(to path: String, progress: (BackupProgress) -> Bool) throws

  /// Looks for damage and dangling references; one sentence a problem, none when all is well.
  /// - Throws: ``LedgerError`` when the check itself cannot be made.
  func check() throws -> [String]

  /// Looks for values of another kind than their column's, which comparisons pass by.
  /// - Throws: ``LedgerError`` when that cannot be made.
  func strangeValues() throws -> [StrangeValues]
}

/// How far a backup is, in pages of the file (4 KB each).
public struct BackupProgress: Hashable, Sendable {
  /// The pages that are copied.
  public var done: Int
  /// The pages that there are.
  public var total: Int
}

extension Ledger {
  /// Writes a consistent copy to a new file, to its end.
  /// - Throws: ``LedgerError``; `cannotCreate` when the file exists.
  public func backup(to path: String) throws { try backup(to: path) { _ in true } }
}

/// Asks questions inside one transaction. Valid only inside the closure that received it.
public protocol LedgerReader {
  /// Calls `body` with each row until it answers false.
  ///
  /// The row is valid only during that call.
  /// - Throws: ``LedgerError``, or what `body` throws.
  func forEach(
    _ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Bool) throws
}

/// Changes rows inside one transaction. Valid only inside the closure that received it.
public protocol LedgerWriter: LedgerReader {
  /// Runs one statement and answers how many rows it inserted, changed or deleted.
  /// - Throws: ``LedgerError``.
  @discardableResult
  func execute(_ sql: String, arguments: [SQLValue]) throws -> Int

  /// Runs one statement before the next question and before the transaction ends, in its turn.
  ///
  /// For whoever writes many rows and asks nothing in between: they are written by another thread
  /// while the caller makes the next ones.
  /// - Throws: ``LedgerError``, also that of an earlier one; what this one fails with is thrown by a
  ///   later call or by the transaction, which is then undone.
  func executeLater(_ sql: String, arguments: [SQLValue]) throws

  /// The identity of the row inserted last in this transaction.
  var lastInsertedIdentity: Int64 { get }
}
