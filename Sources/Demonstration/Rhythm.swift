import WorkOrderEngine

/// How much is reported on a day, what, and at what hours: terms, breaks, weekends, storms and the
/// start of the heating, in thousandths of an ordinary weekday.
struct Rhythm {
  /// Reports on an ordinary weekday in term.
  static let ordinary = 51

  /// Summer break: July and August.
  static func isBreak(_ day: CalendarDate) -> Bool { day.month == 7 || day.month == 8 }

  /// The share of an ordinary weekday, in thousandths.
  static func share(on day: CalendarDate, isWorkingDay: Bool) -> Int {
    var share = isWorkingDay ? 1_000 : 620
    if isBreak(day) { share = share * 560 / 1_000 }
    if day.month == 9, day.day <= 12 { share = share * 1_350 / 1_000 }
    if isHeatingStart(day) { share = share * 1_180 / 1_000 }
    return share
  }

  /// Heating starts on 15 November; the first ten days find what is broken.
  static func isHeatingStart(_ day: CalendarDate) -> Bool {
    day.month == 11 && (15...24).contains(day.day)
  }

  /// How likely a day is stormy, in thousandths.
  static func stormChance(on day: CalendarDate) -> Int {
    switch day.month {
    case 6, 7, 8: 90
    case 9, 10: 45
    default: 20
    }
  }

  /// What a category weighs on a day against its weight in the file, in thousandths.
  static func weight(of category: String, on day: CalendarDate, storm: Bool) -> Int {
    var weight = 1_000
    switch category {
    case "hvac":
      weight = isHeatingStart(day) ? 3_200 : [7, 8, 11].contains(day.month) ? 1_700 : 700
    case "network": if day.month == 9 { weight = 1_800 }
    case "joinery": if day.month == 9 { weight = 1_500 }
    case "cleaning", "kitchen": if isBreak(day) { weight = 450 }
    default: break
    }
    if storm, ["civil", "grounds"].contains(category) { weight *= 4 }
    if storm, ["plumbing", "electrical"].contains(category) { weight = weight * 3 / 2 }
    return weight
  }

  /// How many reports fall into each hour of the day, relative to each other.
  static let hours = [
    3, 2, 1, 1, 1, 4, 14, 38, 76, 82, 70, 50, 34, 42, 66, 64, 54, 40, 34, 36, 34, 28, 16, 7,
  ]
}
