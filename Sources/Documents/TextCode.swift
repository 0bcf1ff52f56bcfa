import TextCells

/// A code of half blocks: a column a square, a line two rows of squares.
///
/// Printed, a block is ink, so dark squares are blocks. On a terminal a block has the colour of the
/// letters, which may be lighter than the ground; there the lines of the code say themselves that
/// they are black on white.
struct TextCode {
  let code: Document.Code
  let columns: Int
  let ground: TextRenderer.Ground

  init(_ code: Document.Code, columns: Int, ground: TextRenderer.Ground) {
    self.code = code
    self.columns = columns
    self.ground = ground
  }

  /// A paper brings a margin of its own; fewer blank squares than these no reader forgives.
  private static let leastQuietZone = 1

  var lines: [TextLine] {
    let text = large(SafeLine.clean(code.text)).flatMap { centred($0) }
    guard let matrix = code.matrix else {
      return text + SafeLine.wrap(code.absence, to: columns).map { TextLine($0) }
    }
    return drawn(matrix) + text
  }

  /// Nothing where the paper is too narrow for it.
  private func drawn(_ matrix: Document.Code.Matrix) -> [TextLine] {
    let zone = min(Document.Code.Matrix.quietZone, (columns - matrix.side) / 2)
    guard zone >= Self.leastQuietZone else { return [] }
    let before = (columns - matrix.side - 2 * zone) / 2
    let margin = String(repeating: " ", count: before)
    let around = -zone..<matrix.side + zone
    var lines: [TextLine] = []
    for row in stride(from: -zone - zone % 2, to: matrix.side + zone, by: 2) {
      let squares = around.map { column in
        Self.block(
          upper: matrix.isDark(row: row, column: column),
          lower: matrix.isDark(row: row + 1, column: column))
      }.joined()
      switch ground {
      case .paper:
        lines.append(TextLine(TextChart.withoutBlanksAtEnd(margin + squares), keepsWithNext: true))
      case .terminal:
        lines.append(TextLine("\(margin)\u{1B}[30;47m\(squares)\u{1B}[0m", keepsWithNext: true))
      }
    }
    return lines
  }

  private static func block(upper: Bool, lower: Bool) -> String {
    switch (upper, lower) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }

  /// Letters and figures twice as wide, where there is room for it.
  private func large(_ text: String) -> [String] {
    var wide = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isPlain = (0x21...0x7E).contains(scalar.value)
      wide.append(isPlain ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
    }
    let large = String(wide)
    return large.displayWidth <= columns ? [large] : text.wrapped(to: columns)
  }

  private func centred(_ line: String) -> [TextLine] {
    [TextLine(String(repeating: " ", count: max(0, columns - line.displayWidth) / 2) + line)]
  }
}
