/// The pass over the scalars that makes a ``SafeText``.
struct TextCleaner {
  /// ncurses keeps five scalars in a cell: a base and four marks.
  static let mostMarks = 4
  private static let replacement: Unicode.Scalar = "\u{FFFD}"

  let lines: SafeText.Lines
  private var output = String.UnicodeScalarView()
  private var marks = 0
  private var hasBase = false

  init(lines: SafeText.Lines) {
    self.lines = lines
  }

  var result: String { String(output) }

  /// Whether nothing in the text can need cleaning: the quick way for nearly all of it.
  static func isClean(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20...0x7E, 0x3400...0x9FFF, 0x3000...0x3029, 0xFF01...0xFF5E: break
      case 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x21FF, 0x2500...0x25FF: break
      case 0xA1...0xAC, 0xAE...0x02FF, 0x2103, 0x2264, 0x2265: break
      default: return false
      }
    }
    return true
  }

  mutating func read(_ scalars: String.UnicodeScalarView) {
    var sequence = TerminalSequence()
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let start = index
      index = scalars.index(after: index)
      if let end = sequence.end(in: scalars, from: start) {
        index = end
        continue
      }
      if scalar == "\r", index < scalars.endIndex, scalars[index] == "\n" {
        index = scalars.index(after: index)
      }
      take(scalar)
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20..<0x7F: put(scalar)
    case 0x09: put(" ")
    case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: breakLine()
    case 0..<0x20, 0x7F..<0xA0: put(Self.replacement)
    case 0x4E00...0x9FFF: put(scalar)
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: put(" ")
    case 0x1F1E6...0x1F1FF: putRegion(scalar)
    default: takeRare(scalar)
    }
  }

  private mutating func takeRare(_ scalar: Unicode.Scalar) {
    if Self.isInvisible(scalar) { return }
    switch scalar.widthClass {
    case .unassigned: put(Self.replacement)
    case .narrow, .wide, .ambiguous: put(scalar)
    case .zero: putMark(scalar)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    output.append(scalar)
    marks = 0
    hasBase = true
  }

  /// A mark without a base, or the fifth on one, is dropped.
  private mutating func putMark(_ scalar: Unicode.Scalar) {
    guard hasBase, marks < Self.mostMarks else { return }
    output.append(scalar)
    marks += 1
  }

  private mutating func breakLine() {
    switch lines {
    case .joined: put(" ")
    case .kept:
      output.append("\n")
      marks = 0
      hasBase = false
    }
  }

  /// A flag is two scalars in one cell on some terminals and two cells on others; the letters of
  /// its country are the same everywhere.
  private mutating func putRegion(_ scalar: Unicode.Scalar) {
    put(Unicode.Scalar(UInt8(scalar.value - 0x1F1E6) + UInt8(ascii: "A")))
  }

  /// Format characters, joiners, variation selectors, tags, skin tones, fillers and the enclosing
  /// keycap: nothing of them can be drawn the same way by two terminals.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFE00...0xFE0F, 0x180B...0x180F, 0xE0000...0xE0FFF: true
    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0: true
    case 0x20DD...0x20E0, 0x20E2...0x20E4: true
    case 0x1F3FB...0x1F3FF: true
    default: scalar.properties.generalCategory == .format
    }
  }
}
