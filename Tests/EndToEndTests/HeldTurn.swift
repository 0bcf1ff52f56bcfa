import Glibc
import Testing

/// The only writer's turn, held until it is let go: whoever else writes waits for it meanwhile.
struct HeldTurn {
  private let file: Int32

  init(in office: Office) throws {
    file = open("\(office.database).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    try #require(file >= 0 && flock(file, LOCK_EX) == 0)
  }

  func letGo() { close(file) }
}
