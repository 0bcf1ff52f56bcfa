import Glibc
import Synchronization

/// The ledger in an SQLite file: write-ahead log, durable commits, foreign keys, one writer.
///
/// Reads share the writer's connection until somebody needs both at once: a command that runs once opens
/// the file once, and so does a desk until its first screen stands.
public final class SQLiteLedger: Ledger {
  /// Where the database is.
  public let path: String
  /// Whether writes are refused.
  public let isReadOnly: Bool

  let main: SQLiteConnection
  let schema: SQLiteSchema
  private let reader = Mutex<SQLiteConnection?>(nil)
  private let queue: WriterQueue?
  private let commits = Atomic<Int64>(0)
  private let isSparing = Atomic<Bool>(false)
  /// A folder that goes with the ledger.
  private let folder: String?

  /// The file that was opened; `nil` for one in memory.
  private let identity: FileIdentity?
  private let patience: Mutex<Duration>
  /// Which edition was opened.
  private let contents = Atomic<Int64>(0)

  init(
    main: SQLiteConnection, schema: SQLiteSchema, isReadOnly: Bool, queue: WriterQueue? = nil,
    folder: String? = nil, patience: Duration = .seconds(30)
  ) throws(LedgerError) {
    path = schema.path
    self.schema = schema
    self.patience = Mutex(patience)
    self.main = main
    identity = FileIdentity(path: schema.path)
    self.isReadOnly = isReadOnly
    self.queue = queue
    self.folder = folder
    try noteContents()
  }

  deinit {
    guard let folder else { return }
    try? close()
    TemporaryFolder.remove(folder)
  }

  /// How long a writer waits for its turn: thirty seconds, unless somebody who has a screen to draw
  /// would rather ask again.
  public func setPatience(_ patience: Duration) { self.patience.withLock { $0 = patience } }

  /// Gives the memory back that makes long scans quick: for programs that stay open for hours.
  /// - Throws: ``LedgerError``.
  public func spareMemory() throws {
    isSparing.store(true, ordering: .relaxed)
    try spareMemory(of: main)
    if let reader = reader.withLock({ $0 }) { try spareMemory(of: reader) }
  }

  private func spareMemory(of connection: SQLiteConnection) throws {
    try connection.use { session in
      for pragma in SQLiteAccess.sparing.split(separator: "\n") {
        try session.forEach(String(pragma), []) { _ in true }
      }
    }
  }

  /// Runs queries that all see the database at one moment.
  /// - Throws: ``LedgerError``, or what `body` throws.
  public func read<T>(_ body: (any LedgerReader) throws -> T) throws -> T {
    try requireSameFile()
    return try connectionForReading().use { session in
      let isWithin = session.isInTransaction
      return try session.snapshot { reader in
        if !isWithin { try requireSameContents(session) }
        return try body(reader)
      }
    }
  }

  /// Runs one transaction, in turn with all other writers; it is durable on return.
  /// - Throws: ``LedgerError``, or what `body` throws.
  @discardableResult
  public func write<T>(_ body: (any LedgerWriter) throws -> T) throws -> T {
    let patience = patience.withLock { $0 }
    let result = try inTurn {
      try requireSameFile()
      return try main.use { session in
        try session.transaction(waiting: patience) { writer in
          try requireSameContents(session)
          try schema.refuseNewer(session)
          return try body(writer)
        }
      }
    }
    commits.add(1, ordering: .relaxed)
    return result
  }

  /// A number that differs from the last answer once anybody has committed a change since.
  /// - Throws: ``LedgerError``.
  public func dataVersion() throws -> Int64 {
    try requireSameFile()
    let connection = try connectionForReading()
    let seen = try connection.use { try $0.value("PRAGMA data_version") ?? 0 }
    // Each connection counts for itself: going over to the other one is a change.
    let base: Int64 = connection === main ? 0 : 1 << 32
    return base &+ seen &+ commits.load(ordering: .relaxed)
  }

  /// Looks for damage and dangling references; one sentence a problem, none when all is well.
  /// - Throws: ``LedgerError`` when the check itself cannot be made.
  public func check() throws -> [String] {
    try read { try SQLiteCheck.problems($0) }
  }

