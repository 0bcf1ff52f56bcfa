import Glibc
import PatrolDesk

/// The desk in lines on standard input and output, without a screen (screens.md, Large and small): any
/// terminal will do, and pipes.
struct LinearWindow {
  let session: Session

  private var output: Output { session.invocation.output }
  /// What is typed at a terminal stands behind the prompt already.
  private let echoes = !Console.isTerminal(0)

  /// Talks until somebody leaves or the input ends.
  ///
  /// - Throws: ``OutputClosed`` when nobody reads any more, else ``OutputFailure``.
  func open() throws {
    let sitter = try DeskSitter(session)
    let settings = try DeskFiles.settings(session.invocation, isLinear: true)
    var lines = LineInput(file: 0)
    var talk = LinearDesk(columns: Console.columns)
    var open = try OpenDesk(
      session: session, sitter: sitter, settings: settings,
      size: LinearDesk.size(columns: Console.columns))
    defer { open.close() }
    guard try serve(&open, talk) else { return }
    show(talk.opening(of: open.desk))
    while true {
      output.write(talk.prompt(for: open.desk))
      try output.flush()
      guard let line = wait(for: &lines, at: &open) else { return output.write("\n") }
      if echoes { output.write(line: line) }
      guard try serve(&open, talk) else { return }
      let said = talk.answer(line, at: &open.desk, now: open.now)
      guard try serve(&open, talk) else { return show(said) }
      show(said)
      show(talk.news(of: open.desk))
    }
  }

  /// Lets the desk live on until a line is there.
  ///
  /// - Returns: nil at the end of the input.
  private func wait(for lines: inout LineInput, at open: inout OpenDesk) -> String? {
    while true {
      open.beat()
      switch lines.next(timeoutMilliseconds: 250) {
      case .line(let line): return line
      case .end: return nil
      case .timeout: continue
      }
    }
  }

  /// Does what the desk wants done, and waits for figures that are in sight.
  ///
  /// - Returns: false when somebody leaves.
  private func serve(_ open: inout OpenDesk, _ talk: LinearDesk) throws -> Bool {
    while true {
      var rings = false
      let stays = open.serve { if case .ring = $0 { rings = true } }
      if rings { show(talk.bell(of: open.desk)) }
      guard stays else { return false }
      guard open.desk.isCounting else { return true }
      poll(nil, 0, 20)
      open.takeAnswers()
    }
  }

  private func show(_ lines: [String]) {
    for line in lines { output.write(line: line) }
  }
}

/// Lines from a file, waited for with an end to the patience.
struct LineInput {
  enum Event {
    case line(String)
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
      guard poll(&watched, 1, timeoutMilliseconds) > 0 else { return .timeout }
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let count = read(file, &buffer, buffer.count)
      if count > 0 {
        waiting += buffer[..<count]
      } else if count == 0 || errno != EINTR {
        hasEnded = true
      }
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
  }
}

extension pollfd {
  fileprivate init(file: Int32) { self.init(fd: file, events: Int16(POLLIN), revents: 0) }
}
