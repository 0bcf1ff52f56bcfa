import Glibc

/// A file or folder that more people may read or change than the program would let.
public struct WideFile: Hashable, Sendable {
  /// Where it is.
  public var path: String
  /// Its mode, such as 0644.
  public var mode: UInt32
  /// What it should be.
  public var fitting: UInt32
}

extension FileMode {
  /// What is too wide of a database: its file, what stands beside it, the copies in its folder, and the
  /// folder itself where others could put another file in its place.
  ///
  /// - Parameter path: the database.
  /// - Returns: the folder first, then files by name; none when all is well.
  public static func tooWide(around path: String) -> [WideFile] {
    LentRights.with(path) {
      let folder = SQLiteLedger.folder(of: path)
      let fitting = fitting(inFolder: folder)
      let files = names(in: folder).sorted().map { folder == "." ? $0 : "\(folder)/\($0)" }
        .filter { isOurs($0, beside: path) }
      return ([wideFolder(folder)] + files.map { wide($0, fitting) }).compactMap { $0 }
    }
  }

  private static func wide(_ path: String, _ fitting: mode_t) -> WideFile? {
    guard let mode = ordinary(path), mode & 0o7777 & ~fitting != 0 else { return nil }
    return WideFile(path: path, mode: mode & 0o7777, fitting: fitting)
  }

  /// A shared folder lets nobody else in; one of a single person may be seen by others, but nothing put in it.
  private static func wideFolder(_ folder: String) -> WideFile? {
    var status = stat()
    guard stat(folder, &status) == 0 else { return nil }
    let mode = status.st_mode & 0o7777
    if isShared(mode) {
      return mode & 0o007 == 0 ? nil : WideFile(path: folder, mode: mode, fitting: 0o2770)
    }
    // In a folder such as /tmp nobody removes what belongs to another.
    guard mode & 0o022 != 0, mode & mode_t(S_ISVTX) == 0 else { return nil }
    return WideFile(path: folder, mode: mode, fitting: mode & ~0o022)
  }

  /// The mode of an ordinary file; `nil` of a link, a folder, or what is not there.
  private static func ordinary(_ path: String) -> mode_t? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return status.st_mode
  }

  /// Whether it belongs to the database or is one itself, as copies are, by what stands in its header.
  private static func isOurs(_ file: String, beside path: String) -> Bool {
    if SQLiteBackup.suffixes.contains(where: { file == path + $0 }) { return true }
    guard ordinary(file) != nil else { return false }
    let opened = open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard opened >= 0 else { return false }
    defer { close(opened) }
    var mark = [UInt8](repeating: 0, count: 4)
    guard pread(opened, &mark, mark.count, 68) == mark.count else { return false }
    let identifier = mark.reduce(Int64(0)) { $0 << 8 | Int64($1) }
    return identifier == SQLiteAccess.applicationIdentifier
  }

  private static func names(in folder: String) -> [String] {
    guard let opened = opendir(folder) else { return [] }
    defer { closedir(opened) }
    var names: [String] = []
    while let entry = readdir(opened) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }
}
