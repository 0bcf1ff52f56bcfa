import Foundation
import Glibc

/// A program with which somebody talks at a terminal: what it says is waited for, and then answered.
final class Conversation {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private(set) var said = ""
  private var heard = 0

  init(_ program: String, _ words: [String]) throws {
    // One that has ended is no reason to end the tests.
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    process.environment = [
      "PATH": "/usr/bin:/bin", "TERM": "xterm", "HOME": "/", "LANG": "en_US.UTF-8",
    ]
    try process.run()
    try? output.fileHandleForWriting.close()
  }

  deinit {
    // Only what was started here.
    if process.isRunning { process.terminate() }
  }

  /// Waits until it has said something since the last time.
  ///
  /// - Returns: whether it has within half a minute, and before its end.
  func hears(_ text: String) -> Bool {
    for _ in 0..<300 {
      let rest = said.dropFirst(heard)
      if let range = rest.range(of: text) {
        heard = said.distance(from: said.startIndex, to: range.upperBound)
        return true
      }
      guard read() else { return said.dropFirst(heard).contains(text) }
    }
    return false
  }

  func types(_ text: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  /// Its exit code, once it has ended by itself; after half a minute it is ended.
  func end() -> Int32 {
    let end = ContinuousClock.now + .seconds(30)
    while read(), .now < end {}
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Takes in what it says within a tenth of a second.
  ///
  /// - Returns: false at the end.
  private func read() -> Bool {
    let file = output.fileHandleForReading.fileDescriptor
    var wait = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, 100) > 0 else { return process.isRunning }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(file, &buffer, buffer.count)
    guard count > 0 else { return false }
    said += String(decoding: buffer[..<count], as: UTF8.self)
    return true
  }
}
