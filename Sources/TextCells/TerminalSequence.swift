/// Where a terminal control sequence ends (ECMA-48), so that it can be left out whole.
struct TerminalSequence {
  typealias Scalars = String.UnicodeScalarView

  /// The end of a string sequence was looked for in vain up to the end of the text: for later ones it
  /// would be in vain too, and a text of nothing but beginnings would take the square of its length.
  private var hasNoEnd = false

  /// The index after the sequence that begins at `start`; nil when there is none, or when a
  /// string sequence is never ended: dropping the rest of the text would lose data.
  mutating func end(in scalars: Scalars, from start: Scalars.Index) -> Scalars.Index? {
    let second = scalars.index(after: start)
    switch scalars[start].value {
    case 0x9B: return Self.endOfControl(in: scalars, from: second)
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: return endOfString(in: scalars, from: second)
    case 0x1B: break
    default: return nil
    }
    guard second < scalars.endIndex else { return nil }
    let third = scalars.index(after: second)
    switch scalars[second].value {
    case 0x5B: return Self.endOfControl(in: scalars, from: third)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F: return endOfString(in: scalars, from: third)
    case 0x20...0x2F: return Self.endOfShort(in: scalars, from: third)
    case 0x30...0x7E: return third
    default: return nil
    }
  }

  /// Parameter and intermediate bytes, then one final byte.
  private static func endOfControl(
    in scalars: Scalars, from start: Scalars.Index
  ) -> Scalars.Index? {
    var index = start
    while index < scalars.endIndex, (0x20...0x3F).contains(scalars[index].value) {
      index = scalars.index(after: index)
    }
    guard index < scalars.endIndex, (0x40...0x7E).contains(scalars[index].value) else {
      return nil
    }
    return scalars.index(after: index)
  }

  /// Anything up to BEL, ST or ESC with a backslash.
  private mutating func endOfString(
    in scalars: Scalars, from start: Scalars.Index
  ) -> Scalars.Index? {
    if hasNoEnd { return nil }
    var index = start
    while index < scalars.endIndex {
      let value = scalars[index].value
      let next = scalars.index(after: index)
      if value == 0x07 || value == 0x9C { return next }
      if value == 0x1B, next < scalars.endIndex, scalars[next].value == 0x5C {
        return scalars.index(after: next)
      }
      index = next
    }
    hasNoEnd = true
    return nil
  }

  private static func endOfShort(
    in scalars: Scalars, from start: Scalars.Index
  ) -> Scalars.Index? {
    var index = start
    while index < scalars.endIndex, (0x20...0x2F).contains(scalars[index].value) {
      index = scalars.index(after: index)
    }
    guard index < scalars.endIndex, (0x30...0x7E).contains(scalars[index].value) else {
      return nil
    }
    return scalars.index(after: index)
  }
}
