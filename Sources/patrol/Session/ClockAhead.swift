import Localization
import ServiceClock

/// The last thing recorded is later than this machine's clock: one of the two clocks was wrong, and
/// all that is entered until then is dated at that last instant.
struct ClockAhead {
  /// When the last thing was recorded.
  let last: Instant
  /// What this machine's clock said.
  let system: Instant

  /// Two minutes, in seconds: what the clocks of several machines may differ.
  static let tolerance: Int64 = 120

  /// What is wrong, with both times as people read them.
  func what(_ strings: Strings, in zone: ZoneRules) -> String {
    strings.text("doctor.what.clock", times(strings, in: zone))
  }

  /// What to do.
  func advice(_ strings: Strings, in zone: ZoneRules) -> String {
    strings.text("doctor.advice.clock", times(strings, in: zone))
  }

  private func times(_ strings: Strings, in zone: ZoneRules) -> [String: String] {
    let formats = Formats(language: strings.language)
    return [
      "last": formats.dateTime(zone.parts(last)), "system": formats.dateTime(zone.parts(system)),
    ]
  }
}
