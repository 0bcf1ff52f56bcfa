import Configuration
import ServiceClock
import Testing

@Suite("The figures of the service standards")
struct StandardFiguresTests {
  let standards: Standards

  init() throws { standards = try Shared.defaults.get().standards }

  func rule(_ id: String) throws -> StandardRule {
    try #require(standards.rules.first { $0.id == id })
  }

  func targets(_ rule: StandardRule) -> [String] {
    ClockKind.allCases.map { clock in
      if rule.agreed.contains(clock) { return "agreed" }
      if rule.none.contains(clock) { return "–" }
      return rule.targets[clock]?.text ?? ""
    }
  }

  @Test(
    "each level has its four targets, its calendar and its promises",
    arguments: [
      ("p1", Priority.p1, "24x7", ["10m", "30m", "4h", "24h"], 0.95, 0.85),
      ("p2", .p2, "24x7", ["30m", "2h", "–", "24h"], 0.95, 0.9),
      ("p3", .p3, "campus", ["4wh", "1wd", "–", "3wd"], 0.9, 0.9),
      ("p4", .p4, "campus", ["1wd", "3wd", "–", "10wd"], 0.9, 0.9),
      ("p5", .p5, "campus", ["1wd", "agreed", "–", "agreed"], 0.9, 0.9),
    ] as [(String, Priority, String, [String], Double, Double)])
  func levels(
    id: String, priority: Priority, calendar: String, expected: [String], arrive: Double,
    complete: Double
  ) throws {
    let rule = try rule(id)
    #expect(rule.priority == priority)
    #expect(rule.calendar == calendar)
    #expect(targets(rule) == expected)
    #expect(rule.promises == [.arrive: arrive, .complete: complete])
  }

  @Test("ordinary repairs in residences take two working days")
  func residences() throws {
    let rule = try rule("residence-p3")
    #expect(rule.kind == "dormitory")
    #expect(rule.priority == .p3)
    #expect(rule.targets == [.complete: .workingDays(2, endOfDay: false)])
    #expect(rule.promises == [.complete: 0.9])
    #expect(rule.calendar == "campus")
  }

  @Test("somebody stands at a lift with people inside within half an hour")
  func lift() throws {
    let rule = try rule("lift-trapped")
    #expect(rule.trigger == "liftTrapped")
    #expect(rule.targets == [.arrive: .clock(seconds: 1_800)])
    #expect(rule.promises == [.arrive: 0.95])
    #expect(rule.calendar == "24x7")
  }

  @Test("the outage of a whole building ends within twelve hours")
  func building() throws {
    let rule = try rule("whole-building")
    #expect(rule.trigger == "wholeBuildingOutage")
    #expect(rule.targets == [.complete: .clock(seconds: 43_200)])
    #expect(rule.promises == [.complete: 0.85])
  }

  @Test("arriving at a remote campus may take twice as long")
  func remote() {
    #expect(standards.multipliers == [Multiplier(remote: true, clock: .arrive, factor: 2)])
  }

  @Test("acceptance, reopening, complaints and recurrence have their figures")
  func others() {
    #expect(standards.acceptance == .workingDays(3, endOfDay: false))
    #expect(standards.reopenDays == 30)
    #expect(standards.complaintAnswer == .workingDays(5, endOfDay: false))
    #expect(standards.recurringTimes == 3)
    #expect(standards.recurringDays == 30)
  }
}
