/// A colour by its number, and the attributes that come with it.
public struct Appearance: Hashable, Sendable {
  /// The colour's number in the terminal's palette; nil is the terminal's own.
  public var foreground: Int?
  /// Heavier letters.
  public var bold: Bool
  /// Fainter letters.
  public var dim: Bool

  /// A look; the terminal's own unless said.
  public init(foreground: Int? = nil, bold: Bool = false, dim: Bool = false) {
    self.foreground = foreground
    self.bold = bold
    self.dim = dim
  }
}
