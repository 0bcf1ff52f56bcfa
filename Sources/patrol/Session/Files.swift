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
    var buffer = [UInt8](repeating: 0, count: 65_536)
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

  /// Calls `body` with each line and its number from 1, without its end.
  static func lines(of path: String, _ body: (ArraySlice<UInt8>, Int) throws -> Void) throws {
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

  /// Writes a text into a file, as bytes are.
  static func write(_ text: String, to path: String, replacing: Bool = true) throws {
    try write(Array(text.utf8), to: path, replacing: replacing)
  }

  /// Writes bytes into a file.
  ///
  /// - Parameter replacing: whether in place of what is there; else only into a new file.
  /// - Throws: ``Failure`` when it cannot be made or filled.
  static func write(_ bytes: [UInt8], to path: String, replacing: Bool = true) throws {
    let kind = replacing ? O_TRUNC : O_EXCL
    let file = open(path, O_WRONLY | O_CREAT | kind | O_CLOEXEC, 0o666)
    if file < 0, !replacing, errno == EEXIST {
      throw Failure(.cannotCreate, "error.fileExists", ["path": path])
    }
    try fill(bytes, path: path, file: file)
  }

  /// Writes a file that is there whole or not at all: beside its name first, and under it once it is on the
  /// disk. What stood there stays until then.
  ///
  /// - Throws: ``Failure`` when it cannot be made, filled or put in its place.
  static func writeWhole(_ bytes: [UInt8], to path: String) throws {
    // What is no ordinary file, such as a pipe, cannot be replaced: it is written to.
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return try fill(bytes, path: path, file: open(path, O_WRONLY | O_CLOEXEC))
    }
    var name = Array("\(folder(of: path))/.patrol-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { throw Failure.uncreatable(path, code: errno) }
    let beside = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    do {
      // It is made for its owner alone; others read it as they would read any new file.
      let mask = umask(0)
      umask(mask)
      fchmod(file, 0o666 & ~mask)
      try fill(bytes, path: path, file: file)
      guard rename(beside, path) == 0 else { throw Failure.uncreatable(path, code: errno) }
    } catch {
      unlink(beside)
      throw error
    }
  }

  /// Fills an open file to its end and closes it.
  private static func fill(_ bytes: [UInt8], path: String, file: Int32) throws {
    guard file >= 0 else { throw Failure.uncreatable(path, code: errno) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(.inputOutput, "error.cannotWriteFile", ["path": path], code: errno)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// The path from the root, without links; as it is for what is not there.
  static func absolute(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// A path as it was typed at a desk: `~/` at its beginning is the user's own folder.
  static func fromHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }

  /// Whether something is there.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

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

  /// Makes a folder with all above it.
  static func makeFolder(_ path: String) throws {
    var made = ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty && !path.hasPrefix("/") ? "" : "/") + String(part)
      if mkdir(made, 0o777) != 0, errno != EEXIST, !isFolder(made) {
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
