import ServiceClock
import Testing

@Suite("One clock of an order")
struct ClockRunTests {
  private let calendar: CompiledCalendar

  init() throws {
    calendar = try CalendarBuilder.china2026().compiled()
  }

  private func run(
    _ start: String, _ target: String, holds: [(String, String?)] = [], stopped: String? = nil
  ) throws -> ClockRun {
    try ClockRun(
      start: calendar.at(start), target: Target(target), calendar: calendar,
      holds: holds.map { hold in
        Hold(start: try calendar.at(hold.0), end: try hold.1.map { try calendar.at($0) })
      },
      stopped: stopped.map { try calendar.at($0) })
  }

  @Test("elapsed, used and remaining count open time")
  func counting() throws {
    let run = try run("2026-11-23 10:00", "4wh")
    let now = try calendar.at("2026-11-23 15:00")
    #expect(run.elapsed(at: now) == 3 * 3600)
    #expect(run.usedShare(at: now) == 0.75)
    #expect(run.remaining(at: now) == 3600)
    #expect(run.allowance(at: now) == 4 * 3600)
    #expect(calendar.text(run.due(at: now).due) == "2026-11-23 16:00")
    #expect(!run.isPastDue(at: now))
  }

  @Test("nothing moves while held, late or not")
  func whileHeld() throws {
    let run = try run("2026-11-23 08:00", "2wh", holds: [("2026-11-23 11:00", nil)])
    for now in try ["2026-11-23 11:00", "2026-11-23 15:00", "2026-11-25 09:00"].map(calendar.at) {
      #expect(run.usedShare(at: now) == 1.5)
      #expect(run.remaining(at: now) == -3600)
      #expect(run.isHeld(at: now))
    }
    let now = try calendar.at("2026-11-23 15:00")
    #expect(run.held(at: now) == 2 * 3600)
    #expect(run.elapsed(at: now) == 5 * 3600)
    #expect(run.isPastDue(at: now))
    #expect(try !run.isHeld(at: calendar.at("2026-11-23 10:59:59")))
  }

  @Test("a hold that ends later counts to the present only")
  func holdIntoTheFuture() throws {
    let run = try run(
      "2026-11-23 08:00", "2wh", holds: [("2026-11-23 09:00", "2026-11-23 11:00")])
    let now = try calendar.at("2026-11-23 09:30")
    #expect(run.held(at: now) == 1800)
    #expect(calendar.text(run.due(at: now).due) == "2026-11-23 10:30")
  }

  @Test("a stopped clock is judged at its stop, and later holds are not its own")
  func stopped() throws {
    let run = try run(
      "2026-11-23 08:00", "2wh", holds: [("2026-11-23 10:30", "2026-11-23 11:30")],
      stopped: "2026-11-23 10:00")
    let now = try calendar.at("2026-11-25 10:00")
    #expect(run.elapsed(at: now) == 2 * 3600)
    #expect(run.held(at: now) == 0)
    #expect(run.usedShare(at: now) == 1)
    #expect(!run.isPastDue(at: now))
    #expect(!run.isHeld(at: try calendar.at("2026-11-23 11:00")))
  }

  @Test("done on the second of the due time is in time, one second later is not")
  func onTheSecond() throws {
    let now = try calendar.at("2026-11-25 10:00")
    #expect(try !run("2026-11-23 08:00", "2wh", stopped: "2026-11-23 10:00").isPastDue(at: now))
    #expect(try run("2026-11-23 08:00", "2wh", stopped: "2026-11-23 10:00:01").isPastDue(at: now))
  }

