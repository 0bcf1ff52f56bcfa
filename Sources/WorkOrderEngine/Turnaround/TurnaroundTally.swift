import ServiceClock

/// What the figures need to know of one order.
struct TurnaroundRow {
  var isOpen: Bool
  var isCancelled = false
  /// Open, its completion clock runs and has passed its due time.
  var isPastDue: Bool
  var reported: Instant
  /// Of the first cycle, like all that follows.
  var completed: Instant?
  var due: Instant?
  var dueBeforeExtension: Instant?
  var workingSeconds: Int64?
  /// Where the time of a completed order went; `nil` for imports, of which nobody knows.
  var split: TimeSplit?
  var rework: Int
}

/// Adds up one group, order by order; it keeps two durations of four bytes for each completed order.
struct TurnaroundTally {
  private var group: TurnaroundGroup
  private var onTimeBefore = 0
  /// Past due again after a first completion that was judged.
  private var reopenedPastDue = 0
  private var reworkedCompleted = 0
  private var working = DurationList()
  private var wall = DurationList()
  private var split = TimeSplit()

  init(key: String = "") {
    group = TurnaroundGroup(key: key)
  }

  mutating func add(_ row: TurnaroundRow) {
    group.reported += 1
    if row.isOpen { group.open += 1 }
    if row.isPastDue { group.openPastDue += 1 }
    if row.due == nil { group.noTarget += 1 }
    if row.rework > 0 { group.rework += 1 }
    guard let completed = row.completed else {
      if row.isCancelled { group.cancelled += 1 }
      if row.isOpen { group.unrepaired += 1 }
      return
    }
    group.completed += 1
    if row.rework > 0 { reworkedCompleted += 1 }
    wall.append(completed - row.reported)
    if let seconds = row.workingSeconds { working.append(seconds) }
    if let parts = row.split {
      split.add(parts)
      group.splitOrders += 1
    }
    guard let due = row.due else { return }
    if row.isPastDue { reopenedPastDue += 1 }
    if completed <= due { group.onTime += 1 } else { group.late += 1 }
    if completed <= row.dueBeforeExtension ?? due { onTimeBefore += 1 }
  }

  /// The figures of what was added so far.
  mutating func figures() -> TurnaroundGroup {
    var figures = group
    let judged = group.onTime + group.late
    figures.onTimeRate = KeyFigures.onTimeRate(onTime: group.onTime, late: group.late)
    figures.onTimeRateWithOpen = KeyFigures.onTimeRateWithOpen(
      onTime: group.onTime, late: group.late, openPastDue: group.openPastDue,
      reopened: reopenedPastDue)
    figures.onTimeRateBeforeExtensions = KeyFigures.rate(onTimeBefore, of: judged)
    figures.firstTimeFix = KeyFigures.firstTimeFix(
      completed: group.completed, reworked: reworkedCompleted)
    figures.split = KeyFigures.mean(split, of: group.splitOrders)
    (figures.meanWorking, figures.meanWall) = (working.mean, wall.mean)
    let workingRanks = working.percentiles([50, 90, 99])
    (figures.median, figures.p90, figures.p99) = (workingRanks[0], workingRanks[1], workingRanks[2])
    let wallRanks = wall.percentiles([50, 90, 99])
    (figures.medianWall, figures.p90Wall, figures.p99Wall) = (
      wallRanks[0], wallRanks[1], wallRanks[2]
    )
    return figures
  }
}
