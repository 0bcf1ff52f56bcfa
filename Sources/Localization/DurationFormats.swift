/// Durations are in seconds and cut to whole minutes, never rounded up: a clock that shows `0:00`
/// has less than a minute left, and one that shows `1:12` has at least that.
extension Formats {
  /// The form beside a gauge: `0:09`, `1:12`, and from a day of 24 hours on `1d2h`, `6d`.
  /// A negative duration bears a minus sign.
  public func gauge(_ seconds: Int64) -> String {
    let minutes = seconds.magnitude / 60
    let sign = seconds <= -60 ? "−" : ""
    let (days, hours) = (minutes / 1_440, minutes / 60 % 24)
    if days == 0 { return "\(sign)\(hours):\(Self.padded(Int(minutes % 60), 2))" }
    return hours == 0 ? "\(sign)\(days)d" : "\(sign)\(days)d\(hours)h"
  }

  /// The form of a clock that has run over, counting up: `+3:40`, `+1d2h`.
  public func overrun(_ seconds: Int64) -> String { "+" + gauge(max(0, seconds)) }

  /// The form of a running clock: what is left, or, past the due time, by how much.
  public func remaining(_ seconds: Int64) -> String {
    seconds < 0 ? overrun(-seconds) : gauge(seconds)
  }

  /// Open time of a calendar: `0:09`, `24:00`. Never in days, which would be taken for days of work.
  public func open(_ seconds: Int64) -> String {
    let minutes = seconds.magnitude / 60
    return "\(seconds <= -60 ? "−" : "")\(minutes / 60):\(Self.padded(Int(minutes % 60), 2))"
  }

  /// What a clock on hold keeps, in open time: `22:15`, or `+1:00` where it was late when the hold began.
  public func kept(_ seconds: Int64) -> String {
    seconds < 0 ? "+" + open(-seconds) : open(seconds)
  }

  /// A duration in words, its two largest units: `3 小时 40 分`, `1 天 2 小时`, `0 分`;
  /// `3 h 40 min`, `1 d 2 h`. Negative durations bear a minus sign.
  public func words(_ seconds: Int64) -> String {
    let minutes = seconds.magnitude / 60
    let parts: [(amount: UInt64, unit: MessageKey)] = [
      (minutes / 1_440, "format.unit.day"), (minutes / 60 % 24, "format.unit.hour"),
      (minutes % 60, "format.unit.minute"),
    ]
    let first = parts.firstIndex { $0.amount > 0 } ?? 2
    let shown = parts[first...].prefix(2).filter { $0.amount > 0 || $0.unit == parts[first].unit }
    let text = shown.map { "\($0.amount) \(strings[$0.unit])" }.joined(separator: " ")
    return seconds <= -60 ? "−" + text : text
  }

  /// Seconds between two stops: `42 秒` or `42 s` below two minutes, else as `words`.
  public func pace(_ seconds: Int64) -> String {
    seconds.magnitude < 120 ? "\(seconds) \(strings["format.unit.second"])" : words(seconds)
  }
}
