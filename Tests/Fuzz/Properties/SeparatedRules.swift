@testable import WorkOrderEngine

/// What holds for separated values, whatever their bytes.
struct SeparatedRules {
  let separator: UInt8
  /// The longest cell that is kept, in bytes.
  let limit: Int

  func check(_ bytes: [UInt8], piece: Int) throws {
    let rows = try rows(bytes, piece: max(1, bytes.count))
    try hold(
      rows == self.rows(bytes, piece: piece), "pieces make no difference", "\(rows)")
    try ReadRow.checkLines(rows, in: bytes)
    for row in rows { try checkCells(row) }
    let kept = rows.reduce(0) { $0 + $1.cells.reduce(0) { $0 + $1.count } }
    try hold(kept <= bytes.count, "nothing is made up", "\(kept) of \(bytes.count) bytes")
    try recovers(after: bytes, rows)
    try writtenRowsComeBack(rows.filter { $0.fault == nil && $0.overlong.isEmpty })
  }

  private func rows(_ bytes: [UInt8], piece: Int) throws -> [ReadRow] {
    try ReadRow.all(
      of: bytes, piece: piece, by: SeparatedReader(separator: separator, limit: limit))
  }

  private func checkCells(_ row: ReadRow) throws {
    try hold(!row.cells.isEmpty, "a row has a cell", "\(row)")
    try hold(row.cells.allSatisfy { $0.count <= limit }, "no cell is longer than kept", "\(row)")
    try hold(
      row.overlong.allSatisfy { row.cells.indices.contains($0) && row.cells[$0].count == limit }
        && row.overlong == Array(Set(row.overlong)).sorted(),
      "what is called too long was cut", "\(row)")
  }

  /// Unless a quote stands open, what follows on a line of its own is read as it stands.
  private func recovers(after bytes: [UInt8], _ rows: [ReadRow]) throws {
    guard !rows.contains(where: { $0.fault == .unclosedQuote }), limit > 1 else { return }
    let more = bytes + [0x0A, UInt8(ascii: "x"), separator, UInt8(ascii: "y"), 0x0A]
    let found = try self.rows(more, piece: more.count)
    let last = found.last
    try hold(
      last?.cells == [[UInt8(ascii: "x")], [UInt8(ascii: "y")]] && last?.fault == nil
        && Array(found.dropLast()) == rows,
      "a row does not touch the next", "\(found)")
  }

  /// Cells in quotes, each quote doubled, are read as they were.
  private func writtenRowsComeBack(_ rows: [ReadRow]) throws {
    let quote = UInt8(ascii: "\"")
    var written: [UInt8] = []
    for row in rows {
      let cells = row.cells.map { cell in
        [quote] + cell.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
      }
      written += Array(cells.joined(separator: [separator])) + [0x0D, 0x0A]
    }
    let found = try self.rows(written, piece: max(1, written.count))
    try hold(
      found.map(\.cells) == rows.map(\.cells) && found.allSatisfy { $0.fault == nil },
      "what is written is read", "\(found)")
  }
}
