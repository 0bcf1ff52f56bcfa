import Glibc

/// A copy of the database as of one moment.
enum SQLiteBackup {
  /// Copies to a file beside the destination first, so that what bears its name is whole.
  /// It can be read by those who can read the source.
  static func copy(
    _ source: SQLiteConnection, to path: String, progress: (BackupProgress) -> Bool = { _ in true }
  ) throws(LedgerError) {
    var status = stat()
    guard stat(path, &status) != 0 else { throw SQLiteLedger.cannotCreate(path, EEXIST) }
    let mode = stat(source.path, &status) == 0 ? status.st_mode & 0o666 | 0o600 : 0o600
    let partial = path + ".partial"
    let file = open(partial, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { throw SQLiteLedger.cannotCreate(path, errno) }
    close(file)
    defer { removeFiles(partial) }
    let target = try SQLiteAccess.write.connect(partial)
    try source.copy(to: target, progress: progress)
    try target.close()
    try name(partial, path)
    let folder = open(SQLiteLedger.folder(of: path), O_RDONLY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
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
