import Localization
import ServiceClock

@testable import WorkOrderEngine

/// Figures in which every word and sign of the charts occurs.
enum SampleFigures {
  static func turnaround(by grouping: TurnaroundGrouping) -> TurnaroundReport {
    let keys: [String] =
      switch grouping {
      case .week: (44...48).map { "2026-W\($0)" }
      case .month: ["2026-10", "2026-11"]
      default: ["electrical", "lighting", "plumbing", "lift", "other"]
      }
    let groups = keys.enumerated().map { index, key in
      group(key, completed: [40, 62, 118, 9, 0][index], late: [9, 3, 12, 0, 0][index])
    }
    return TurnaroundReport(
      from: CalendarDate("2026-10-26"), to: CalendarDate("2026-11-27"), by: grouping,
      groups: groups, total: group("", completed: 229, late: 24))
  }

  private static func group(_ key: String, completed: Int, late: Int) -> TurnaroundGroup {
    var group = TurnaroundGroup(key: key)
    (group.reported, group.completed) = (completed + 2, completed)
    (group.onTime, group.late, group.open) = (completed - late, late, 2)
    group.onTimeRate = KeyFigures.onTimeRate(onTime: group.onTime, late: late)
    return group
  }

  static var backlog: BacklogReport {
    var group = BacklogGroup(key: "plumbing")
    (group.open, group.openPastDue) = (134, 9)
    group.ages = [63, 37, 14, 17, 3, 0]
    group.closedInFourWeeks = 160
    var total = group
    total.key = ""
    return BacklogReport(groups: [group], total: total)
  }

  /// Two routes over six weeks, one of them by the month, and one that is not yet in force.
  static func patrols(_ campus: Campus) -> PatrolReport {
    let weeks = (43...48).compactMap { ISOWeek("2026-W\($0)") }
    let main = route(1, "NH-R1", "主线", "Main line", campus)
    let monthly = route(2, "NH-R2", "锅炉房 <月检>", "Boilers & tanks", campus)
    let coming = route(3, "NH-R3", "新线", "", campus)
    let words: [(Int, QuotaWord)] = [
      (2, .done), (1, .missed), (0, .suspended), (3, .done), (1, .atRisk), (0, .notBegun),
    ]
    var walked = RoundCount()
    (walked.finished, walked.valid, walked.findings) = (8, 7, 3)
    let first = figures(
      main, campus,
      zip(weeks, words).map { week, word in
        quota(main, campus, "\(week)", required: word.1 == .suspended ? 0 : 2, word)
      }, rounds: walked)
    let second = figures(
      monthly, campus,
      ["2026-10", "2026-10", "2026-11", "2026-11", "2026-11", "2026-11"].map { month in
        let isOver = month == "2026-10"
        return quota(monthly, campus, month, required: 4, isOver ? (4, .done) : (3, .owed))
      })
    let third = figures(
      coming, campus, weeks.map { quota(coming, campus, "\($0)", required: 0, (0, .done)) })
    return PatrolReport(
      from: weeks[0].monday, to: weeks[5].monday.adding(days: 4), routes: [first, second, third],
      rhythms: [], streaks: [])
  }

  /// Each period counts once, though a month stands in several weeks.
  private static func figures(
    _ route: Route, _ campus: Campus, _ weeks: [WeekQuota], rounds: RoundCount = RoundCount()
  ) -> RouteFigures {
    let periods = Dictionary(weeks.map { ($0.period, $0.quota) }) { first, _ in first }
    return RouteFigures(
      route: route, campus: campus, weeks: weeks, quota: QuotaState(summing: Array(periods.values)),
      missed: periods.filter { $1.word == .missed }.keys.sorted(), rounds: rounds)
  }

  private static func route(
    _ id: Int64, _ code: String, _ name: String, _ english: String, _ campus: Campus
  ) -> Route {
    Route(
      id: id, code: code, campus: campus.id, name: name, nameEnglish: english, quota: 2,
      per: .week, floor: 600, gap: 72_000, inForce: CalendarDate(dayNumber: 0))
  }

  private static func quota(
    _ route: Route, _ campus: Campus, _ period: String, required: Int, _ state: (Int, QuotaWord)
  ) -> WeekQuota {
    WeekQuota(
      route: route, campus: campus, period: period,
      quota: QuotaState(required: required, done: state.0, word: state.1, daysLeft: 1))
  }
}
