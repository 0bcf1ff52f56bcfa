internal import CTerminal
internal import Screen

/// Puts changed cells on curses' screen in the theme's colours.
struct CellWriter {
  private let appearances: [Appearance]
  private let hasColors: Bool
  private var buffer: [UInt32] = []

  /// Prepares the colour pairs: for each ink one on the own ground and one on the raised.
  init(theme: Theme, colors: Int) {
    let table = theme.table(colors: colors)
    appearances = Ink.allCases.indices.map { index in
      index < table.appearances.count ? table.appearances[index] : Appearance()
    }
    hasColors = table.hasColors
    guard hasColors else { return }
    if let ground = table.ground {
      let plain = appearances.first?.foreground ?? -1
      terminal_define_ground(Int32(plain), Int32(ground))
    }
    for (index, appearance) in appearances.enumerated() {
      let color = Int32(appearance.foreground ?? -1)
      terminal_define_pair(Int32(2 * index + 1), color, -1)
      terminal_define_pair(Int32(2 * index + 2), color, Int32(table.raised ?? -1))
    }
  }

  /// Draws one run. Runs cover old wide characters in both halves; one half left standing would
  /// shift the rest of the line (pitfall 4).
  mutating func write(_ run: Surface.Run) {
    var start = 0
    while start < run.cells.count {
      let style = run.cells[start].style
      var end = start + 1
      while end < run.cells.count, run.cells[end].style == style { end += 1 }
      write(run.cells[start..<end], row: run.row, column: run.column + start, style: style)
      start = end
    }
  }

  private mutating func write(
    _ cells: ArraySlice<Cell>, row: Int, column: Int, style: Style
  ) {
    buffer.removeAll(keepingCapacity: true)
    for cell in cells where !cell.isTrail {
      var width = UInt32(cell.width) << 24
      for scalar in cell.text.unicodeScalars {
        buffer.append(width | scalar.value)
        width = 0
      }
    }
    let (attributes, pair) = look(style)
    terminal_put(
      Int32(row), Int32(column), buffer, Int32(buffer.count), attributes, pair)
  }

  private func look(_ style: Style) -> (attributes: Int32, pair: Int32) {
    let index = Self.index(style.ink)
    let appearance = appearances[index]
    var attributes = 0
    if style.bold || appearance.bold { attributes += TERMINAL_BOLD }
    if appearance.dim { attributes += TERMINAL_DIM }
    if style.reverse { attributes += TERMINAL_REVERSE }
    if style.underline { attributes += TERMINAL_UNDERLINE }
    let pair = hasColors ? 2 * index + (style.raised ? 2 : 1) : 0
    return (Int32(attributes), Int32(pair))
  }

  /// The place of an ink in `Ink.allCases`.
  private static func index(_ ink: Ink) -> Int {
    inks.firstIndex(of: ink) ?? 0
  }

  private static let inks = Ink.allCases
}