  @Test("shares are reached in open time, share 1 exactly at the due time")
  func shares() throws {
    let run = try run("2026-11-23 10:00", "4wh")
    let now = run.start
    let reached = [0.25, 0.5, 0.75, 1, 1.5, 2].map {
      calendar.text(run.instant(atShare: $0, now: now))
    }
    #expect(
      reached == [
        "2026-11-23 11:00", "2026-11-23 12:00", "2026-11-23 15:00", "2026-11-23 16:00",
        "2026-11-23 18:00", "2026-11-24 10:00",
      ])
  }

  @Test("share 1 of a working-day target is its due time, even on a first opening")
  func workingDayShare() throws {
    let calendar = try CalendarBuilder.china2026().except("2026-11-24", "10:00-12:00").compiled()
    let run = try ClockRun(
      start: calendar.at("2026-11-23 08:30"), target: Target("1wd"), calendar: calendar)
    #expect(calendar.text(run.instant(atShare: 1, now: run.start)) == "2026-11-24 10:00")
    // 7 h 30 min were allowed; the next tenth is 45 min into that day.
    #expect(calendar.text(run.instant(atShare: 1.1, now: run.start)) == "2026-11-24 10:45")
    #expect(run.instant(atShare: 0.99, now: run.start) < run.instant(atShare: 1, now: run.start))
  }

  @Test("a hold after a share was reached does not move it, one before does")
  func holdsAndShares() throws {
    let now = try calendar.at("2026-11-23 12:00")
    let late = try run(
      "2026-11-23 08:00", "4wh", holds: [("2026-11-23 11:00", "2026-11-23 11:30")])
    #expect(calendar.text(late.instant(atShare: 0.75, now: now)) == "2026-11-23 11:00")
    #expect(calendar.text(late.instant(atShare: 1, now: now)) == "2026-11-23 14:30")
    let early = try run(
      "2026-11-23 08:00", "4wh", holds: [("2026-11-23 09:00", "2026-11-23 09:30")])
    #expect(calendar.text(early.instant(atShare: 0.75, now: now)) == "2026-11-23 11:30")
  }

  @Test("clock targets and agreed times count on 24x7")
  func roundTheClock() throws {
    let clock = try run("2026-11-28 10:00", "24h")
    let now = try calendar.at("2026-11-28 22:00")
    #expect(clock.usedShare(at: now) == 0.5)
    #expect(clock.remaining(at: now) == 12 * 3600)
    let agreed = try ClockRun(
      start: calendar.at("2026-11-28 00:00"),
      target: .agreed(calendar.at("2026-12-02 00:00")), calendar: calendar)
    #expect(calendar.text(agreed.instant(atShare: 0.75, now: now)) == "2026-12-01 00:00")
    #expect(calendar.text(agreed.instant(atShare: 1, now: now)) == "2026-12-02 00:00")
    #expect(agreed.usedShare(at: try calendar.at("2026-11-29 00:00")) == 0.25)
  }

  @Test("before its start a clock has used nothing; an appointment may lie ahead")
  func beforeStart() throws {
    let run = try run("2026-11-25 08:00", "4wh", holds: [("2026-11-23 08:00", "2026-11-23 12:00")])
    let now = try calendar.at("2026-11-23 10:00")
    #expect(run.elapsed(at: now) == 0)
    #expect(run.usedShare(at: now) == 0)
    #expect(run.held(at: now) == 0)
    #expect(run.remaining(at: now) == 4 * 3600)
  }

  @Test("an agreed time before the start is past due at once, with finite shares")
  func agreedBeforeStart() throws {
    let agreed = try calendar.at("2026-11-20 00:00")
    let run = try ClockRun(
      start: calendar.at("2026-11-23 00:00"), target: .agreed(agreed), calendar: calendar)
    let now = try calendar.at("2026-11-23 00:00:10")
    #expect(run.isPastDue(at: now))
    #expect(run.usedShare(at: now).isFinite)
    #expect(run.instant(atShare: 0.75, now: now) == agreed)
    #expect(run.instant(atShare: 1, now: now) == agreed)
    #expect(run.instant(atShare: 1.5, now: now) <= now)
  }

  @Test("a hold that ends before it starts is refused when the clock is made")
  func reversedHold() throws {
    #expect(throws: ClockError.self) {
      try run("2026-11-23 08:00", "4wh", holds: [("2026-11-23 11:00", "2026-11-23 10:00")])
    }
  }

  @Test("a clock explains itself as it stands")
  func explains() throws {
    let run = try run("2026-11-23 08:00", "2wh", holds: [("2026-11-23 09:00", nil)])
    let now = try calendar.at("2026-11-23 09:30")
    let explanation = run.explain(at: now)
    #expect(explanation.due == run.due(at: now))
    #expect(explanation.lines.map(\.kind) == [.hold, .window])
    #expect(explanation.lines.last?.sum == 7200)
  }
}
