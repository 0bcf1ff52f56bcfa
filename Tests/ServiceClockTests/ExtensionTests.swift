import ServiceClock
import Testing

@Suite("An extension replaces the target by its date")
struct ExtensionTests {
  @Test("the date stands, on 24x7, whatever the target was")
  func date() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let until = try calendar.at("2026-12-05 03:00")
    let due = try calendar.due(
      from: calendar.at("2026-11-23 08:00"), target: Target("3wd"),
      extension: Extension(until: until, approved: calendar.at("2026-11-24 10:00")))
    #expect(due == DueTime(due: until, estimated: false))
  }

  @Test("only holds after the approval push it further, also the later part of one")
  func holds() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let holds = try [
      ("2026-11-23 09:00", "2026-11-23 10:00"), ("2026-11-24 08:00", "2026-11-24 12:00"),
      ("2026-11-25 22:00", "2026-11-25 23:00"),
    ].map { Hold(start: try calendar.at($0.0), end: try calendar.at($0.1)) }
    let due = try calendar.due(
      from: calendar.at("2026-11-23 08:00"), target: Target("3wd"), holds: holds,
      extension: Extension(
        until: calendar.at("2026-12-05 12:00"), approved: calendar.at("2026-11-24 10:00")))
    #expect(calendar.text(due.due) == "2026-12-05 15:00")
  }

  @Test("the explanation counts from the approval and ends in the date plus what was held")
  func explanation() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let hold = Hold(
      start: try calendar.at("2026-11-25 09:00"), end: try calendar.at("2026-11-25 10:00"))
    let explanation = try calendar.explain(
      from: calendar.at("2026-11-23 08:00"), target: Target("3wd"), holds: [hold],
      extension: Extension(
        until: calendar.at("2026-11-26 10:00"), approved: calendar.at("2026-11-24 10:00")))
    #expect(explanation.lines.map(\.kind) == [.extension, .hold, .window])
    #expect(explanation.lines.map(\.seconds) == [172_800, -3_600, 3_600])
    #expect(explanation.lines.map(\.sum) == [172_800, 169_200, 172_800])
    #expect(explanation.lines.last?.to == explanation.due.due)
    #expect(calendar.text(explanation.due.due) == "2026-11-26 11:00")
  }

  @Test("the used share counts on 24x7 from the start to the new date")
  func share() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let start = try calendar.at("2026-11-23 00:00")
    let run = try ClockRun(
      start: start, target: Target("1wd"), calendar: calendar,
      extension: Extension(
        until: calendar.at("2026-11-27 00:00"), approved: calendar.at("2026-11-24 10:00")))
    let now = try calendar.at("2026-11-26 00:00")
    #expect(run.usedShare(at: now) == 0.75)
    #expect(run.instant(atShare: 0.75, now: now) == now)
    #expect(calendar.text(run.instant(atShare: 1, now: now)) == "2026-11-27 00:00")
    #expect(calendar.text(run.instant(atShare: 1.5, now: now)) == "2026-11-29 00:00")
  }
}
