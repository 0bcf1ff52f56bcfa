extension Document {
  /// What is read by eye and by machine: a text, drawn large, and the squares that a camera reads.
  public struct Code: Hashable, Sendable {
    /// What it says, such as the number of an order.
    public var text: String
    /// The squares; `nil` where they could not be made.
    public var matrix: Matrix?
    /// What is said in place of the squares where there are none: why, and what to do.
    public var absence: String

    /// A code.
    public init(text: String, matrix: Matrix?, absence: String) {
      self.text = text
      self.matrix = matrix
      self.absence = absence
    }
  }
}

extension Document.Code {
  /// The squares of a QR code (ISO/IEC 18004), without the quiet zone around them.
  public struct Matrix: Hashable, Sendable {
    /// Squares in a row, and rows: 21, 25 … 177.
    public let side: Int
    /// The rows one after another; dark is true.
    private let squares: [Bool]

    /// The blank squares that the standard asks for on each side.
    public static let quietZone = 4

    /// The squares of these rows.
    ///
    /// `nil` unless they have the form of a QR code: a square of a size that exists, with the three
    /// finder patterns in their corners and none in the fourth. What has light and dark exchanged
    /// is refused too.
    public init?(rows: [[Bool]]) {
      let side = rows.count
      guard (21...177).contains(side), side % 4 == 1, rows.allSatisfy({ $0.count == side }) else {
        return nil
      }
      self.side = side
      squares = Array(rows.joined())
      let last = side - Self.finder
      guard isFinder(row: 0, column: 0), isFinder(row: 0, column: last),
        isFinder(row: last, column: 0), !isFinder(row: last, column: last)
      else { return nil }
    }

    /// Whether a square is dark; all around the code is light.
    public func isDark(row: Int, column: Int) -> Bool {
      guard (0..<side).contains(row), (0..<side).contains(column) else { return false }
      return squares[row * side + column]
    }

    private static let finder = 7

    /// Three dark squares in a light ring in a dark one.
    private func isFinder(row: Int, column: Int) -> Bool {
      (0..<Self.finder).allSatisfy { down in
        (0..<Self.finder).allSatisfy { across in
          let ring = max(abs(down - 3), abs(across - 3))
          return isDark(row: row + down, column: column + across) == (ring != 2)
        }
      }
    }
  }
}
