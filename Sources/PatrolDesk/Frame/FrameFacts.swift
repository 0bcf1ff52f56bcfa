import WorkOrderEngine

/// What the first row says.
struct FrameFacts: Hashable, Sendable {
  /// The campus, or empty for all of them.
  var campus = ""
  /// The shift on duty; empty when there is none.
  var shift = ""
  /// From when to when it lasts, in minutes of the day.
  var shiftHours: Range<Int>?
  var late = 0
  var major = 0
  var unsigned = 0
  var isSimulated = false
  /// The engine's now: never before what is shown, whatever this machine's clock says.
  var now: Instant?
  /// The number of the newest event.
  var newest: Int64 = 0
  /// Somebody was told of an escalation since this was last asked, and nobody has signed for it.
  var rings = false
  /// Nobody has asked yet.
  var isUnknown = true
}
