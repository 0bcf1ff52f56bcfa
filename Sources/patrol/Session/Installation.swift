import Glibc
import Ledger

/// What root has written down for everybody who runs the program on this machine.
enum Installation {
  /// One line: the path of the office's database, from the root.
  static let file = "/etc/patrol/database"

  /// The database of everybody who names no other; `nil` where each has their own.
  static let database: String? = line(trusted: false)

  /// Takes up what the program's file lends (mode 2755, group of the database), for that one database: what
  /// a command, a variable or a link calls otherwise is opened with the rights of whoever runs this. Once
  /// this is done, libraries see none of the user's variables that could make them read a file.
  ///
  /// The first thing the program does. Without the file, or where others than root may write it, nothing is
  /// taken up.
  static func takeUp() {
    guard let group = LentRights.layDown() else { return }
    Surroundings.withhold()
    guard let database = line(trusted: true) else { return }
    // SQLite knows the interface already or has no memory: then the database stays closed.
    try? LentRights.lend(group, for: database)
  }

  private static func line(trusted: Bool) -> String? {
    guard !trusted || isRootsAlone, let text = try? Files.written(file) else { return nil }
    let path = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return path.hasPrefix("/") ? path : nil
  }

  private static var isRootsAlone: Bool {
    [Files.folder(of: file), file].allSatisfy { path in
      var status = stat()
      return lstat(path, &status) == 0 && status.st_uid == 0 && status.st_mode & 0o022 == 0
        && status.st_mode & S_IFMT != S_IFLNK
    }
  }
}

extension Failure {
  /// What is done to the files of a database, and not in it, is for the account that they belong to: whoever
  /// is lent the rights of its group may do with them what the commands of the desk do, and no more.
  static func ownersWork(_ path: String) -> Failure? {
    guard LentRights.cover(path) else { return nil }
    return Failure(.notPermitted, "error.ownersWork", ["path": path])
  }
}
