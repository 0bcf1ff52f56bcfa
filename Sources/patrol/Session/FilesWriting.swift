import Glibc

extension Files {
  /// Writes a text into a file, as bytes are.
  static func write(_ text: String, to path: String, replacing: Bool = true) throws {
    try write(Array(text.utf8), to: path, replacing: replacing)
  }

  /// Writes a file whole or not at all: beside its name first, and under it once it is on the disk. What
  /// stood there stays until then; its mode and its owner stay for good, and so does a link to it.
  ///
  /// - Parameter replacing: whether in place of what is there; else only into a new file.
  /// - Throws: ``Failure`` when it cannot be made, filled or put in its place.
  static func write(_ bytes: [UInt8], to path: String, replacing: Bool = true) throws {
    guard replacing else {
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file < 0, errno == EEXIST {
        throw Failure(.cannotCreate, "error.fileExists", ["path": path])
      }
      return try fill(bytes, path: path, file: file)
    }
    guard !isOthersLink(path) else {
      throw Failure(.cannotCreate, "error.othersLink", ["path": path])
    }
    var before = stat()
    guard stat(path, &before) == 0 else {
      // A link that leads nowhere leads to the new file.
      if isLink(path) { return try overwrite(path, with: bytes) }
      return try replace(path, with: bytes, keeping: nil)
    }
    // What is no ordinary file, such as a pipe, cannot be replaced: it is written to.
    guard before.st_mode & S_IFMT == S_IFREG else { return try feed(path, with: bytes) }
    // A rename asks the folder, not the file.
    guard access(path, W_OK) == 0 else { throw Failure.uncreatable(path, code: errno) }
    try replace(absolute(path), with: bytes, keeping: before)
  }

  private static func replace(
    _ path: String, with bytes: [UInt8], keeping before: stat?
  ) throws {
    var name = Array("\(folder(of: path))/.patrol-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    if file < 0, before != nil, [EACCES, EPERM, EROFS].contains(errno) {
      return try overwrite(path, with: bytes)
    }
    guard file >= 0 else { throw Failure.uncreatable(path, code: errno) }
    let beside = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard fit(file, to: before) else {
      close(file)
      unlink(beside)
      return try overwrite(path, with: bytes)
    }
    do {
      try fill(bytes, path: path, file: file)
      guard rename(beside, path) == 0 else { throw Failure.uncreatable(path, code: errno) }
    } catch {
      unlink(beside)
      throw error
    }
  }

  /// It was made for its owner alone: it gets the rights and the owner of what it replaces, or those of any
  /// new file.
  ///
  /// - Returns: false when the system keeps that owner from us.
  private static func fit(_ file: Int32, to before: stat?) -> Bool {
    guard let before else {
      let mask = umask(0)
      umask(mask)
      return fchmod(file, 0o666 & ~mask) == 0
    }
    let isOwn = before.st_uid == geteuid() && before.st_gid == getegid()
    guard isOwn || fchown(file, before.st_uid, before.st_gid) == 0 else { return false }
    return fchmod(file, before.st_mode & 0o7777) == 0
  }

  /// Writes into what is there, where its folder or its owner leaves no other way. It is cut only behind
  /// what was written.
  private static func overwrite(_ path: String, with bytes: [UInt8]) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw Failure.uncreatable(path, code: errno) }
    let kept = dup(file)
    defer { if kept >= 0 { close(kept) } }
    try fill(bytes, path: path, file: file)
    guard ftruncate(kept, off_t(bytes.count)) == 0 else {
      throw Failure(.inputOutput, "error.cannotWriteFile", ["path": path], code: errno)
    }
  }

  /// Writes into a pipe or a device; for a reader that is not there nobody waits.
  private static func feed(_ path: String, with bytes: [UInt8]) throws {
    let file = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    if file < 0, errno == ENXIO { throw Failure(.cannotCreate, "error.noReader", ["path": path]) }
    if file >= 0 { _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK) }
    try fill(bytes, path: path, file: file)
  }

  /// Whether somebody else has put a link there, in a folder into which others write: it leads where they
  /// want. (Linux asks the same in folders such as /tmp, where it is set to.)
  private static func isOthersLink(_ path: String) -> Bool {
    var (link, above) = (stat(), stat())
    guard lstat(path, &link) == 0, link.st_mode & S_IFMT == S_IFLNK,
      link.st_uid != geteuid(), stat(folder(of: path), &above) == 0
    else { return false }
    return above.st_mode & 0o022 != 0 && link.st_uid != above.st_uid
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Fills an open file to its end and closes it.
  private static func fill(_ bytes: [UInt8], path: String, file: Int32) throws {
    guard file >= 0 else { throw Failure.uncreatable(path, code: errno) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(.inputOutput, "error.cannotWriteFile", ["path": path], code: errno)
      }
      rest = rest.dropFirst(count)
    }
  }
}