  /// Looks for values of another kind than their column's.
  /// - Throws: ``LedgerError`` when that cannot be made.
  public func strangeValues() throws -> [StrangeValues] {
    try read { try SQLiteCheck.strangeValues($0) }
  }

  /// Writes a consistent copy, as of the moment it begins, to a new file while others go on reading and
  /// writing. The file bears its name once it is whole.
  ///
  /// - Parameter progress: gets how far it is, every megabyte, and answers whether to go on.
  /// - Throws: ``LedgerError``; `cannotCreate` when the file exists, `interrupted` when `progress` says
  ///   no; nothing of the copy is left then.
  public func backup(to destination: String, progress: (BackupProgress) -> Bool) throws {
    let source = try connectionForReading()
    guard !source.isInUseHere else { throw LedgerError.misuse("a backup inside a transaction") }
    try SQLiteBackup.copy(source, to: destination, isSealed: true, progress: progress)
  }

  /// Ends the statement that runs on this ledger now, from any thread: it fails with
  /// ``LedgerError/interrupted``, and a transaction around it is undone. A question of several
  /// statements goes on with its next one; whoever wants it to end asks again until it has.
  public func interrupt() {
    main.interrupt()
    reader.withLock { $0 }?.interrupt()
  }

  /// Closes the file, moving the log into it when nobody else has it open; later uses fail.
  ///
  /// A ledger that is let go of closes by itself; call this before `exit`.
  /// - Throws: ``LedgerError``.
  public func close() throws {
    try reader.withLock { reader in
      try reader?.close()
      reader = nil
    }
    try main.close()
  }

  /// Runs `body` as the only writer, which this thread must not be yet.
  func inTurn<T>(_ body: () throws -> T) throws -> T {
    guard !isReadOnly else { throw LedgerError.readOnly(path: path) }
    let isReading = reader.withLock { $0 }?.isInUseHere ?? false
    guard !isReading, !main.isInUseHere else {
      throw LedgerError.misuse("a write inside a read or another write")
    }
    guard let queue else { return try body() }
    return try queue.take(waiting: patience.withLock { $0 }, body)
  }

  /// Whether what was opened is still there: whoever opens the path again beside this ledger would else
  /// have another database.
  /// - Throws: ``LedgerError/displaced(path:)`` when another file is there, ``LedgerError/restored(path:)``
  ///   when a backup has replaced what is in it.
  public func requireSame() throws { try read { _ in } }

  /// Whether the path still leads to the file that was opened.
  func requireSameFile() throws(LedgerError) {
    guard let identity, FileIdentity(path: path) != identity else { return }
    throw LedgerError.displaced(path: path)
  }

  /// Remembers which contents there are now.
  func noteContents() throws(LedgerError) {
    guard identity != nil else { return }
    try LedgerError.mapping(path) {
      contents.store(try main.use { try Self.contents($0) }, ordering: .relaxed)
    }
  }

  /// Whether the present transaction sees the contents that were opened. After a restore nothing of what
  /// a program remembers holds any more: who sits there, which rules have which number, what stands on
  /// the page.
  private func requireSameContents(_ session: SQLiteSession) throws {
    guard identity != nil,
      try Self.contents(session) != contents.load(ordering: .relaxed)
    else { return }
    // A later release may have changed the schema.
    try schema.refuseNewer(session)
    throw LedgerError.restored(path: path)
  }

  /// The edition of the contents: the upper half of SQLite's own number of the schema. The lower half
  /// counts what is done to tables.
  static func contents(_ session: SQLiteSession) throws -> Int64 {
    (try session.value("PRAGMA schema_version") ?? 0) >> 16
  }

  private func connectionForReading() throws -> SQLiteConnection {
    // Inside a transaction of this thread a read is a part of it.
    if main.isInUseHere { return main }
    if let reader = reader.withLock({ $0 }) { return reader }
    return main.isInUse ? try separateReader() : main
  }

  /// The second connection; a ledger in memory or for reading only has no need of one.
  private func separateReader() throws -> SQLiteConnection {
    guard queue != nil, !isReadOnly else { return main }
    return try reader.withLock { reader in
      if let reader { return reader }
      let new = try SQLiteAccess.read.connect(path)
      if isSparing.load(ordering: .relaxed) { try spareMemory(of: new) }
      reader = new
      return new
    }
  }
}
