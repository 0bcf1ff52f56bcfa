import Glibc
import Synchronization

/// Lines from a file, waited for with an end to the patience.
struct LineInput {
  enum Event {
    case line(String)
    /// Ctrl-C; the terminal has thrown away what was typed of a line.
    case interrupt
    case timeout
    case end
  }

  private let file: Int32
  private var waiting: [UInt8] = []
  private var hasEnded = false

  init(file: Int32) { self.file = file }

  /// The next line, without its end; what stands behind the last end of a line is one too.
  mutating func next(timeoutMilliseconds: Int32) -> Event {
    while true {
      if let end = waiting.firstIndex(of: 0x0A) {
        let line = Self.text(waiting[..<end])
        waiting.removeSubrange(...end)
        return .line(line)
      }
      if hasEnded {
        guard !waiting.isEmpty else { return .end }
        defer { waiting = [] }
        return .line(Self.text(waiting[...]))
      }
      var watched = pollfd(file: file)
      let isReadable = poll(&watched, 1, timeoutMilliseconds) > 0
      if Self.isInterrupted.exchange(false, ordering: .relaxed) { return .interrupt }
      guard isReadable else { return .timeout }
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let count = read(file, &buffer, buffer.count)
      if count > 0 {
        waiting += buffer[..<count]
      } else if count == 0 || errno != EINTR {
        hasEnded = true
      }
    }
  }

  private static let isInterrupted = Atomic<Bool>(false)

  /// Whether Ctrl-C was pressed while nobody waited for a line.
  static func takeInterrupt() -> Bool { isInterrupted.exchange(false, ordering: .relaxed) }

  /// Makes Ctrl-C an event instead of the end of the process.
  static func catchInterrupts() {
    signal(SIGINT) { _ in LineInput.isInterrupted.store(true, ordering: .relaxed) }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
  }
}

extension pollfd {
  fileprivate init(file: Int32) { self.init(fd: file, events: Int16(POLLIN), revents: 0) }
}
