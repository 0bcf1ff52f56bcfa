import Foundation
import Glibc
import PatrolDesk

/// What was typed at a desk and never sent, kept for this system user's next desk on the same database.
///
/// Keeping it is a service, never a reason to refuse a desk: what cannot be read or written is left.
struct DraftFile {
  /// The database that the drafts are for, from the root.
  private let database: String
  private let path: String

  /// - Parameter folder: where it lies; made when it is not there.
  init(database: String, folder: String = Surroundings.stateFolder) {
    self.database = Files.absolute(database)
    path = "\(folder)/drafts.json"
  }

  /// Takes the drafts out: they are the asker's from now on.
  func take() -> DeskDrafts {
    var all = read()
    guard let drafts = all.removeValue(forKey: database) else { return [:] }
    write(all)
    return drafts
  }

  /// Puts drafts in; none leave nothing behind.
  func keep(_ drafts: DeskDrafts) {
    guard !drafts.isEmpty else { return }
    var all = read()
    all[database, default: [:]].merge(drafts) { _, new in new }
    write(all)
  }

  private func read() -> [String: DeskDrafts] {
    guard let text = try? Files.text(path) else { return [:] }
    return (try? JSONDecoder().decode([String: DeskDrafts].self, from: Data(text.utf8))) ?? [:]
  }

  private func write(_ all: [String: DeskDrafts]) {
    guard !all.isEmpty else {
      unlink(path)
      return
    }
    guard let data = try? JSONEncoder().encode(all),
      (try? Files.makeFolder(Files.folder(of: path))) != nil
    else { return }
    // Telephone numbers of reporters may be in it.
    let old = umask(0o077)
    try? Files.write(String(decoding: data, as: UTF8.self), to: path)
    umask(old)
  }
}
