import Glibc

/// Files as bytes, without Foundation.
enum Files {
  /// Everything in a file; `-` is standard input.
  ///
  /// - Throws: ``Failure``.
  static func read(_ path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try pieces(of: path) { bytes += $0 }
    return bytes
  }

  /// Everything in an ordinary file: what is a device, a pipe or a folder never ends, or holds nothing
  /// to keep, and is not even waited for.
  ///
  /// - Parameter limit: bytes that it may have.
  /// - Throws: ``Failure``.
  static func readOrdinary(_ path: String, limit: Int) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { throw Failure.unreadable(path, code: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Failure.unreadable(path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.malformed, "error.notOrdinaryFile", ["path": path])
    }
    guard status.st_size <= limit else {
      let most = "\(limit / 1_000_000)"
      throw Failure(.malformed, "error.fileTooLarge", ["path": path, "limit": most])
    }
    var bytes: [UInt8] = []
    // Also of a file that grows meanwhile no more is read than it may have.
    try pieces(of: path, from: file) { piece in
      bytes += piece.prefix(limit - bytes.count)
    }
    return bytes
  }

  /// The text of a file.
  ///
  /// - Throws: ``Failure``, also when it is not UTF-8.
  static func text(_ path: String) throws -> String {
    guard let text = String(validating: try read(path), as: UTF8.self) else {
      throw Failure(.malformed, "error.notText", ["value": path])
    }
    return text
  }

  /// The text of a file that somebody wrote by hand, such as settings: a pipe or a device in its place
  /// would keep a desk from ever opening.
  ///
  /// - Throws: ``Failure``, also when it is not UTF-8.
  static func written(_ path: String) throws -> String {
    guard let text = String(validating: try readOrdinary(path, limit: 1_000_000), as: UTF8.self)
    else { throw Failure(.malformed, "error.notText", ["value": path]) }
    return text
  }

  /// Reads a file piece by piece.
  static func pieces(of path: String, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    let file = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure.unreadable(path, code: errno) }
    defer { if file != 0 { close(file) } }
    try pieces(of: path, from: file, body)
  }

  private static func pieces(
    of path: String, from file: Int32, _ body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    // Most files are small, and a buffer is cleared before it is used.
    var status = stat()
    let isSmall = fstat(file, &status) == 0 && (1..<8_192).contains(status.st_size)
    var buffer = [UInt8](repeating: 0, count: isSmall ? 8_192 : 65_536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure.unreadable(path, code: errno)
      }
      guard count > 0 else { return }
      try body(buffer[..<count])
    }
  }

  /// Calls `body` with each line, and its number from 1, of a file that somebody has named; without its end.
  static func lines(of path: String, _ body: (ArraySlice<UInt8>, Int) throws -> Void) throws {
    try admit(named: path)
    var rest: [UInt8] = []
    var number = 0
    try pieces(of: path) { piece in
      rest += piece
      var start = rest.startIndex
      while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
        number += 1
        try body(rest[start..<end], number)
        start = end + 1
      }
      rest.removeFirst(start)
    }
    if !rest.isEmpty { try body(rest[...], number + 1) }
  }

  /// The path from the root, without links; as it is for what is not there.
  static func absolute(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// A path as it was typed at a desk: `~/` at its beginning is the user's own folder.
  static func fromHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = Surroundings["HOME"] else { return path }
    return home + path.dropFirst()
  }

  /// Whether something is there.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether nothing is there, not even something that is kept from us or leads nowhere.
  static func isAbsent(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && [ENOENT, ENOTDIR].contains(errno)
  }

  /// The bytes of a file; none when it is not there.
  static func size(of path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// Whether a folder is there.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder with all above it, each for this user alone: what lies in it is nobody else's business.
  static func makeFolder(_ path: String) throws {
    var made = ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty && !path.hasPrefix("/") ? "" : "/") + String(part)
      if mkdir(made, 0o700) != 0, errno != EEXIST, !isFolder(made) {
        throw Failure.uncreatable(made, code: errno)
      }
    }
  }

  /// The folder of a path.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
