import Documents
import Localization
import WorkOrderEngine

/// Lengths of time and times in tables: as people read them, and for spreadsheets in one unit and with the year.
extension Papers {
  /// The columns whose figures are lengths of time.
  private static let durations: Set<MessageKey> = [
    "report.column.medianWorking", "report.column.p90", "report.column.p99",
    "report.column.medianWall", "report.column.repairWorking", "report.column.repairWall",
    "report.column.meanWall", "report.column.waiting", "report.column.travelling",
    "report.column.working", "report.column.acknowledgeMedian", "report.column.jobWorking",
    "report.column.jobWall",
  ]

  /// A column of figures; where they are lengths of time a spreadsheet's head says in which unit.
  func figureColumn(_ key: MessageKey, minimum: Int = 4) -> Document.Column {
    let title = strings.heading(key)
    let isDuration = Self.durations.contains(key) || key.name.hasPrefix("report.column.hold.")
    return .init(
      title, .trailing, minimum: minimum, maximum: 8,
      spreadsheet: isDuration ? strings.text("report.column.minutes", ["column": title]) : nil)
  }

  /// A length of time by the clock on the wall, in seconds.
  func wallCell(_ seconds: Int64?) -> Document.Cell {
    guard let seconds else { return .init(Formats.none) }
    return .init(formats.gauge(seconds), spreadsheet: "\(minutes(seconds))")
  }

  /// A length of time in which the office was open, in seconds. What began and ended while it was closed took
  /// none, and `0:00` would be read as an instant repair: there it says so.
  ///
  /// - Parameter wall: the same by the clock on the wall, which tells the two apart.
  func workingCell(_ seconds: Int64?, wall: Int64?) -> Document.Cell {
    guard let seconds else { return .init(Formats.none) }
    let isClosed = seconds == 0 && (wall ?? 0) > 0
    return .init(
      isClosed ? strings["report.closedHours"] : formats.open(seconds),
      spreadsheet: "\(minutes(seconds))")
  }

  /// A time of a campus: short on paper, whole for spreadsheets, which would add a year of their own.
  func momentCell(_ instant: Instant, in zone: ZoneRules) -> Document.Cell {
    .init(formats.short(instant, in: zone), spreadsheet: formats.full(instant, in: zone))
  }

  private func minutes(_ seconds: Int64) -> Int64 { (seconds + 30) / 60 }
}
