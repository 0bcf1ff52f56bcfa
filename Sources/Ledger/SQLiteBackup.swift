import Glibc

/// A copy of the database as of one moment.
enum SQLiteBackup {
  /// Copies to a file beside the destination first, so that what bears its name is whole.
  /// It can be read by its owner alone, or by the group that shares its folder.
  ///
  /// - Parameter isSealed: whether its bytes are to be kept as they are now.
  static func copy(
    _ source: SQLiteConnection, to path: String, isSealed: Bool = false,
    progress: (BackupProgress) -> Bool = { _ in true }
  ) throws(LedgerError) {
    var status = stat()
    // A link that leads nowhere is in the way too.
    guard lstat(path, &status) != 0 else { throw SQLiteLedger.cannotCreate(path, EEXIST) }
    let partial = path + ".partial"
    let file = try claim(partial, for: path)
    defer {
      removeFiles(partial)
      close(file)  // and with it the lock
    }
    let target = try SQLiteAccess.write.connect(partial)
    // A copy that fails goes away: a journal of it would be one file more that could be left behind.
    try LedgerError.mapping(partial) {
      try target.use { try $0.control("PRAGMA journal_mode = OFF") }
    }
    try source.copy(to: target, progress: progress)
    try target.close()
    if isSealed { try CopySeal.write(to: file, path: partial) }
    try name(partial, path)
    let folder = open(SQLiteLedger.folder(of: path), O_RDONLY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  /// Makes the file that is copied to and locks it for as long as it is open: two copies in one file
  /// would spoil each other, and both be called whole. What a program left there that was ended goes
  /// away; nothing is written through a link, which may lead to anything.
  private static func claim(
    _ partial: String, for path: String
  ) throws(LedgerError) -> Int32 {
    let left = open(partial, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if left >= 0 {
      defer { close(left) }
      guard isAlone(left, at: partial) else { throw SQLiteLedger.cannotCreate(partial, EBUSY) }
      removeFiles(partial)
    } else if errno == ELOOP {
      unlink(partial)
    }
    let file = FileMode.create(partial)
    guard file >= 0 else {
      throw SQLiteLedger.cannotCreate(errno == EEXIST ? partial : path, errno)
    }
    guard isAlone(file, at: partial) else {
      close(file)
      throw SQLiteLedger.cannotCreate(partial, EBUSY)
    }
    return file
  }

  /// Locks an open file unless another program has; false also when its name is another file's by now.
  private static func isAlone(_ file: Int32, at path: String) -> Bool {
    if flock(file, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return false }
    var (own, named) = (stat(), stat())
    return fstat(file, &own) == 0 && lstat(path, &named) == 0
      && own.st_dev == named.st_dev && own.st_ino == named.st_ino
  }

  /// Unlike renaming, linking never replaces a file that has come to be in the meantime; memory
  /// sticks cannot link.
  private static func name(_ partial: String, _ path: String) throws(LedgerError) {
    if link(partial, path) == 0 { return }
    guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno), rename(partial, path) == 0 else {
      throw SQLiteLedger.cannotCreate(path, errno)
    }
  }

  /// Removes a database and what stands beside it.
  static func removeFiles(_ path: String) {
    for suffix in suffixes { unlink(path + suffix) }
  }

  /// What the names of a database and of all that stands beside it end with.
  static let suffixes = ["", "-wal", "-shm", "-journal", ".lock"]
}
