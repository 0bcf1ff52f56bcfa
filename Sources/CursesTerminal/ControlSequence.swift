internal import Screen

/// The sequences that terminals share whatever terminfo says of them (ECMA-48, xterm): arrows with
/// modifiers, the keypad, pastes, the mouse. Unknown ones are swallowed whole, so that their
/// letters never act as commands.
enum ControlSequence {
  /// What stands at the beginning of the bytes.
  enum Result: Hashable, Sendable {
    /// Not a sequence: Esc and something else.
    case none
    /// More bytes decide.
    case incomplete
    /// Something complete.
    case meaning(Meaning, length: Int)
    /// Longer than any sequence that means something: these bytes and the rest of it say nothing.
    case endless(length: Int)
  }

  /// What a sequence says.
  enum Meaning: Hashable, Sendable {
    /// A key.
    case key(Key)
    /// The mouse, its button code and cell; released or not.
    case mouse(button: Int, position: Position, released: Bool)
    /// Pasted text follows.
    case pasteBegin
    /// Nothing that concerns us: an answer that came late, a function key.
    case nothing
  }

  private static let longest = 64

  /// Reads a sequence that begins with Esc.
  static func read(_ bytes: ArraySlice<UInt8>) -> Result {
    let start = bytes.startIndex
    guard bytes.count > 1 else { return .incomplete }
    switch bytes[start + 1] {
    case UInt8(ascii: "["): return readControl(bytes)
    case UInt8(ascii: "O"):
      guard bytes.count > 2 else { return .incomplete }
      return .meaning(keypad(bytes[start + 2]), length: 3)
    default: return .none
    }
  }

  private static func readControl(_ bytes: ArraySlice<UInt8>) -> Result {
    let start = bytes.startIndex
    guard bytes.count > 2 else { return .incomplete }
    if bytes[start + 2] == UInt8(ascii: "[") {
      // The Linux console's function keys: ESC [ [ A.
      return bytes.count > 3 ? .meaning(.nothing, length: 4) : .incomplete
    }
    var index = start + 2
    while index < bytes.endIndex, isParameter(bytes[index]) {
      index += 1
      if index - start == longest { return .endless(length: longest) }
    }
    let length = index - start + 1
    guard index < bytes.endIndex else { return .incomplete }
    guard isFinal(bytes[index]) else {
      // Broken off: what broke it is read by itself.
      return .meaning(.nothing, length: length - 1)
    }
    let parameters = bytes[start + 2..<index]
    return .meaning(meaning(final: bytes[index], parameters: parameters), length: length)
  }

  /// A parameter or an intermediate byte of a sequence that has begun.
  static func isParameter(_ byte: UInt8) -> Bool { (0x20...0x3F).contains(byte) }

  /// The byte that ends a sequence.
  static func isFinal(_ byte: UInt8) -> Bool { (0x40...0x7E).contains(byte) }

  private static func meaning(final: UInt8, parameters: ArraySlice<UInt8>) -> Meaning {
    if parameters.first == UInt8(ascii: "<") {
      return mouse(numbers(parameters.dropFirst()), released: final == UInt8(ascii: "m"))
    }
    switch final {
    case UInt8(ascii: "A"): return .key(.up)
    case UInt8(ascii: "B"): return .key(.down)
    case UInt8(ascii: "C"): return .key(.right)
    case UInt8(ascii: "D"): return .key(.left)
    case UInt8(ascii: "H"): return .key(.home)
    case UInt8(ascii: "F"): return .key(.end)
    case UInt8(ascii: "Z"): return .key(.backTab)
    case UInt8(ascii: "~"): return numbered(numbers(parameters).first ?? 0)
    default: return .nothing
    }
  }

  private static func numbered(_ number: Int) -> Meaning {
    switch number {
    case 1, 7: .key(.home)
    case 4, 8: .key(.end)
    case 3: .key(.delete)
    case 5: .key(.pageUp)
    case 6: .key(.pageDown)
    case 200: .pasteBegin
    default: .nothing
    }
  }

  /// After ESC O: arrows, and the numeric keypad in application mode, where j to y stand for the
  /// characters from `*` to `9`.
  private static func keypad(_ byte: UInt8) -> Meaning {
    switch byte {
    case UInt8(ascii: "A"): .key(.up)
    case UInt8(ascii: "B"): .key(.down)
    case UInt8(ascii: "C"): .key(.right)
    case UInt8(ascii: "D"): .key(.left)
    case UInt8(ascii: "H"): .key(.home)
    case UInt8(ascii: "F"): .key(.end)
    case UInt8(ascii: "M"): .key(.enter)
    case UInt8(ascii: "X"): .key(.character("="))
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      .key(.character(Character(Unicode.Scalar(byte - UInt8(ascii: "j") + UInt8(ascii: "*")))))
    default: .nothing
    }
  }

  private static func mouse(_ numbers: [Int], released: Bool) -> Meaning {
    guard numbers.count == 3 else { return .nothing }
    let position = Position(row: max(0, numbers[2] - 1), column: max(0, numbers[1] - 1))
    return .mouse(button: numbers[0], position: position, released: released)
  }

  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.split(separator: UInt8(ascii: ";")).map { digits in
      digits.reduce(0) { sum, digit in
        (0x30...0x39).contains(digit) ? min(sum * 10 + Int(digit - 0x30), 99_999) : sum
      }
    }
  }
}
