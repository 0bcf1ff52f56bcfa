internal import CTerminal
internal import Screen

/// Waits for whatever comes first: a key, an event, silence.
struct InputReader {
  /// What came.
  enum Arrival: Hashable, Sendable {
    /// A key.
    case key(Key)
    /// A paste of which the end was dropped.
    case cutPaste(Key)
    /// Signals and wakers, as the C module's event bits.
    case events(UInt32)
    /// The other end of the terminal is gone.
    case hungUp
    /// Nothing.
    case timeout
  }

  private var decoder: InputDecoder
  private var clicks = ClickCounter()
  private let clock = ContinuousClock()
  private var lastArrival: ContinuousClock.Instant
  private var chunk = [UInt8](repeating: 0, count: 16_384)

  init(decoder: InputDecoder) {
    self.decoder = decoder
    lastArrival = clock.now
  }

  /// Sleeps until something comes, at most for the time given in milliseconds (nil: for ever).
  mutating func next(timeoutMilliseconds: Int?) -> Arrival {
    let deadline = timeoutMilliseconds.map { clock.now + .milliseconds($0) }
    while true {
      let events = terminal_take_events()
      if events != 0 { return .events(events) }
      if let arrival = decoder.next().flatMap({ arrival($0) }) { return arrival }
      let now = clock.now
      let settling = decoder.patience.map { lastArrival + .milliseconds($0) }
      let found = terminal_wait(Self.milliseconds(from: now, to: [deadline, settling]))
      if Int(found) & TERMINAL_READABLE != 0 {
        guard read() else { return .hungUp }
      } else if Int(found) & TERMINAL_HUNG_UP != 0 {
        return .hungUp
      } else if let settling, clock.now >= settling {
        if let arrival = decoder.settle().flatMap({ arrival($0) }) { return arrival }
      } else if let deadline, clock.now >= deadline {
        let late = terminal_take_events()
        return late != 0 ? .events(late) : .timeout
      }
    }
  }

  /// Whether bytes were read of which nothing was made yet.
  var holdsInput: Bool { decoder.holdsInput }

  /// Reads once; false when the terminal is gone.
  private mutating func read() -> Bool {
    let count = chunk.withUnsafeMutableBufferPointer { buffer in
      // The buffer is not empty, so it has an address.
      buffer.baseAddress.map { terminal_read($0, buffer.count) } ?? 0
    }
    guard count >= 0 else { return false }
    decoder.feed(chunk[..<count])
    lastArrival = clock.now
    return true
  }

  private mutating func arrival(_ decoded: InputDecoder.Decoded) -> Arrival? {
    switch decoded {
    case .key(let key): .key(key)
    case .cutPaste(let key): .cutPaste(key)
    case .mouse(let button, let position, let released):
      clicks.event(button: button, position: position, released: released, at: clock.now)
        .map { .key(.mouse($0)) }
    }
  }

  /// Whole milliseconds to the first of the times, rounded up so that it has come by then; -1
  /// when there is none.
  private static func milliseconds(
    from now: ContinuousClock.Instant, to times: [ContinuousClock.Instant?]
  ) -> Int32 {
    guard let first = times.compactMap({ $0 }).min() else { return -1 }
    let left = max(.zero, first - now)
    let (seconds, attoseconds) = left.components
    let rounded = seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: rounded)
  }
}
