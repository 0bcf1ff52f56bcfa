/// Figures as a line of small columns: one column of the screen each, the newest at the right.
public struct Sparkline: Hashable, Sendable {
  /// The figures, the oldest first; less than 0 counts as 0.
  public var values: [Double]
  /// The figure that reaches the top; the greatest of the values when nil.
  public var full: Double?

  /// A sparkline.
  public init(_ values: [Double], full: Double? = nil) {
    self.values = values
    self.full = full
  }

  /// The line as text: the last figures when there are more than columns.
  ///
  /// - Parameters:
  ///   - columns: the most columns; all figures when nil.
  ///   - glyphs: the set to draw with. Nothing stands at the lowest sign, and only the greatest
  ///     at the highest.
  public func text(columns: Int? = nil, glyphs: Glyphs) -> String {
    let shown = values.suffix(max(0, columns ?? values.count))
    let top = full ?? shown.max() ?? 0
    return shown.map { value in
      guard top > 0, value > 0 else { return glyphs.sparks[0] }
      let highest = glyphs.sparks.count - 1
      let height = Int(min(value / top, 1) * Double(highest) + 0.5)
      return glyphs.sparks[max(1, height)]
    }.joined()
  }
}
