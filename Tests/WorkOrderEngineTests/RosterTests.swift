import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("Duties by date")
struct RosterTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  /// To whom an ordinary defect goes by itself now.
  private func sentTo(_ world: inout World) throws -> String? {
    let number = try world.logDefect()
    guard case .person(let id) = try world.order(number).order.holder else { return nil }
    return try world.engine.ask(now: world.now) { try $0.person(id)?.number }
  }

  @Test("whoever has leave gets no order; the stand-in does, and the pattern comes back by itself")
  func standIn() throws {
    var world = try World()
    // By the pattern member 2 has the early shift of this Monday, and 4 the late one.
    #expect(try sentTo(&world) == "2")
    try world.give(
      EnterDuty(staff: "2", from: day("2026-11-23"), to: day("2026-11-24"), duty: "leave"),
      as: "1")
    #expect(try sentTo(&world) == nil, "nobody of the crew is there: it goes to the crew")
    try world.give(
      EnterDuty(staff: "4", from: day("2026-11-23"), duty: "early", standsInFor: "2"), as: "1")
    #expect(try sentTo(&world) == "4")
    try world.give(
      EnterDuty(staff: "2", from: day("2026-11-23"), duty: "pattern"), as: "1")
    try world.give(
      EnterDuty(staff: "4", from: day("2026-11-23"), duty: "off"), as: "1")
    #expect(try sentTo(&world) == "2")
    let entries = try world.engine.ask(now: world.now) {
      try $0.roster(from: try day("2026-11-23"), to: try day("2026-11-30"))
    }
    #expect(
      entries.map { "\($0.day) \($0.person.number) \($0.duty)" } == [
        "2026-11-23 4 off", "2026-11-24 2 leave",
      ])
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test(
    "an unknown shift, oneself as stand-in, a stand-in on leave, and days backwards are refused")
  func refused() throws {
    var world = try World()
    let monday = try day("2026-11-23")
    let events = try world.engine.ask(now: world.now) {
      try $0.reader.value("SELECT COUNT(*) FROM event")
    }
    for (command, error) in [
      (
        EnterDuty(staff: "2", from: monday, duty: "early", standsInFor: "2"),
        ("standsInFor", "2")
      ),
      (
        EnterDuty(staff: "2", from: monday, duty: "leave", standsInFor: "4"),
        ("standsInFor", "4")
      ),
    ] {
      #expect(throws: EngineError.malformed(field: error.0, value: error.1)) {
        try world.give(command, as: "1")
      }
    }
    let codes = try world.engine.ask(now: world.now) { try $0.shifts().map(\.code) }
    #expect(
      throws: EngineError.unknownDuty(value: "noon", known: codes + ["leave", "off", "pattern"])
    ) { try world.give(EnterDuty(staff: "2", from: monday, duty: "noon"), as: "1") }
    let (days, before) = (monday...monday.adding(days: 365), monday.adding(days: -1))
    for day in [before, monday.adding(days: 366)] {
      #expect(throws: EngineError.outside("until", day, days)) {
        try world.give(EnterDuty(staff: "2", from: monday, to: day, duty: "early"), as: "1")
      }
    }
    #expect(throws: EngineError.unknownPerson("99")) {
      try world.give(EnterDuty(staff: "99", from: monday, duty: "off"), as: "1")
    }
    #expect(throws: EngineError.self, "a worker does not make the roster") {
      try world.give(EnterDuty(staff: "2", from: monday, duty: "off"), as: "2")
    }
    #expect(
      try world.engine.ask(now: world.now) {
        try $0.reader.value("SELECT COUNT(*) FROM event")
      } == events)
  }
}
