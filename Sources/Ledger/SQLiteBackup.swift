import Glibc

/// A copy of the database as of one moment.
enum SQLiteBackup {
  /// Copies to a file beside the destination first, so that what bears its name is whole.
  /// It can be read by those who can read the source.
  ///
  /// - Parameter isSealed: whether its bytes are to be kept as they are now.
  static func copy(
    _ source: SQLiteConnection, to path: String, isSealed: Bool = false,
    progress: (BackupProgress) -> Bool = { _ in true }
  ) throws(LedgerError) {
    var status = stat()
    // A link that leads nowhere is in the way too.
    guard lstat(path, &status) != 0 else { throw SQLiteLedger.cannotCreate(path, EEXIST) }
    let mode = stat(source.path, &status) == 0 ? status.st_mode & 0o666 | 0o600 : 0o600
    let partial = path + ".partial"
    let file = try claim(partial, mode: mode, for: path)
    defer {
      removeFiles(partial)
      close(file)  // and with it the lock
    }
    let target = try SQLiteAccess.write.connect(partial)
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
    _ partial: String, mode: mode_t, for path: String
  ) throws(LedgerError) -> Int32 {
    let left = open(partial, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if left >= 0 {
      defer { close(left) }
      guard isAlone(left, at: partial) else { throw SQLiteLedger.cannotCreate(partial, EBUSY) }
      removeFiles(partial)
    } else if errno == ELOOP {
      unlink(partial)
    }
    let file = open(partial, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
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
    for suffix in ["", "-wal", "-shm", "-journal", ".lock"] { unlink(path + suffix) }
  }
}
