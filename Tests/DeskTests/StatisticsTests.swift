import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("Statistics")
struct StatisticsTests {
  private func statistics(
    size: Size = Size(rows: 24, columns: 80), isCounted: Bool = true
  ) -> DeskModel {
    var model = SampleDesk.model(size: size)
    _ = update(&model, .go(.statistics))
    if isCounted { _ = update(&model, SampleFigures.learned) }
    return model
  }

  @Test("figures are counted beside the screen, once for each period, group and campus")
  func studies() {
    var model = SampleDesk.model()
    let effects = update(&model, .go(.statistics))
    #expect(effects.contains(.study(.figures(SampleFigures.key))))
    #expect(
      update(&model, .go(.statistics)).allSatisfy { $0 != .study(.figures(SampleFigures.key)) })
    _ = update(&model, SampleFigures.learned)
    #expect(model.underway.isEmpty && model.statistics.figures == SampleFigures.figures)
    let regrouped = update(&model, .regroup)
    var key = SampleFigures.key
    key.grouping = .campus
    #expect(regrouped == [.study(.figures(key))])
    // Another wish while that one is under way gives it up.
    key.grouping = .place
    #expect(update(&model, .regroup) == [.stopStudies, .study(.figures(key))])
  }

  @Test("a period is moved by its own length, and longer ones follow one another in a ring")
  func periods() {
    var model = statistics()
    _ = update(&model, .shiftPeriod(1))
    #expect(model.figuresKey.from == SampleDesk.day("2026-09-29"))
    #expect(model.figuresKey.to == SampleDesk.day("2026-10-28"))
    _ = update(&model, .shiftPeriod(-1))
    _ = update(&model, .shiftPeriod(-1))
    #expect(model.figuresKey == SampleFigures.key)
    let lengths = (0..<4).map { _ -> String? in
      _ = update(&model, .widenPeriod)
      return model.figuresKey.from.map { "\($0)" }
    }
    #expect(lengths == ["2026-08-29", "2025-11-28", nil, "2026-10-29"])
  }

  @Test("every bar opens its orders")
  func doors() {
    func filter(_ actions: [Action]) -> String {
      var model = statistics()
      for action in actions { _ = update(&model, action) }
      return model.place == .orders ? model.orders.filter : "none"
    }
    let period = "reported:2026-10-29..2026-11-27"
    #expect(filter([.open]) == "\(period) category:plumbing")
    #expect(filter([.move(.down), .open]) == "\(period) category:hvac")
    #expect(filter([.move(.last), .open]) == "none")
    #expect(filter([.turnChart(1), .open]) == "reported:2026-W48")
    #expect(filter([.turnChart(1), .move(.left), .open]) == "reported:2026-W47")
    #expect(filter([.turnChart(3), .open]) == "state:open age:<2d")
    #expect(filter([.turnChart(3), .move(.right), .open]) == "state:open age:>=2d age:<4d")
    #expect(filter([.turnChart(3), .move(.last), .open]) == "state:open age:>=91d")
    #expect(filter([.turnChart(-1), .open]) == "\(period) place:NH/GLF category:hvac")
  }

  @Test("each filter that a bar opens is one that the list of orders understands")
  func filtersAreUnderstood() throws {
    for age in BacklogAge.allCases { _ = try OrderFilter(age.filter) }
    for group in SampleFigures.groups { _ = try OrderFilter(group.filter ?? "") }
    #expect(try OrderFilter("reported:2026-W48").terms.count == 1)
  }

  @Test("from the patrol calendar Enter goes to the campus' routes")
  func toRounds() {
    var model = statistics()
    for action in [Action.turnChart(2), .move(.down), .open] { _ = update(&model, action) }
    #expect(model.place == .rounds && model.rounds.wanted == "BY-R1")
  }

  @Test("a study that takes its time says for how long, and Esc stops it")
  func stopping() {
    var model = statistics(isCounted: false)
    _ = update(&model, .ticked(SampleDesk.now + 3))
    #expect(view(model).text.contains("统计中… 3 秒"))
    #expect(update(&model, .back) == [.stopStudies])
    #expect(!view(model).text.contains("3 秒"))
    // What comes all the same is not wanted any more.
    _ = update(&model, SampleFigures.learned)
    #expect(model.statistics.figures == nil)
  }

  @Test(
    "the lines under the numbers of Today are a study too, and once stopped stay so for an hour")
  func trend() {
    var model = SampleDesk.model()
    model.today.trendKey = nil
    #expect(update(&model, .go(.today)).contains(.study(.trend)))
    _ = update(&model, .ticked(SampleDesk.now + 2))
    #expect(update(&model, .back) == [.stopStudies])
    #expect(!update(&model, .ticked(SampleDesk.now + 120)).contains(.study(.trend)))
    #expect(update(&model, .ticked(SampleDesk.now + 7_200)).contains(.study(.trend)))
  }

  @Test("a change elsewhere is counted again after a while, the longer it takes the more rarely")
  func refreshing() {
    var model = statistics()
    _ = update(&model, .changedElsewhere)
    func isCountedAgain(after seconds: Int64) -> Bool {
      var model = model
      return update(&model, .ticked(SampleDesk.now + seconds))
        .contains(.study(.figures(SampleFigures.key)))
    }
    #expect(!isCountedAgain(after: 40) && isCountedAgain(after: 61))
    model.statistics.freshness.duration = 10
    #expect(!isCountedAgain(after: 61) && isCountedAgain(after: 200))
  }

  @Test("w asks for a file's name, and writes the chart's paper there once it is made")
  func writing() throws {
    var model = statistics()
    _ = update(&model, .writeFigures)
    let name = "patrol-turnaround-2026-10-29_2026-11-27.html"
    #expect(view(model).text.contains("2026-11-27.html"))
    let query = Query.paper(.turnaround, SampleFigures.key, path: name)
    #expect(update(&model, .type(.enter)) == [.study(query)])
    let paper = SampleDesk.difference
    let effects = update(&model, .studied(query, .learned(.paper(paper, path: name))))
    #expect(effects == [.write(paper, path: name)])
    _ = update(&model, .succeeded(.written(path: name)))
    #expect(model.layers.isEmpty && view(model).text.contains("已写出"))
  }

  @Test("a week in the patrol calendar: done, partly, never, owed, suspended, nothing promised")
  func cells() throws {
    func word(_ states: [(Int, Int, QuotaWord)]) throws -> PatrolCell.Word {
      PatrolCell(try states.map { try Self.quota(required: $0.0, done: $0.1, word: $0.2) }).word
    }
    #expect(try word([(2, 2, .done), (7, 7, .done)]) == .done)
    #expect(try word([(2, 2, .done), (2, 0, .missed)]) == .partly)
    #expect(try word([(2, 0, .missed)]) == .never)
    #expect(try word([(2, 1, .atRisk), (2, 2, .done)]) == .owed)
    #expect(try word([(0, 0, .suspended)]) == .suspended)
    #expect(try word([(0, 0, .done)]) == .none)
    #expect(try word([]) == .none)
  }

  private static func quota(required: Int, done: Int, word: QuotaWord) throws -> WeekQuota {
    WeekQuota(
      route: SamplePlan.route, campus: SamplePlan.campus, period: "2026-W48",
      quota: QuotaState(required: required, done: done, word: word, daysLeft: 0))
  }
}

/// A route and its campus, where a quota needs them.
enum SamplePlan {
  static let route = Route(
    id: 1, code: "NH-R1", campus: 1, name: "主线", nameEnglish: "", quota: 2, per: .week,
    floor: 600, gap: 72_000, inForce: SampleDesk.day("2026-01-01"))
  static let campus = Campus(
    id: 1, code: "NH", slug: "nanhu", name: "南湖校区", nameEnglish: "", zone: .utc,
    calendar: "office", isRemote: false, language: "zh-Hans")
}
