import Glibc
import Synchronization

/// Standard output, gathered and written in large pieces.
final class Output: Sendable {
  static let standard = Output(file: 1)

  private let file: Int32
  private let state = Mutex<(bytes: [UInt8], failure: (any Error)?)>(([], nil))

  init(file: Int32) { self.file = file }

  /// Adds text; a full buffer is written. What goes wrong shows at the next ``flush()``.
  func write(_ text: String) { write(text.utf8) }

  /// Adds bytes.
  func write(_ bytes: some Sequence<UInt8>) {
    state.withLock { state in
      state.bytes += bytes
      if state.bytes.count >= 65_536, state.failure == nil { drain(&state) }
    }
  }

  /// Adds a line of an answer. What would move the cursor, or turn the line around, is left out: this is
  /// the one place that every name, path and word of another program passes on its way to a terminal.
  func write(line: String) {
    write(AnswerLine.safe(line))
    write("\n")
  }

  /// Adds a line whose texts are safe, and which has colours.
  func write(painted line: String) {
    write(line)
    write("\n")
  }

  /// Writes what waits.
  ///
  /// - Throws: ``OutputClosed`` when nobody reads any more, else ``OutputFailure``.
  func flush() throws {
    try state.withLock { state in
      if state.failure == nil { drain(&state) }
      if let failure = state.failure { throw failure }
    }
  }

  /// The last flush of the process.
  func finish() throws { try flush() }

  private func drain(_ state: inout (bytes: [UInt8], failure: (any Error)?)) {
    var start = 0
    while start < state.bytes.count {
      let count = state.bytes[start...].withUnsafeBytes { bytes in
        Glibc.write(file, bytes.baseAddress, bytes.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        state.failure = errno == EPIPE ? OutputClosed() : OutputFailure(code: errno)
        break
      }
      start += count
    }
    state.bytes.removeAll(keepingCapacity: true)
  }
}

/// The reader of our output has gone, as `head` does: no error of anybody's.
struct OutputClosed: Error {}

/// Standard output could not be written.
struct OutputFailure: Error {
  var code: Int32
}
