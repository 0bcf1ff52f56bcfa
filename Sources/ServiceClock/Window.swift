/// An opening of a day: from a minute of the clock face, included, to another, not included.
public struct Window: Codable, Hashable, Sendable, CustomStringConvertible {
  /// Minutes since 00:00, 0…1439.
  public var startMinute: Int
  /// Minutes since 00:00, 1…1440.
  public var endMinute: Int

  /// A window by minutes since 00:00; a calendar refuses impossible ones when it is compiled.
  public init(startMinute: Int, endMinute: Int) {
    self.startMinute = startMinute
    self.endMinute = endMinute
  }

  /// Reads `08:00-12:00` or `08:00–12:00`; `24:00` ends a day.
  ///
  /// Throws `malformedWindow`. Whether the end follows the start is the calendar's judgement.
  public init(_ text: String) throws(ClockError) {
    let halves = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
    guard halves.count == 2, let start = Window.minute(halves[0]),
      let end = Window.minute(halves[1]), start < 1440
    else { throw .malformedWindow(text) }
    self.init(startMinute: start, endMinute: end)
  }

  /// The window as `08:00-12:00`.
  public var description: String {
    "\(Window.face(startMinute))-\(Window.face(endMinute))"
  }

  var startSecond: Int64 { Int64(startMinute) * 60 }
  var endSecond: Int64 { Int64(endMinute) * 60 }

  private static func minute(_ text: Substring) -> Int? {
    var digits = DigitReader(text.filter { $0 != " " })
    guard let hour = digits.number(2), digits.skip(":"), let minute = digits.number(2),
      digits.isAtEnd, minute < 60, hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }

  private static func face(_ minute: Int) -> String {
    "\(padded(minute / 60, to: 2)):\(padded(minute % 60, to: 2))"
  }
}
