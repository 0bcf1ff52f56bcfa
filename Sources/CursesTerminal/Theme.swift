/// Which colours the meanings of text have, for terminals with many, few and no colours.
public struct Theme: Hashable, Sendable {
  /// The looks for terminals with at least so many colours.
  public struct Table: Hashable, Sendable {
    /// How many colours the terminal must have.
    public var colors: Int
    /// How each ink looks, in the order of `Ink.allCases`; what is missing looks like the terminal's own
    /// text.
    public var appearances: [Appearance]
    /// The ground of a raised cell by its number; nil is the terminal's own.
    public var raised: Int?
    /// The ground of all other cells by its number; nil is the terminal's own.
    public var ground: Int?

    /// Looks for terminals with at least so many colours.
    public init(
      colors: Int, appearances: [Appearance], raised: Int? = nil, ground: Int? = nil
    ) {
      (self.colors, self.appearances) = (colors, appearances)
      (self.raised, self.ground) = (raised, ground)
    }

    /// Whether anything in it needs a colour.
    var hasColors: Bool {
      raised != nil || ground != nil || appearances.contains { $0.foreground != nil }
    }
  }

  /// The tables; of several that fit a terminal the one for most colours counts.
  public var tables: [Table]

  /// A theme of tables; without any, all text looks like the terminal's own.
  public init(tables: [Table] = []) {
    self.tables = tables
  }

  /// The name of the theme that the environment calls for: `NO_COLOR` (any text) wants none, `mono`;
  /// `COLORFGBG` tells of a light ground (some terminals set it), `light`; and `dark` is the rule.
  ///
  /// - Parameter variable: looks up an environment variable.
  public static func automaticName(variable: (String) -> String?) -> String {
    if let refused = variable("NO_COLOR"), !refused.isEmpty { return "mono" }
    let ground = variable("COLORFGBG")?.split(separator: ";").last.flatMap { Int($0) }
    return ground == 7 || ground == 15 ? "light" : "dark"
  }

  /// The looks on a terminal.
  ///
  /// - Parameter colors: how many colours it has.
  func table(colors: Int) -> Table {
    tables.filter { $0.colors <= max(colors, 0) }.max { $0.colors < $1.colors }
      ?? Table(colors: 0, appearances: [])
  }
}
