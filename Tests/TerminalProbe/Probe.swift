import CursesTerminal
@preconcurrency import Glibc
import Screen

/// Shows a page of Chinese text and reports every input.
struct Probe {
  let terminal: CursesTerminal
  let report: Report

  func run(_ mode: String) {
    show("")
    report.add("ready \(terminal.size.rows)x\(terminal.size.columns)")
    switch mode {
    case "trap": fatalError("the probe was asked to trap")
    case "overflow": report.add("\(deep(1))")
    case "leave": exit(3)
    case "raise":
      if let number = CommandLine.arguments.last.flatMap({ Int32($0) }) { raise(number) }
    case "stderr": fputs("this would have painted over the screen\n", stderr)
    default: break
    }
    if mode == "wake" {
      let waker = terminal.waker
      var thread = pthread_t()
      let context = Unmanaged.passRetained(Box(waker))
      pthread_create(&thread, nil, wakeFromElsewhere, context.toOpaque())
    }
    echo(stubborn: mode == "stubborn", lone: mode == "wake")
  }

  private func echo(stubborn: Bool, lone: Bool) {
    while true {
      let input = terminal.next(timeoutMilliseconds: 60_000)
      report.add(words(input))
      switch input {
      case .key(.character("q")): return terminal.close()
      case .key(.control("z")): terminal.suspend()
      case .key(.control("l")): terminal.redraw()
      case .key(.character("w")): overwriteHalves()
      case .key(.character("u")): show("\u{378}|", undrawable: true)
      case .key(.character("h")): hideCursor()
      case .terminated where !stubborn: return terminal.close()
      default: show(words(input))
      }
    }
  }

  private func words(_ input: Input) -> String {
    switch input {
    case .key(.paste(let text)) where text.utf8.count > 100: "paste of \(text.utf8.count) bytes"
    case .key(let key): "\(key)"
    case .resized(let size): "resized \(size.rows)x\(size.columns)"
    case .woken: "woken"
    case .timeout: "timeout"
    case .terminated: "terminated"
    }
  }

  private func show(_ text: String, undrawable: Bool = false) {
    var surface = Surface(size: terminal.size)
    surface.put("图书馆 巡修 — 南湖校区", at: Position(row: 0, column: 0), style: .heading)
    surface.put("超期", at: Position(row: 1, column: 0), style: Style(.late))
    surface.put(
      undrawable ? text : "[\(text)]", at: Position(row: 2, column: 0), style: .plain)
    surface.cursor = Position(row: 2, column: 1)
    terminal.show(surface)
  }

  /// Shifts wide characters by one column and back, so that each halves those before it.
  private func overwriteHalves() {
    for offset in [0, 1, 2, 1, 3, 0, 1] {
      var surface = Surface(size: terminal.size)
      surface.put("配电室漏水|", at: Position(row: 3, column: offset))
      surface.put("x", at: Position(row: 3, column: 20))
      surface.cursor = Position(row: 3, column: 0)
      terminal.show(surface)
    }
  }

  private func hideCursor() {
    var surface = Surface(size: terminal.size)
    surface.put("chosen", at: Position(row: 4, column: 6), style: Style(raised: true))
    surface.cursor = nil
    terminal.show(surface)
  }

  /// Recurses until the stack ends.
  private func deep(_ number: Int) -> Int {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4_096) { room in
      room[0] = UInt8(truncatingIfNeeded: number)
      return deep(number + 1) + Int(room[0])
    }
  }
}

private final class Box {
  let waker: Waker
  init(_ waker: Waker) { self.waker = waker }
}

private func wakeFromElsewhere(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<Box>.fromOpaque(context).takeRetainedValue().waker.wake()
  return nil
}
