/// The signs that a screen is made of: the rich set, or plain ASCII for terminals that draw
/// characters of ambiguous width in two columns, and for serial lines.
///
/// Letters that carry a meaning are the same in both as far as ASCII has them, so that a look at
/// either teaches the other.
public struct Glyphs: Hashable, Sendable {
  /// The name in the settings: `utf-8` or `ascii`.
  public let name: String
  /// Whether characters of ambiguous width in data are replaced by ASCII ones.
  public let replacesAmbiguous: Bool

  /// Late 超期.
  public let late: String
  /// At risk 临期.
  public let risk: String
  /// On hold 挂起.
  public let hold: String
  /// On time 按时.
  public let good: String
  /// Major 重大.
  public let major: String

  /// Marks a cut text.
  public let ellipsis: String
  /// The bar at the left of the selected row.
  public let selection: String
  /// Marks a row that the next action applies to as well.
  public let marked: String
  /// A line from left to right.
  public let horizontal: String
  /// A line from top to bottom.
  public let vertical: String
  /// The corners of a box: top left, top right, bottom left, bottom right.
  public let corners: [String]
  /// Says that something opens downward.
  public let down: String
  /// Points at the current item.
  public let pointer: String

  /// The left edge of a gauge.
  public let gaugeLeft: String
  /// The right edge of a gauge.
  public let gaugeRight: String
  /// A gauge cell filled by one eighth, two … to eight; one entry where halves cannot be drawn.
  public let gaugeParts: [String]
  /// A gauge cell of time that is held.
  public let gaugeHeld: String
  /// A bar's cell that is not reached.
  public let barRest: String
  /// The promise on a bar.
  public let barMark: String
  /// Heights of a sparkline, from low to high.
  public let sparks: [String]
  /// A round that is done, in a quota.
  public let done: String
  /// A round that is owed, in a quota.
  public let owed: String
  /// What is partly done or partly good, in a chart.
  public let partly: String
  /// Separates small facts in a line.
  public let dot: String

  /// Whether signs are words: lines for screen readers, without anything that is drawn.
  public let isWords: Bool

  /// Box lines, blocks and shapes; the set of the pictures.
  public static let utf8 = Glyphs(
    name: "utf-8", replacesAmbiguous: false, good: "·", major: "◆", ellipsis: "…",
    selection: "▌", marked: "●", horizontal: "─", vertical: "│", corners: ["┌", "┐", "└", "┘"],
    down: "▾", pointer: "▸", gaugeLeft: "▕", gaugeRight: "▏",
    gaugeParts: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], gaugeHeld: "▒", barRest: "░",
    barMark: "│", sparks: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], done: "■", owed: "□",
    partly: "▒", dot: "·")

  /// Only characters whose width every terminal agrees on.
  public static let ascii = Glyphs(
    name: "ascii", replacesAmbiguous: true, good: ".", major: "M", ellipsis: "~",
    selection: ">", marked: "*", horizontal: "-", vertical: "|", corners: ["+", "+", "+", "+"],
    down: "v", pointer: ">", gaugeLeft: "[", gaugeRight: "]", gaugeParts: ["#"],
    gaugeHeld: "=", barRest: ".", barMark: "|",
    sparks: ["_", ".", "-", "=", "+", "*", "%", "#"], done: "#", owed: "-", partly: "%",
    dot: "-")

  /// Words for the signs and nothing for what is drawn: gauges, bars and rules leave blanks.
  public static func words(
    late: String, risk: String, hold: String, good: String, major: String
  ) -> Glyphs {
    Glyphs(
      name: "words", replacesAmbiguous: false, good: good, major: major, ellipsis: "...",
      selection: "", marked: "", horizontal: "", vertical: "", corners: ["", "", "", ""],
      down: "", pointer: "", gaugeLeft: "", gaugeRight: "", gaugeParts: [" "], gaugeHeld: " ",
      barRest: " ", barMark: " ", sparks: [" "], done: "", owed: "", partly: "", dot: "-",
      late: late, risk: risk, hold: hold, isWords: true)
  }

  private init(
    name: String, replacesAmbiguous: Bool, good: String, major: String, ellipsis: String,
    selection: String, marked: String, horizontal: String, vertical: String, corners: [String],
    down: String, pointer: String, gaugeLeft: String, gaugeRight: String, gaugeParts: [String],
    gaugeHeld: String, barRest: String, barMark: String, sparks: [String], done: String,
    owed: String, partly: String, dot: String, late: String = "!", risk: String = "~",
    hold: String = "=", isWords: Bool = false
  ) {
    self.name = name
    self.replacesAmbiguous = replacesAmbiguous
    self.good = good
    self.major = major
    self.ellipsis = ellipsis
    self.selection = selection
    self.marked = marked
    self.horizontal = horizontal
    self.vertical = vertical
    self.corners = corners
    self.down = down
    self.pointer = pointer
    self.gaugeLeft = gaugeLeft
    self.gaugeRight = gaugeRight
    self.gaugeParts = gaugeParts
    self.gaugeHeld = gaugeHeld
    self.barRest = barRest
    self.barMark = barMark
    self.sparks = sparks
    self.done = done
    self.owed = owed
    self.partly = partly
    self.dot = dot
    self.late = late
    self.risk = risk
    self.hold = hold
    self.isWords = isWords
  }
}
