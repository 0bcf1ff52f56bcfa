import Foundation

@testable import WorkOrderEngine

/// What holds for JSON lines, whatever their bytes.
struct JSONLinesRules {
  private static let columns = ["a", "b", "c"]
  /// The longest line that is kept, in bytes.
  let limit: Int

  func check(_ bytes: [UInt8], piece: Int) throws {
    let rows = try rows(bytes, piece: max(1, bytes.count), limit: limit)
    try hold(
      rows == self.rows(bytes, piece: piece, limit: limit), "pieces make no difference",
      "\(rows)")
    try ReadRow.checkLines(rows, in: bytes)
    let whole = rows.filter { $0.fault == nil }
    for row in whole {
      try hold(
        row.cells.count == Self.columns.count
          && row.cells.allSatisfy { String(validating: $0, as: UTF8.self) != nil },
        "a row has a text for each column", "\(row)")
    }
    try writtenRowsComeBack(whole)
  }

  private func rows(_ bytes: [UInt8], piece: Int, limit: Int) throws -> [ReadRow] {
    try ReadRow.all(
      of: bytes, piece: piece, by: JSONLinesReader(columns: Self.columns, limit: limit))
  }

  private func writtenRowsComeBack(_ rows: [ReadRow]) throws {
    let written = try rows.map { row in
      let cells = row.cells.map { String(decoding: $0, as: UTF8.self) }
      let pairs = Dictionary(uniqueKeysWithValues: zip(Self.columns, cells))
      return Array(try JSONEncoder().encode(pairs)) + [0x0A]
    }.joined()
    let found = try self.rows(Array(written), piece: max(1, written.count), limit: .max)
    try hold(
      found.map(\.cells) == rows.map(\.cells) && found.allSatisfy { $0.fault == nil },
      "what is written is read", "\(found)")
  }
}
