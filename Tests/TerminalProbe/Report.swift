import Glibc

/// Lines for the tests, each written at once.
struct Report {
  let path: String?

  func add(_ line: String) {
    guard let path else { return }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    let bytes = Array((line + "\n").utf8)
    _ = write(file, bytes, bytes.count)
  }
}
