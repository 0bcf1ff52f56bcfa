import Foundation
import Glibc

/// Folders for databases that live as long as their ledger.
enum TemporaryFolder {
  /// A new, empty folder that only this user can enter.
  static func make() throws(LedgerError) -> String {
    let base = FileManager.default.temporaryDirectory.path
    var name = Array("\(base)/patrol-XXXXXX".utf8CString)
    guard let made = mkdtemp(&name) else {
      throw SQLiteLedger.cannotCreate(base, errno)
    }
    return String(cString: made)
  }

  /// Removes a folder and what is in it; what cannot be removed stays.
  static func remove(_ folder: String) {
    try? FileManager.default.removeItem(atPath: folder)
  }
}
