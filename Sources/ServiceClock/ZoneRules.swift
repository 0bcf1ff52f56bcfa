/// When a zone's offset begins to hold.
struct ZonePhase: Hashable, Sendable {
  /// The first instant, in seconds since 1970 UTC.
  var start: Int64
  /// Seconds east of UTC.
  var offset: Int64
}

/// The offsets of a time zone through time, as a list of transitions: cheap to copy.
///
/// Read from the system's zone files, with Foundation's table as the fallback; transitions are
/// laid out to the end of 2149, after which the last offset stays.
public struct ZoneRules: Sendable, Hashable {
  /// The name it was asked for by, such as `Asia/Shanghai`.
  public let identifier: String
  /// The offsets in force, in order; the first one reaches back without end. Never empty.
  let phases: [ZonePhase]

  /// The rules of a zone, remembered after the first use.
  ///
  /// Throws `unknownTimeZone`, also for names that could leave the zone folder.
  public init(identifier: String) throws(ClockError) {
    guard let rules = ZoneLibrary.rules(identifier) else { throw .unknownTimeZone(identifier) }
    self = rules
  }

  init(identifier: String, phases: [ZonePhase]) {
    self.identifier = identifier
    self.phases = phases.isEmpty ? [ZonePhase(start: Int64.min, offset: 0)] : phases
  }

  /// Coordinated universal time: no file, no transitions.
  public static let utc = ZoneRules(identifier: "UTC", phases: [])

  /// Seconds east of UTC at that instant.
  public func offset(at instant: Instant) -> Int {
    Int(phases[phase(at: instant.seconds)].offset)
  }

  /// What the wall clock shows at that instant.
  public func local(_ instant: Instant) -> LocalDateTime {
    LocalDateTime(faceSeconds: instant.seconds + Int64(offset(at: instant)))
  }

  /// The instant at which the wall clock shows that time.
  ///
  /// A time that daylight saving skips moves forward by the gap; one that comes twice means the
  /// first (engine.md §1).
  public func instant(_ local: LocalDateTime) -> Instant {
    let face = local.faceSeconds
    if phases.count == 1 { return Instant(seconds: face - phases[0].offset) }
    // No offset reaches a day and a half: the phases in force around the face time are enough.
    let reach = secondsPerDay * 3 / 2
    let first = phase(at: face - reach)
    let last = phase(at: face + reach)
    for index in first...last {
      let candidate = face - phases[index].offset
      if index + 1 == phases.count || candidate < phases[index + 1].start {
        // Before this phase's start means in the gap: the offset in force before it, applied to
        // the skipped time, lands that much after the gap.
        if index == 0 || candidate >= phases[index].start {
          return Instant(seconds: candidate)
        }
        return Instant(seconds: face - phases[index - 1].offset)
      }
    }
    return Instant(seconds: face - phases[last].offset)
  }

  /// The instant with the zone's offset, as `2026-11-27T09:00:00+08:00`; UTC as `Z`.
  public func iso8601(_ instant: Instant) -> String {
    let offset = offset(at: instant)
    let local = local(instant)
    let time =
      "\(padded(local.hour, to: 2)):\(padded(local.minute, to: 2)):\(padded(local.second, to: 2))"
    if offset == 0, identifier == "UTC" { return "\(local.date)T\(time)Z" }
    let minutes = abs(offset) / 60
    let sign = offset < 0 ? "-" : "+"
    return
      "\(local.date)T\(time)\(sign)\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))"
  }

  /// Two zones are the same when they have the same name.
  public static func == (left: ZoneRules, right: ZoneRules) -> Bool {
    left.identifier == right.identifier
  }

  /// By name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(identifier)
  }

  /// The position of the offset in force.
  func phase(at seconds: Int64) -> Int {
    max(0, leadingCount(phases.count) { phases[$0].start <= seconds } - 1)
  }
}
