import Glibc

/// What a copy ends with, so that a bit that turns over in it is noticed, wherever it stands: a mark, the
/// size of the copy and a sum of its bytes.
///
/// SQLite looks at no more of a file than its header says, and cuts the rest off when the file is written
/// to: a copy that was worked with is not taken for a damaged one.
enum CopySeal {
  private static let mark = Array("patrol copy 0001".utf8)
  private static let size = 32
  private static let piece = 1 << 20

  /// Puts the seal at the end of an open file and saves it.
  static func write(to file: Int32, path: String) throws(LedgerError) {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw SystemFailure.ledgerError(errno, path: path) }
    let count = Int(status.st_size)
    let seal = try mark + bytes(UInt64(count)) + bytes(sum(file, count, path: path))
    var written = 0
    while written < size {
      let more = seal[written...].withUnsafeBytes {
        pwrite(file, $0.baseAddress, $0.count, off_t(count + written))
      }
      guard more > 0 else { throw SystemFailure.ledgerError(errno, path: path) }
      written += more
    }
    guard fsync(file) == 0 else { throw SystemFailure.ledgerError(errno, path: path) }
  }

  /// Compares a file with its seal, where it has one.
  ///
  /// - Throws: ``LedgerError/damagedCopy(path:)`` when they differ.
  static func check(_ path: String) throws(LedgerError) {
    // What cannot be opened is somebody else's to tell, who knows what for.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    let count = Int(status.st_size) - size
    guard count > 0 else { return }
    var seal = [UInt8](repeating: 0, count: size)
    guard pread(file, &seal, size, off_t(count)) == size, Array(seal.prefix(16)) == mark else {
      return
    }
    let expected = try mark + bytes(UInt64(count)) + bytes(sum(file, count, path: path))
    guard seal == expected else {
      throw LedgerError.damagedCopy(path: path)
    }
  }

  private static func bytes(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// Eight bytes at a time, in the manner of Fowler, Noll and Vo: each step can be undone, so that one
  /// change always shows, and several do but for one case in 2⁶⁴.
  private static func sum(
    _ file: Int32, _ count: Int, path: String
  ) throws(LedgerError) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    var buffer = [UInt64](repeating: 0, count: piece / 8)
    var done = 0
    while done < count {
      let wanted = min(piece, count - done)
      if wanted % 8 != 0 { buffer[wanted / 8] = 0 }
      var filled = 0
      while filled < wanted {
        let more = buffer.withUnsafeMutableBytes {
          pread(file, $0.baseAddress.map { $0 + filled }, wanted - filled, off_t(done + filled))
        }
        guard more > 0 else {
          throw SystemFailure.ledgerError(more == 0 ? EIO : errno, path: path)
        }
        filled += more
      }
      for word in buffer.prefix((wanted + 7) / 8) {
        sum = (sum ^ UInt64(littleEndian: word)) &* 0x0000_0100_0000_01B3
        // Without it a change of the highest bits would only ever move them.
        sum ^= sum >> 32
      }
      done += wanted
    }
    return sum
  }
}
