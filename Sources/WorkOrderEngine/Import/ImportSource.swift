import Foundation
import Glibc

/// A file to import, read piece by piece.
public struct ImportSource: Sendable {
  /// What messages call it.
  public var name: String
  /// How many bytes it has, when that is known; for showing progress.
  public var size: Int64?
  private var open: @Sendable () throws -> () throws -> [UInt8]

  /// The file at a path.
  ///
  /// - Throws: ``EngineError/fileUnreadable(path:code:)``.
  public init(path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Self.unreadable(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw Self.unreadable(path, EISDIR) }
    name = path
    size = status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : nil
    open = {
      let file = try OpenFile(path: path)
      return { try file.next() }
    }
  }

  /// Bytes in memory, handed out in pieces.
  public init(bytes: [UInt8], name: String, piece: Int = 1 << 16) {
    self.name = name
    size = Int64(bytes.count)
    open = {
      var rest = bytes[...]
      return {
        let head = rest.prefix(max(1, piece))
        rest = rest.dropFirst(head.count)
        return Array(head)
      }
    }
  }

  /// The same file; `body` gets how many bytes of it have been read, piece by piece.
  public func watched(_ body: @escaping @Sendable (_ bytes: Int64) -> Void) -> ImportSource {
    var watched = self
    let open = open
    watched.open = {
      let next = try open()
      var bytes: Int64 = 0
      return {
        let piece = try next()
        bytes += Int64(piece.count)
        body(bytes)
        return piece
      }
    }
    return watched
  }

  /// A function that answers the next piece, empty at the end.
  func pieces() throws -> () throws -> [UInt8] { try open() }

  fileprivate static func unreadable(_ path: String, _ number: Int32) -> EngineError {
    .fileUnreadable(path: path, code: number)
  }
}

/// An open file that closes itself.
private final class OpenFile {
  private let descriptor: Int32
  private let path: String

  init(path: String) throws {
    self.path = path
    descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ImportSource.unreadable(path, errno) }
  }

  deinit { close(descriptor) }

  func next() throws -> [UInt8] {
    while true {
      var failure: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 17) { buffer, count in
        let got = read(descriptor, buffer.baseAddress, buffer.count)
        count = max(0, got)
        if got < 0 { failure = errno }
      }
      if failure == 0 { return piece }
      if failure != EINTR { throw ImportSource.unreadable(path, failure) }
    }
  }
}
