import Glibc

extension SQLiteLedger {
  /// Opens a database and brings its schema up to date.
  ///
  /// Where the file or its folder cannot be written, it opens for reading only.
  /// - Throws: ``LedgerError``: `notFound`, `notOurs`, `newer`, `older`, `locked`, …
  public convenience init(open path: String, schema: [SchemaVersion]) throws(LedgerError) {
    try self.init(open: path, schema: schema, pageLimit: nil, patience: .seconds(30))
  }

  /// With a seam for tests: the most pages of the file, and how long a writer waits.
  convenience init(
    open path: String, schema: [SchemaVersion], pageLimit: Int? = nil,
    patience: Duration = .seconds(30)
  ) throws(LedgerError) {
    let schema = try SQLiteSchema(schema, path: path)
    try Self.findFile(path)
    guard Self.isWritable(path) else {
      try self.init(reading: path, schema)
      return
    }
    let queue = WriterQueue(database: path)
    let main = try SQLiteAccess.write.connect(path, pageLimit: pageLimit)
    try LedgerError.mapping(path) {
      try main.use { session in
        let isOutdated = try schema.isOutdated(session)
        try schema.useLog(session)
        guard isOutdated else { return }
        try queue.take(waiting: patience) { try schema.migrate(session) }
      }
    }
    try self.init(main: main, schema: schema, isReadOnly: false, queue: queue, patience: patience)
  }

  /// Opens a database for reading only, also on a medium that cannot be written.
  /// - Throws: ``LedgerError``; `older` when its schema is not the present one.
  public convenience init(reading path: String, schema: [SchemaVersion]) throws(LedgerError) {
    let schema = try SQLiteSchema(schema, path: path)
    try Self.findFile(path)
    try self.init(reading: path, schema)
  }

  /// Opens somebody's copy to look at it.
  convenience init(lookingAt path: String, _ schema: SQLiteSchema) throws(LedgerError) {
    let schema = try SQLiteSchema(schema.versions, path: path)
    try Self.findFile(path)
    try self.init(schema, readingFrom: try Self.connectToLook(at: path))
  }

  /// Where the copy may be written it is opened so, though nothing is written: else SQLite would leave
  /// its log and the log's index beside it.
  static func connectToLook(at path: String) throws(LedgerError) -> SQLiteConnection {
    guard isWritable(path) else { return try SQLiteAccess.connectForReading(path).1 }
    return try SQLiteAccess.write.connect(path)
  }

  private convenience init(reading path: String, _ schema: SQLiteSchema) throws(LedgerError) {
    try self.init(schema, readingFrom: try SQLiteAccess.connectForReading(path).1)
  }

  private convenience init(
    _ schema: SQLiteSchema, readingFrom main: SQLiteConnection
  ) throws(LedgerError) {
    let path = schema.path
    try LedgerError.mapping(path) {
      try main.use { session in
        if try schema.isOutdated(session) { throw try schema.outdated(session) }
      }
    }
    try self.init(main: main, schema: schema, isReadOnly: true)
  }

  private static func findFile(_ path: String) throws(LedgerError) {
    var status = stat()
    guard LentRights.with(path, { stat(path, &status) }) == 0 else {
      // Nothing is to be written yet: what keeps us from the file is not its being read-only.
      throw [ENOENT, ENOTDIR].contains(errno)
        ? LedgerError.notFound(path: path)
        : .inputOutput(path: path, reason: .system(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw LedgerError.notOurs(path: path) }
    // SQLite only says that it cannot open it.
    guard permits(path, R_OK, of: path) else {
      throw LedgerError.inputOutput(path: path, reason: .system(errno))
    }
  }

  /// SQLite writes files beside the database: the folder counts too.
  private static func isWritable(_ path: String) -> Bool {
    permits(path, W_OK, of: path) && isFolderWritable(of: path)
  }

  static func isFolderWritable(of path: String) -> Bool {
    permits(folder(of: path), W_OK, of: path)
  }

  /// Whether a file of a database may be used so by those whose rights we have for it.
  private static func permits(_ file: String, _ use: Int32, of path: String) -> Bool {
    LentRights.with(path) { faccessat(AT_FDCWD, file, use, AT_EACCESS) } == 0
  }

  /// Whether a database, or anything else, is at a path.
  public static func exists(at path: String) -> Bool {
    LentRights.with(path) { faccessat(AT_FDCWD, path, F_OK, AT_EACCESS) } == 0
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
