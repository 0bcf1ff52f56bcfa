import Testing

@testable import Screen

@Suite("The ink of blanks")
struct QuietBlankTests {
  private func row(_ parts: [(String, Style)]) -> Surface {
    var surface = Surface(size: Size(rows: 1, columns: 12))
    var line = StyledLine("")
    for (text, style) in parts { line = line.adding(text, style) }
    surface.put(line, at: Position(row: 0, column: 0))
    return surface
  }

  /// The row as it is sent to a terminal that shows nothing yet.
  private func sent(_ surface: Surface) -> [Cell] {
    surface.changedRuns(from: nil).flatMap(\.cells)
  }

  @Test("a blank takes the ink before it, and what can be seen stays as it is")
  func quiet() {
    let surface = row([("!", Style(.late)), (" ab ", .plain), ("x", .dim)])
    let quiet = sent(surface)
    #expect(quiet.map(\.style.ink).prefix(6) == [.late, .late, .plain, .plain, .plain, .dim])
    #expect(quiet.map(\.text) == surface.row(0).map(\.text))
  }

  @Test("grounds and underlines are seen on blanks too, and stay")
  func grounds() {
    let surface = row([
      ("a", Style(.late, reverse: true)), ("  ", Style(.plain, underline: true)),
      ("b ", Style(.accent, raised: true)), (" ", Style(.dim, reverse: true)),
    ])
    for (before, after) in zip(surface.row(0), sent(surface)) {
      #expect(before.style.reverse == after.style.reverse)
      #expect(before.style.underline == after.style.underline)
      #expect(before.style.raised == after.style.raised)
    }
  }

  @Test("where only the ink before a blank changed, the blank is no change to be sent")
  func unseen() {
    let old = row([("!", Style(.late)), ("   ", .plain), ("x", .dim)])
    let new = row([("!", Style(.risk)), ("   ", .dim), ("x", .dim)])
    #expect(row([("!", Style(.late)), ("   ", .dim), ("x", .dim)]).changedRuns(from: old) == [])
    #expect(new.changedRuns(from: old).map(\.column) == [0])
    #expect(new.changedRuns(from: old).flatMap(\.cells).map(\.text).joined() == "!   ")
  }
}
