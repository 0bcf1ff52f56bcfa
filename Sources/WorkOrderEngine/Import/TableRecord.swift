/// One row of an imported table: its cells stand one after the other in `bytes`.
struct TableRecord {
  /// The line on which it begins, from 1.
  var line = 1
  var bytes: [UInt8] = []
  /// Where each cell ends in `bytes`.
  var ends: [Int] = []
  /// What is wrong with its form.
  var fault: ImportFault?
  /// The cells that were longer than the reader keeps.
  var overlong: [Int] = []

  var count: Int { ends.count }

  /// The bytes of a cell; empty when the row has no such cell.
  func cell(_ index: Int) -> ArraySlice<UInt8> {
    guard index < ends.count else { return [] }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Forgets the row and begins another.
  mutating func clear(line: Int) {
    self.line = line
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    overlong.removeAll(keepingCapacity: true)
    fault = nil
  }
}

/// Reads rows from the bytes of a file, as they come.
protocol TableReader {
  /// Takes the next bytes and hands out each row that ends in them. `body` answers whether to go on.
  mutating func read(_ piece: [UInt8], _ body: (TableRecord) throws -> Bool) throws -> Bool

  /// Hands out what is left at the end of the file.
  mutating func finish(_ body: (TableRecord) throws -> Bool) throws -> Bool
}
