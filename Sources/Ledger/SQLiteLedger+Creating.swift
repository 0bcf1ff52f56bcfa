import Glibc

extension SQLiteLedger {
  /// Creates a new database; the folder must exist, the file must not. Its owner alone may read and write
  /// it, and in a folder that a group shares (mode 2770) that group.
  /// - Throws: ``LedgerError``: `cannotCreate`, `full`, …
  public static func create(
    at path: String, schema: [SchemaVersion]
  ) throws(LedgerError) -> SQLiteLedger {
    try create(at: path, schema: schema, pageLimit: nil, folder: nil)
  }

  static func create(
    at path: String, schema: [SchemaVersion], pageLimit: Int?, folder: String?
  ) throws(LedgerError) -> SQLiteLedger {
    let schema = try SQLiteSchema(schema, path: path)
    let file = FileMode.create(path)
    guard file >= 0 else { throw cannotCreate(path, errno) }
    Glibc.close(file)
    do {
      let queue = WriterQueue(database: path)
      let main = try SQLiteAccess.write.connect(path, pageLimit: pageLimit)
      try LedgerError.mapping(path) {
        try queue.take(waiting: .seconds(30)) {
          try main.use { session in
            try schema.claim(session)
            try schema.useLog(session)
            try schema.migrate(session)
          }
        }
      }
      return try SQLiteLedger(
        main: main, schema: schema, isReadOnly: false, queue: queue, folder: folder)
    } catch {
      SQLiteBackup.removeFiles(path)
      throw error
    }
  }

  /// A database in memory, seen by this ledger alone.
  /// - Throws: ``LedgerError`` when the schema is wrong.
  public static func inMemory(schema: [SchemaVersion]) throws(LedgerError) -> SQLiteLedger {
    let path = ":memory:"
    let schema = try SQLiteSchema(schema, path: path)
    let main = try SQLiteAccess.write.connect(path)
    try LedgerError.mapping(path) {
      try main.use { session in
        try schema.claim(session)
        try schema.migrate(session)
      }
    }
    return try SQLiteLedger(main: main, schema: schema, isReadOnly: false)
  }

  /// A database in a file of a new folder under the system's temporary one, both of which go with
  /// the ledger.
  /// - Throws: ``LedgerError``.
  public static func temporary(schema: [SchemaVersion]) throws(LedgerError) -> SQLiteLedger {
    let folder = try TemporaryFolder.make()
    do {
      return try create(
        at: folder + "/patrol.db", schema: schema, pageLimit: nil, folder: folder)
    } catch {
      TemporaryFolder.remove(folder)
      throw error
    }
  }

  /// Removes a database that nobody has open, with all that stands beside it; what is not there is
  /// no failure.
  public static func remove(at path: String) { SQLiteBackup.removeFiles(path) }

  static func cannotCreate(_ path: String, _ number: Int32) -> LedgerError {
    switch number {
    case ENOSPC, EDQUOT: .full(path: path, reason: .system(number))
    default: .cannotCreate(path: path, reason: .system(number))
    }
  }
}
