/// Openings that repeat weekly, with running sums, so that any stretch of weeks costs the same.
struct WeekPattern: Sendable {
  /// The windows of each day, Monday first, in order, as seconds of the day.
  let days: [[Range<Int64>]]
  /// Open seconds before each day, from a Monday over two weeks (15 values).
  let openBefore: [Int64]
  /// Working days before each day, likewise.
  let workingBefore: [Int]

  /// The pattern of a week, Monday first; windows in order.
  init(days: [[Window]]) {
    self.days = days.map { windows in windows.map { $0.startSecond..<$0.endSecond } }
    var open: [Int64] = [0]
    var working = [0]
    for index in 0..<14 {
      let windows = days[index % 7]
      open.append(open[index] + windows.reduce(0) { $0 + $1.endSecond - $1.startSecond })
      working.append(working[index] + (windows.isEmpty ? 0 : 1))
    }
    openBefore = open
    workingBefore = working
  }

  /// Open seconds of a whole week.
  var openPerWeek: Int64 { openBefore[7] }

  /// Working days of a whole week.
  var workingPerWeek: Int { workingBefore[7] }

  /// Open seconds in the `count` days from a weekday (0 Monday … 6 Sunday).
  func open(from weekday: Int, days count: Int) -> Int64 {
    let weeks = count.flooredQuotient(by: 7)
    let rest = count - weeks * 7
    return Int64(weeks) * openPerWeek + openBefore[weekday + rest] - openBefore[weekday]
  }

  /// Working days in the `count` days from a weekday (0 Monday … 6 Sunday).
  func working(from weekday: Int, days count: Int) -> Int {
    let weeks = count.flooredQuotient(by: 7)
    let rest = count - weeks * 7
    return weeks * workingPerWeek + workingBefore[weekday + rest] - workingBefore[weekday]
  }

  /// Open seconds of a weekday before a second of it.
  func open(on weekday: Int, before second: Int64) -> Int64 {
    var sum: Int64 = 0
    for window in days[weekday] {
      if second <= window.lowerBound { break }
      sum += min(second, window.upperBound) - window.lowerBound
    }
    return sum
  }
}
