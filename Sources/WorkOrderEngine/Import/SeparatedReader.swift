/// Reads comma- or tab-separated values: RFC 4180, with any of the three line ends, a byte order
/// mark, quoted line breaks, and the number of each row's first line.
///
/// Pure: bytes in, rows out, whatever the pieces are. Beyond RFC 4180 a quote inside an unquoted
/// cell stands for itself, and empty lines are no rows.
struct SeparatedReader: TableReader {
  private enum State {
    /// At the start of a cell.
    case start
    case plain
    case quoted
    /// After a quote in a quoted cell: its end, or the first of two.
    case quote
    /// After the closing quote of a cell that goes on: a fault, read to its end.
    case spoilt
  }

  private let separator: UInt8
  /// The longest cell that is kept, in bytes.
  private let limit: Int
  private var state = State.start
  private var record = TableRecord()
  private var cellStart = 0
  private var line = 1
  private var afterReturn = false
  /// How many bytes of a byte order mark have been seen; `nil` once past the start.
  private var mark: Int? = 0

  init(separator: UInt8, limit: Int) {
    self.separator = separator
    self.limit = limit
    record.clear(line: 1)
  }

  mutating func read(_ piece: [UInt8], _ body: (TableRecord) throws -> Bool) throws -> Bool {
    try piece.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count, mark != nil { index += skipMark(bytes[index]) }
      while index < bytes.count {
        let end = runEnd(bytes, from: index)
        if end > index {
          append(bytes[index..<end])
          afterReturn = false
          index = end
          continue
        }
        let byte = bytes[index]
        index += 1
        if try take(byte), try !emit(body) { return false }
      }
      return true
    }
  }

  mutating func finish(_ body: (TableRecord) throws -> Bool) throws -> Bool {
    keepHalfMark()
    if state == .quoted { record.fault = .unclosedQuote }
    guard state != .start || !record.ends.isEmpty else { return true }
    endCell()
    return try emit(body)
  }

  private static let markBytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Answers how many bytes were used up: 0 when the mark has ended or is none.
  private mutating func skipMark(_ byte: UInt8) -> Int {
    guard let seen = mark, seen < 3 else {
      mark = nil
      return 0
    }
    if byte == Self.markBytes[seen] {
      mark = seen + 1
      return 1
    }
    // Not a mark after all: what looked like one belongs to the first cell.
    keepHalfMark()
    return 0
  }

  private mutating func keepHalfMark() {
    guard let seen = mark, seen > 0, seen < 3 else {
      mark = nil
      return
    }
    mark = nil
    Self.markBytes[..<seen].withUnsafeBufferPointer { append($0[...]) }
  }

  /// The end of the run of bytes from `index` that mean nothing but themselves.
  @inline(__always)
  private func runEnd(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    var end = index
    switch state {
    case .quoted:
      while end < bytes.count, bytes[end] != 0x22, bytes[end] != 0x0A, bytes[end] != 0x0D {
        end += 1
      }
    case .start, .plain:
      if state == .start, end < bytes.count, bytes[end] == 0x22 { return end }
      while end < bytes.count, bytes[end] != separator, bytes[end] != 0x0A, bytes[end] != 0x0D {
        end += 1
      }
    case .quote, .spoilt: break
    }
    return end
  }

  private mutating func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    if state == .start { state = .plain }
    let room = limit - (record.bytes.count - cellStart)
    if bytes.count > room {
      if record.overlong.last != record.ends.count { record.overlong.append(record.ends.count) }
      record.bytes.append(contentsOf: bytes.prefix(max(0, room)))
    } else {
      record.bytes.append(contentsOf: bytes)
    }
  }

  /// Takes one byte that may mean something; true when it ended a row.
  private mutating func take(_ byte: UInt8) throws -> Bool {
    let isPair = afterReturn && byte == 0x0A
    afterReturn = byte == 0x0D
    if byte == 0x0D || byte == 0x0A, !isPair { line += 1 }
    switch state {
    case .quoted:
      if byte == 0x22 { state = .quote } else { appendByte(byte) }
      return false
    case .quote where byte == 0x22:
      appendByte(byte)
      state = .quoted
      return false
    default: break
    }
    if byte == separator {
      endCell()
      return false
    }
    if byte == 0x0A || byte == 0x0D {
      if isPair, state == .start, record.ends.isEmpty {
        record.line = line
        return false
      }
      return endLine()
    }
    if state == .start {
      state = .quoted
    } else {
      if state == .quote { record.fault = record.fault ?? .textAfterQuote }
      state = .spoilt
      appendByte(byte)
    }
    return false
  }

  private mutating func appendByte(_ byte: UInt8) {
    withUnsafePointer(to: byte) { pointer in
      append(UnsafeBufferPointer(start: pointer, count: 1)[...])
    }
  }

  private mutating func endCell() {
    record.ends.append(record.bytes.count)
    cellStart = record.bytes.count
    state = .start
  }

  /// True when the line was a row; an empty line is none.
  private mutating func endLine() -> Bool {
    guard state != .start || !record.ends.isEmpty else {
      record.clear(line: line)
      return false
    }
    endCell()
    return true
  }

  private mutating func emit(_ body: (TableRecord) throws -> Bool) throws -> Bool {
    let goOn = try body(record)
    record.clear(line: line)
    cellStart = 0
    return goOn
  }
}
