@testable import PatrolDesk
@testable import WorkOrderEngine

/// Fixed figures for the charts of 统计: the thirty days to 2026-11-27.
enum SampleFigures {
  static let key = FiguresKey(
    from: SampleDesk.day("2026-10-29"), to: SampleDesk.day("2026-11-27"), grouping: .category,
    scope: .usual)

  /// What a study of them answers.
  static let learned = Action.studied(.figures(key), .learned(.figures(figures)))

  static func group(
    _ key: String, completed: Int, late: Int, median: Int64? = nil, held: [String: Int64] = [:]
  ) -> TurnaroundGroup {
    var tally = TurnaroundTally(key: key)
    let reported = SampleDesk.at("2026-11-10 08:00")
    for index in 0..<completed {
      let done = reported + (median ?? 3_600) + Int64(index - completed / 2)
      var split = TimeSplit(
        reported: reported, accepted: reported + 600, arrived: reported + 1_200, completed: done)
      split.onHold = held
      tally.add(
        TurnaroundRow(
          isOpen: false, isPastDue: false, reported: reported, completed: done,
          due: index < late ? done + -60 : done + 60, dueBeforeExtension: nil,
          workingSeconds: done - reported, split: split, rework: 0))
    }
    return tally.figures()
  }

  static let groups = [
    FigureGroup(
      name: "给排水", figures: group("plumbing", completed: 153, late: 9, median: 10_320),
      promise: 0.9, filter: "category:plumbing"),
    FigureGroup(
      name: "暖通",
      figures: group(
        "hvac", completed: 104, late: 23, median: 108_000, held: ["parts": 170_000]),
      promise: 0.9, filter: "category:hvac"),
    FigureGroup(
      name: "电梯", figures: group("lift", completed: 38, late: 0, median: 4_320), promise: 0.95,
      filter: "category:lift"),
    FigureGroup(
      name: "无", figures: group("", completed: 0, late: 0), promise: nil, filter: nil),
  ]

  static let weeks: [FigureWeek] = {
    let counts = [(40, 3), (38, 1), (30, 0), (12, 2), (0, 0), (44, 5), (41, 4), (39, 0)]
    var week = SampleDesk.day("2026-11-27").isoWeek
    return counts.reversed().map { completed, late in
      defer { week = week.previous }
      return FigureWeek(
        week: week, figures: group("\(week)", completed: completed, late: late))
    }.reversed()
  }()

  static func cell(
    _ word: PatrolCell.Word, _ done: Int = 2, _ required: Int = 2, _ missing: [String] = []
  ) -> PatrolCell {
    PatrolCell(word: word, done: done, required: required, missing: missing)
  }

  static let patrols = [
    PatrolRow(
      campus: "南湖校区", route: "NH-R1",
      cells: [
        cell(.done), cell(.partly, 1, 2, ["NH-R1 1/2"]), cell(.done), cell(.suspended, 0, 0),
        cell(.suspended, 0, 0), cell(.done), cell(.done), cell(.owed, 1, 2, ["NH-R1 1/2"]),
      ]),
    PatrolRow(
      campus: "北苑校区", route: "BY-R1",
      cells: [
        cell(.none, 0, 0), cell(.none, 0, 0), cell(.never, 0, 2, ["BY-R1 0/2"]), cell(.done),
        cell(.done), cell(.done), cell(.done), cell(.done),
      ]),
  ]

  static let figures: Figures = {
    var backlog = BacklogGroup(key: "")
    (backlog.open, backlog.openPastDue, backlog.closedInFourWeeks) = (103, 9, 400)
    backlog.ages = [41, 33, 22, 19, 9, 4]
    backlog.weeksToClear = 1.03
    return Figures(
      key: key, total: group("", completed: 295, late: 32, median: 9_000), groups: groups,
      weeks: weeks, backlog: backlog, patrolWeeks: weeks.map(\.week), patrols: patrols,
      recurring: [
        RecurringLine(
          place: "蒸汽锅炉房", category: "暖通", most: 10, reported: 12, open: 1,
          last: SampleDesk.at("2026-11-26 08:43"), filter: "place:NH/GLF category:hvac")
      ])
  }()
}
