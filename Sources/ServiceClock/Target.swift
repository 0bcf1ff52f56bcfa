/// How long something may take, or until when it was promised.
///
/// Encoded as its text.
public enum Target: Hashable, Sendable, Codable {
  /// `30m`, `2h`: seconds of clock time, whatever the calendar says.
  case clock(seconds: Int64)
  /// `90wm`, `4wh`: seconds of open time.
  case working(seconds: Int64)
  /// `3wd`: working days; with `endOfDay` (`3wd eod`) to the last closing of that day.
  case workingDays(Int, endOfDay: Bool)
  /// A time agreed with the reporter.
  case agreed(Instant)

  /// The longest target: a hundred years, in seconds. It keeps sums far from overflow.
  static let longest: Int64 = 100 * 366 * secondsPerDay

  /// Reads `30m`, `2h`, `90wm`, `4wh`, `3wd`, `3wd eod`, and what `text` writes.
  ///
  /// Throws `malformedTarget`, also for zero (except `0wd eod`) and beyond a hundred years.
  public init(_ text: String) throws(ClockError) {
    let words = text.lowercased().split(separator: " ")
    guard let first = words.first, words.count <= 2 else { throw .malformedTarget(text) }
    if first == "agreed", words.count == 2 {
      // Lowercasing is undone for the two letters a time may have.
      let time = words[1].uppercased()
      guard let instant = try? TimeText.instant(time, in: .utc) else {
        throw .malformedTarget(text)
      }
      self = .agreed(instant)
      return
    }
    let digits = first.prefix { $0.isASCII && $0.isNumber }
    guard let amount = Int64(digits), amount <= Target.longest else {
      throw .malformedTarget(text)
    }
    let unit = first.dropFirst(digits.count)
    if unit == "wd" {
      let endOfDay = words.count == 2
      guard !endOfDay || words[1] == "eod", endOfDay || amount >= 1, amount <= 36_600 else {
        throw .malformedTarget(text)
      }
      self = .workingDays(Int(amount), endOfDay: endOfDay)
      return
    }
    guard words.count == 1, let secondsPerUnit = Target.secondsPerUnit[String(unit)],
      amount >= 1, amount * secondsPerUnit <= Target.longest
    else { throw .malformedTarget(text) }
    let seconds = amount * secondsPerUnit
    self = unit.hasPrefix("w") ? .working(seconds: seconds) : .clock(seconds: seconds)
  }

  /// The target as one writes it, in the largest unit that divides it; an agreed time as
  /// `agreed 2026-11-27T01:00:00Z`.
  public var text: String {
    switch self {
    case .clock(let seconds): Target.amount(seconds, prefix: "")
    case .working(let seconds): Target.amount(seconds, prefix: "w")
    case .workingDays(let days, let endOfDay): "\(days)wd\(endOfDay ? " eod" : "")"
    case .agreed(let instant): "agreed \(ZoneRules.utc.iso8601(instant))"
    }
  }

  /// The target a multiplier makes of it, such as doubled for a remote campus: times rounded up
  /// to the minute, days to the day. An agreed time stays. The factor must be positive.
  public func multiplied(by factor: Double) -> Target {
    func rounded(_ value: Double) -> Int64 {
      max(1, Int64(min((value - 1e-9).rounded(.up), Double(Target.longest))))
    }
    switch self {
    case .clock(let seconds):
      return .clock(seconds: rounded(Double(seconds) * factor / 60) * 60)
    case .working(let seconds):
      return .working(seconds: rounded(Double(seconds) * factor / 60) * 60)
    case .workingDays(0, _), .agreed:
      return self
    case .workingDays(let days, let endOfDay):
      return .workingDays(Int(rounded(Double(days) * factor)), endOfDay: endOfDay)
    }
  }

  /// Reads the text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
    }
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// Seconds and working seconds are for what a multiplier or an importer may leave over.
  private static let secondsPerUnit: [String: Int64] = [
    "s": 1, "m": 60, "h": 3600, "ws": 1, "wm": 60, "wh": 3600,
  ]

  private static func amount(_ seconds: Int64, prefix: String) -> String {
    if seconds % 3600 == 0 { return "\(seconds / 3600)\(prefix)h" }
    if seconds % 60 == 0 { return "\(seconds / 60)\(prefix)m" }
    return "\(seconds)\(prefix)s"
  }
}
