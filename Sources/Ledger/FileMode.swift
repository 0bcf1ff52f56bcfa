import Glibc

/// Who may read what the program keeps: its owner alone, and where a folder belongs to a group that shares
/// it (mode 2770) that group too. The folder says which; neither the umask nor the file that is copied does.
public enum FileMode {
  /// The mode of a new file in a folder: 0600, or 0660 where the folder has the set-group-ID bit and its group
  /// may write in it.
  static func fitting(inFolder folder: String) -> mode_t {
    var status = stat()
    guard stat(folder, &status) == 0, isShared(status.st_mode) else { return 0o600 }
    return 0o660
  }

  static func isShared(_ folder: mode_t) -> Bool {
    folder & mode_t(S_ISGID) != 0 && folder & mode_t(S_IWGRP) != 0
  }

  /// Makes a file that nobody else has made, with the mode that fits its folder whatever the umask is. Its
  /// group is that of the folder where the folder is shared: the system sees to it.
  ///
  /// - Returns: its descriptor; negative when it cannot be made, and `errno` says why.
  static func create(_ path: String) -> Int32 {
    let mode = fitting(inFolder: SQLiteLedger.folder(of: path))
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    if file >= 0 { _ = fchmod(file, mode) }
    return file
  }
}
