/// What the width table says about one scalar.
enum ScalarWidthClass: UInt32 {
  case narrow = 0
  case wide = 1
  /// Combining marks, format and control characters: they take no column of their own.
  case zero = 2
  /// One column or two, as the terminal's fonts and settings have it.
  case ambiguous = 3
  /// Not a character in the version of Unicode that the table was made from.
  case unassigned = 4
}

/// How many columns the characters of ambiguous East Asian width take: “ ” … — · × ° ① → ─.
public enum AmbiguousWidth: Hashable, Sendable {
  /// One column: what ncurses believes everywhere, and the default.
  case narrow
  /// Two columns: some Chinese terminal set-ups.
  case wide
}

extension Unicode.Scalar {
  var widthClass: ScalarWidthClass {
    let table = WidthTable.breakpoints
    // The greatest key that still belongs to this scalar: its class bits are all set.
    let key = value << 3 | 7
    var low = 0
    var high = table.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if table[middle] <= key { low = middle } else { high = middle }
    }
    return ScalarWidthClass(rawValue: table[low] & 7) ?? .narrow
  }

  /// The columns that this scalar takes: 0, 1 or 2. Control characters take 0; they never reach
  /// a screen because ``SafeText`` removes them.
  ///
  /// - Parameter ambiguous: the columns of a character of ambiguous width.
  public func columnCount(ambiguous: AmbiguousWidth = .narrow) -> Int {
    if value < 0x7F { return value >= 0x20 ? 1 : 0 }
    // Han, the bulk of our text, without a search.
    if (0x4E00...0x9FFF).contains(value) { return 2 }
    switch widthClass {
    case .narrow, .unassigned: return 1
    case .wide: return 2
    case .zero: return 0
    case .ambiguous: return ambiguous == .wide ? 2 : 1
    }
  }

  /// Whether the terminal's set-up decides how wide this scalar is drawn.
  public var isOfAmbiguousWidth: Bool {
    value >= 0x80 && widthClass == .ambiguous
  }
}
