import Glibc

/// A file that no folder names, and that goes away with its last reader: what a program of the system
/// reads or prints. A pipe that nobody empties would stop it, and one that breaks looks like an end.
final class NamelessFile {
  /// Its descriptor.
  let number: Int32

  /// Where such files are made.
  static var folders: [String] { [Surroundings["TMPDIR"] ?? "/tmp"] }

  /// Makes one in the first of the folders that takes it.
  ///
  /// - Throws: `noRoom` with the last.
  init(
    folders: [String] = NamelessFile.folders, holding bytes: [UInt8] = []
  ) throws(OutsideTrouble) {
    var trouble = OutsideTrouble.noRoom(folder: "/tmp", code: ENOENT)
    for folder in folders {
      var name = Array("\(folder)/patrol-XXXXXX".utf8CString)
      let file = mkstemp(&name)
      guard file >= 0 else {
        trouble = .noRoom(folder: folder, code: errno)
        continue
      }
      unlink(name)
      _ = fcntl(file, F_SETFD, FD_CLOEXEC)
      guard Self.fill(file, bytes) else {
        trouble = .noRoom(folder: folder, code: errno)
        close(file)
        continue
      }
      lseek(file, 0, SEEK_SET)
      number = file
      return
    }
    throw trouble
  }

  deinit { close(number) }

  /// The bytes in it.
  var size: Int {
    var status = stat()
    return fstat(number, &status) == 0 ? Int(status.st_size) : 0
  }

  /// How far it was read, by us or by whoever shares it.
  var position: Int { Int(lseek(number, 0, SEEK_CUR)) }

  /// All that is in it.
  var contents: [UInt8] {
    lseek(number, 0, SEEK_SET)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(number, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func fill(_ file: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
