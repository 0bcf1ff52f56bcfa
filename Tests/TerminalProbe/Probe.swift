import CTerminal
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
      case .key(.character("e")): lend()
      case .key(.character("w")): overwriteHalves()
      case .key(.character("u")): putUnmeasurable()
      case .key(.character("h")): hideCursor()
      case .key(.character("m")): manySurfaces()
      case .terminated where !stubborn: return terminal.close()
      default: show(words(input))
      }
    }
  }

  /// Gives the screen away for good, as to a program that never ends.
  private func lend() {
    terminal.lend {
      report.add("lent")
      while true { pause() }
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

  private func show(_ text: String) {
    var surface = Surface(size: terminal.size)
    surface.put("图书馆 巡修 — 南湖校区", at: Position(row: 0, column: 0), style: .heading)
    surface.put("超期", at: Position(row: 1, column: 0), style: Style(.late))
    surface.put("[\(text)]", at: Position(row: 2, column: 0))
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

  /// Shows one random page after another, and reports the last.
  private func manySurfaces() {
    var state: UInt64 = 20_261_127
    func random(_ limit: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % limit)
    }
    let words = ["漏水", "a", "配电室B1", "  ", "灯", "Lift 3", "é", "·─", "校区"]
    let styles: [Style] = [.plain, .dim, Style(.late, reverse: true), Style(.good, raised: true)]
    var surface = Surface(size: terminal.size)
    for page in 0..<200 {
      if page % 40 == 0 { surface = Surface(size: terminal.size) }
      for _ in 0..<random(60) {
        let place = Position(row: random(23), column: random(79))
        surface.put(words[random(9)], at: place, style: styles[random(4)])
      }
      terminal.show(surface)
    }
    for row in 0..<24 { report.add("row \(surface.rowText(row))") }
    surface.put("done", at: Position(row: 23, column: 0))
    terminal.show(surface)
  }

  /// A character of Unicode 16 in two columns, unknown to the C library of Debian 12, past the
  /// surface, which would have replaced it.
  private func putUnmeasurable() {
    let cells: [UInt32] = [2 << 24 | 0x1FAE9, 1 << 24 | 0x7C]
    terminal_put(2, 0, cells, Int32(cells.count), 0, 0)
    terminal_flush(2, 0, true)
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
