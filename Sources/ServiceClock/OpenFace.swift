/// Open time along the face of the wall clock, as if no offset ever changed: runs of days that
/// follow one weekly pattern, with the sums before each.
struct OpenFace: Sendable {
  /// Days in a row that follow one pattern.
  struct Run: Sendable {
    /// The first day, since 1970-01-01.
    var firstDay: Int
    /// The position of its pattern.
    var pattern: Int
    /// Open seconds before the run.
    var open: Int64 = 0
    /// Working days before the run.
    var working = 0
    /// The first day's weekday, 0 Monday … 6 Sunday.
    var weekday: Int { (firstDay + 3).flooredRemainder(by: 7) }
  }

  let patterns: [WeekPattern]
  private(set) var runs: [Run]

  /// Runs in order; the first and the last follow a pattern with openings.
  init(runs: [Run], patterns: [WeekPattern]) {
    self.patterns = patterns
    self.runs = runs
    for index in runs.indices.dropFirst() {
      let before = self.runs[index - 1]
      let length = runs[index].firstDay - before.firstDay
      let pattern = patterns[before.pattern]
      self.runs[index].open = before.open + pattern.open(from: before.weekday, days: length)
      self.runs[index].working =
        before.working + pattern.working(from: before.weekday, days: length)
    }
  }

  /// The windows of a day, as seconds of the day.
  func windows(on day: Int) -> [Range<Int64>] {
    patterns[run(of: day).pattern].days[(day + 3).flooredRemainder(by: 7)]
  }

  /// Open seconds before a face time; only differences mean something.
  func open(before face: Int64) -> Int64 {
    let day = Int(face.flooredQuotient(by: secondsPerDay))
    let run = run(of: day)
    let pattern = patterns[run.pattern]
    return run.open + pattern.open(from: run.weekday, days: day - run.firstDay)
      + pattern.open(
        on: (day + 3).flooredRemainder(by: 7), before: face - Int64(day) * secondsPerDay)
  }

  /// The earliest face time before which there are that many open seconds.
  func earliest(withOpen open: Int64) -> Int64 {
    let index = max(0, leadingCount(runs.count) { runs[$0].open < open } - 1)
    let run = runs[index]
    let pattern = patterns[run.pattern]
    // At least one second is wanted of this run, so it has openings.
    let wanted = open - run.open
    let weeks = (wanted - 1).flooredQuotient(by: pattern.openPerWeek)
    var rest = wanted - weeks * pattern.openPerWeek
    var day = run.firstDay + Int(weeks) * 7
    var weekday = run.weekday
    while true {
      for window in pattern.days[weekday] {
        let length = window.upperBound - window.lowerBound
        if rest <= length { return Int64(day) * secondsPerDay + window.lowerBound + rest }
        rest -= length
      }
      day += 1
      weekday = (weekday + 1) % 7
    }
  }

  /// Working days before a day; only differences mean something.
  func workingDays(before day: Int) -> Int {
    let run = run(of: day)
    return run.working
      + patterns[run.pattern].working(from: run.weekday, days: day - run.firstDay)
  }

  /// The Nth working day after a day.
  func workingDay(_ count: Int, after day: Int) -> Int {
    let wanted = workingDays(before: day + 1) + count
    let index = max(0, leadingCount(runs.count) { runs[$0].working < wanted } - 1)
    let run = runs[index]
    let pattern = patterns[run.pattern]
    let weeks = (wanted - run.working - 1).flooredQuotient(by: pattern.workingPerWeek)
    var rest = wanted - run.working - weeks * pattern.workingPerWeek
    var found = run.firstDay + weeks * 7
    var weekday = run.weekday
    while true {
      if !pattern.days[weekday].isEmpty {
        rest -= 1
        if rest == 0 { return found }
      }
      found += 1
      weekday = (weekday + 1) % 7
    }
  }

  private func run(of day: Int) -> Run {
    runs[max(0, leadingCount(runs.count) { runs[$0].firstDay <= day } - 1)]
  }
}
