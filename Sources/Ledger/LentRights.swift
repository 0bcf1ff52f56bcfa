import CRights
import Glibc
import Synchronization

/// The rights of a group that the program's file lends to whoever runs it (mode 2755), for the files of one
/// database and for nothing else.
///
/// Whatever else the program opens, it opens with the rights of its user: they are what it has unless
/// something is done about it, and only what opens, looks for or makes the files of that database does.
public enum LentRights {
  private struct Loan {
    var group: gid_t
    var database: String
  }

  private static let loan = Mutex<Loan?>(nil)
  /// So that a program that is lent nothing pays nothing.
  private static let isLent = Atomic(false)

  /// Lays down what the program's file lends: the first thing that a program does.
  ///
  /// - Returns: the group that is lent; `nil` when none is.
  public static func layDown() -> UInt32? {
    let group = rights_lay_down()
    return group == gid_t.max ? nil : group
  }

  /// From now on these rights are used for the files of a database.
  ///
  /// - Parameters:
  ///   - group: what ``layDown()`` answered.
  ///   - path: the database, as it will be opened.
  /// - Throws: ``LedgerError/misuse(_:)`` when SQLite does not take it.
  public static func lend(_ group: UInt32, for path: String) throws(LedgerError) {
    // They come before it, and whatever is opened with them goes through it.
    try SQLiteAccess.gatherWrites()
    guard rights_register_vfs(group, path) == 0 else {
      throw .misuse("no interface for lent rights")
    }
    loan.withLock { $0 = Loan(group: group, database: path) }
    isLent.store(true, ordering: .relaxed)
  }

  /// Whether rights are lent for any database.
  public static var areLent: Bool { isLent.load(ordering: .relaxed) }

  /// Whether it is the database for which rights are lent.
  public static func cover(_ path: String) -> Bool {
    areLent && loan.withLock { $0?.database == path }
  }

  /// Does something with the files of a database: with the lent rights when they are lent for it, in this
  /// thread alone.
  static func with<T, E: Error>(
    _ path: String, _ body: () throws(E) -> T
  ) throws(E) -> T {
    guard cover(path), let group = loan.withLock({ $0?.group }) else { return try body() }
    let before = rights_raise(group)
    defer { rights_lower(before) }
    return try body()
  }

  /// The interface by which SQLite opens a database with them; `nil`: by its usual one.
  static func interface(for path: String) -> String? { cover(path) ? RIGHTS_VFS : nil }
}
