import Foundation
import Glibc
import Testing

/// A web server on 127.0.0.1 that keeps what is posted to it and answers what it was told to.
///
/// Unchecked: what changes is read and written only while `lock` is held.
final class WebReceiver: @unchecked Sendable {
  private let listener: Int32
  private let lock = NSLock()
  private var bodies: [String] = []
  private var given: (status: String, body: String)
  /// Where it listens.
  let port: UInt16

  /// Begins to listen.
  init(answer: (status: String, body: String)) throws {
    given = answer
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = listener
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
        bind(socket, name, length) == 0 && getsockname(socket, name, &length) == 0
      }
    }
    try #require(isBound && listen(socket, 8) == 0)
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { self.serve() }
  }

  /// What was posted so far.
  var received: [String] { lock.withLock { bodies } }

  /// Answers so from now on.
  func answer(with status: String, _ body: String) {
    lock.withLock { given = (status, body) }
  }

  /// No more is taken.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve() {
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      answer(on: connection)
      close(connection)
    }
  }

  private func answer(on connection: Int32) {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4_096)
    while true {
      if let body = Self.body(of: bytes) {
        let answer = lock.withLock {
          bodies.append(body)
          return given
        }
        let text =
          "HTTP/1.1 \(answer.status)\r\nContent-Length: \(answer.body.utf8.count)\r\n"
          + "Connection: close\r\n\r\n\(answer.body)"
        _ = text.withCString { send(connection, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
        return
      }
      let count = read(connection, &piece, piece.count)
      guard count > 0 else { return }
      bytes += piece[..<count]
    }
  }

  /// The body once all of it is there.
  private static func body(of bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let length = text[..<end.lowerBound].components(separatedBy: "\r\n")
      .first { $0.lowercased().hasPrefix("content-length:") }
      .flatMap { Int($0.drop { $0 != ":" }.dropFirst().trimmingCharacters(in: .whitespaces)) }
    let body = String(text[end.upperBound...])
    return body.utf8.count >= length ?? 0 ? body : nil
  }
}
