import Foundation
import Glibc

/// The folder for temporary files of a program of the system, which is removed with all that the program left
/// in it: one that crashes or is ended removes nothing.
///
/// It is locked as long as this program or the other one lives. Where both were killed it is found unlocked
/// by the next, and removed then.
struct ScratchFolder {
  /// Where it is.
  let path: String
  /// The open folder; the program that works in it inherits it, and the lock with it.
  private let number: Int32

  private static let prefix = "patrol-scratch-"
  /// How old a folder without a lock is left alone, in seconds: it may have been made this moment.
  private static let youngest = 60

  /// A new one, of this user alone, beside other temporary files.
  ///
  /// - Throws: `noRoom` where none can be made.
  init() throws(OutsideTrouble) {
    let base = NamelessFile.folders[0]
    Self.sweep(base)
    var name = Array("\(base)/\(Self.prefix)XXXXXX".utf8CString)
    guard let made = mkdtemp(&name) else { throw .noRoom(folder: base, code: errno) }
    path = String(cString: made)
    number = open(path, O_RDONLY | O_DIRECTORY)
    if number >= 0 { flock(number, LOCK_EX | LOCK_NB) }
  }

  /// Removes it and all that is in it; what cannot be removed stays.
  func remove() {
    Self.remove(path)
    if number >= 0 { close(number) }
  }

  /// Removes those that nobody holds any more.
  private static func sweep(_ base: String) {
    guard let folder = opendir(base) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(prefix) { removeIfLeft("\(base)/\(name)") }
    }
  }

  private static func removeIfLeft(_ path: String) {
    // No link is followed: the folder above may belong to everybody.
    let number = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard number >= 0 else { return }
    defer { close(number) }
    var status = stat()
    guard fstat(number, &status) == 0, status.st_uid == geteuid(),
      time(nil) - status.st_mtim.tv_sec > youngest, flock(number, LOCK_EX | LOCK_NB) == 0
    else { return }
    remove(path)
  }

  private static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
