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

  private func inks(_ surface: Surface) -> [Ink] { surface.row(0).map(\.style.ink) }

  @Test("a blank takes the ink before it, and what can be seen stays as it is")
  func quiet() {
    let surface = row([("!", Style(.late)), (" ab ", .plain), ("x", .dim)])
    let quiet = surface.quietingBlanks()
    #expect(inks(quiet).prefix(6) == [.late, .late, .plain, .plain, .plain, .dim])
    #expect(quiet.row(0).map(\.text) == surface.row(0).map(\.text))
    #expect(quiet.quietingBlanks() == quiet)
  }

  @Test("grounds and underlines are seen on blanks too, and stay")
  func grounds() {
    let surface = row([
      ("a", Style(.late, reverse: true)), ("  ", Style(.plain, underline: true)),
      ("b ", Style(.accent, raised: true)), (" ", Style(.dim, reverse: true)),
    ])
    let quiet = surface.quietingBlanks()
    for (before, after) in zip(surface.row(0), quiet.row(0)) {
      #expect(before.style.reverse == after.style.reverse)
      #expect(before.style.underline == after.style.underline)
      #expect(before.style.raised == after.style.raised)
    }
  }
}
