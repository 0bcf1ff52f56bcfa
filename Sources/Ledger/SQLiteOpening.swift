import CWriteAhead
import GRDB
import GRDBSQLite
import Glibc

/// How a database file is opened.
enum SQLiteAccess {
  /// For reading and writing.
  case write
  /// For reading only.
  case read
  /// For reading a file that nobody can write, without lock or log beside it.
  case immutable

  /// What stands in the header of every database of ours: "PTRL".
  static let applicationIdentifier: Int64 = 0x5054_524C

  /// A connection with the settings of the house.
  ///
  /// - Parameter pageLimit: the most pages (4 KB each) the file may have; a seam for tests.
  func connect(_ path: String, pageLimit: Int? = nil) throws(LedgerError) -> SQLiteConnection {
    try Self.gatherWrites()
    var configuration = Configuration()
    configuration.readonly = self != .write
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    // GRDB ends the process over a transaction left open; ours are closed by our own hand.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      try database.execute(sql: Self.settings)
      if let pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
    }
    let queue = try LedgerError.mapping(path) {
      try DatabaseQueue(path: name(path), configuration: configuration)
    }
    return SQLiteConnection(queue, path: path)
  }

  /// From now on a commit is written to the log in one piece: of two calls for each of thirty pages, in
  /// a writer's turn, one was left.
  static func gatherWrites() throws(LedgerError) {
    guard write_ahead_gather() == 0 else { throw .misuse("no interface that gathers writes") }
  }

  /// Durable commits; functions in a schema are not trusted; REPLACE fires the triggers that
  /// refuse deletion; 16 MB of cache, and pages mapped: scans and scattered reads of 60 MB took
  /// half the time (the price: a disk that fails to read ends the process by a signal). No more than
  /// 64 MB are mapped, since a mapped page counts as the program's memory; a year's report over a
  /// million orders took as long with four times as much. The log grows to 16 MB before a writer moves it
  /// into the database, in its turn: four times what SQLite makes of it, since the same pages come again
  /// and again.
  private static let settings = """
    PRAGMA synchronous = FULL;
    PRAGMA trusted_schema = OFF;
    PRAGMA recursive_triggers = ON;
    PRAGMA cache_size = -16384;
    PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 67108864;
    PRAGMA wal_autocheckpoint = 4000;
    """

  /// For programs that stay open for hours and ask for screens, not for scans: 2 MB of cache, nothing
  /// mapped. A page that is mapped counts as the program's memory as long as it is open.
  static let sparing = """
    PRAGMA cache_size = -2048;
    PRAGMA mmap_size = 0;
    """

  /// The path as SQLite takes it. One that begins as an address does goes in as an address too: else what
  /// stands behind its question mark would be options, and whoever names a file could choose lent rights.
  private func name(_ path: String) -> String {
    let options = [
      self == .immutable ? "immutable=1" : nil,
      LentRights.interface(for: path).map { "vfs=\($0)" },
    ].compactMap { $0 }
    guard !options.isEmpty || path.hasPrefix("file:") else { return path }
    let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f")
      .replacing("#", with: "%23")
    return "file:\(escaped)?\(options.joined(separator: "&"))"
  }

  /// A connection for reading, if need be of a file in a folder that cannot be written.
  static func connectForReading(
    _ path: String
  ) throws(LedgerError) -> (SQLiteAccess, SQLiteConnection) {
    do {
      return (.read, try SQLiteAccess.read.connect(path))
    } catch {
      switch error {
      case .inputOutput, .readOnly: break
      default: throw error
      }
      // SQLite cannot make its files beside the database. Without a log the file is all there is.
      var status = stat()
      let hasLog = LentRights.with(path) { stat(path + "-wal", &status) == 0 }
      guard !hasLog || status.st_size == 0 else {
        guard !SQLiteLedger.isFolderWritable(of: path) else { throw error }
        throw LedgerError.logUnread(path: path)
      }
      return (.immutable, try SQLiteAccess.immutable.connect(path))
    }
  }
}
