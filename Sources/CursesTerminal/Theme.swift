public import Screen

/// Which colours the meanings of text have.
public enum Theme: String, Hashable, CaseIterable, Sendable {
  /// For light text on a dark ground.
  case dark
  /// For dark text on a light ground.
  case light
  /// For whoever needs strong differences: bright colours and heavy letters on a dark ground, nothing
  /// faint.
  case contrast
  /// Without any colour.
  case mono

  /// The theme that the environment calls for: `NO_COLOR` (any text) wants none, `COLORFGBG` tells
  /// of a light ground (some terminals set it), and dark is the rule.
  ///
  /// - Parameter variable: looks up an environment variable.
  public static func automatic(variable: (String) -> String?) -> Theme {
    if let refused = variable("NO_COLOR"), !refused.isEmpty { return .mono }
    let ground = variable("COLORFGBG")?.split(separator: ";").last.flatMap { Int($0) }
    return ground == 7 || ground == 15 ? .light : .dark
  }

  /// How an ink looks on a terminal.
  ///
  /// - Parameters:
  ///   - ink: the meaning.
  ///   - colors: how many colours the terminal has; fewer than 8 counts as none.
  public func appearance(of ink: Ink, colors: Int) -> Appearance {
    switch (self, colors) {
    case (.mono, _), (_, ..<8): .mono(ink)
    case (.contrast, 8..<16): .contrast8(ink)
    case (.contrast, 16..<256): .contrast16(ink)
    case (.contrast, _): .contrast256(ink)
    case (.dark, 8..<16): .dark8(ink)
    case (.dark, 16..<256): .dark16(ink)
    case (.dark, _): .dark256(ink)
    case (.light, ..<256): .light8(ink)
    case (.light, _): .light256(ink)
    }
  }

  /// The ground of a raised cell by its number; nil where the terminal has none that is near
  /// enough to its own.
  ///
  /// - Parameter colors: how many colours the terminal has.
  public func raisedGround(colors: Int) -> Int? {
    guard colors >= 256 else { return nil }
    return switch self {
    case .dark: 235
    case .contrast: 17
    case .light: 254
    case .mono: nil
    }
  }
}
