public import Localization
public import Screen

extension Glyphs {
  /// Words for the signs, for lines in which nothing is drawn.
  public static func spoken(in strings: Strings) -> Glyphs {
    .words(
      late: strings["clock.word.late"], risk: strings["clock.word.atRisk"],
      hold: strings["clock.word.onHold"], good: strings["clock.word.onTime"],
      major: strings["order.field.major"])
  }
}
