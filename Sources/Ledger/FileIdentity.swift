import Glibc

/// Which file it is, whatever its name: a database that is deleted, moved or replaced while it is open
/// goes on taking writes that nobody will ever read, or damages the one that took its place.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let number: UInt

  /// The file at a path; `nil` where there is none.
  init?(path: String) {
    var status = stat()
    guard LentRights.with(path, { stat(path, &status) }) == 0 else { return nil }
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
  }
}
