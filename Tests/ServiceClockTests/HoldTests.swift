import ServiceClock
import Testing

/// Monday 2026-11-23 to Friday 2026-11-27, 08–12 and 14–18, unless a test says otherwise.
@Suite("Holds push the due time by their open time")
struct HoldTests {
  @Test("two holds both count")
  func two() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let due = try calendar.dueText(
      "2026-11-23 08:00", "2wh",
      holds: [("2026-11-23 08:30", "2026-11-23 09:00"), ("2026-11-23 10:00", "2026-11-23 10:15")])
    #expect(due == "2026-11-23 10:45")
  }

  @Test("overlapping holds count once, in whatever order they come")
  func overlapping() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let due = try calendar.dueText(
      "2026-11-23 08:00", "2wh",
      holds: [
        ("2026-11-23 09:30", "2026-11-23 10:00"), ("2026-11-23 08:30", "2026-11-23 09:45"),
        ("2026-11-23 08:40", "2026-11-23 08:50"),
      ])
    #expect(due == "2026-11-23 11:30")
  }

  @Test("a hold over night counts its open ends only")
  func overNight() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let due = try calendar.dueText(
      "2026-11-23 16:00", "4wh", holds: [("2026-11-23 17:00", "2026-11-24 09:00")])
    #expect(due == "2026-11-24 12:00")
  }

  @Test("a hold over the weekend adds nothing when it is closed throughout")
  func weekend() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let due = try calendar.dueText(
      "2026-11-27 16:00", "4wh", holds: [("2026-11-27 18:00", "2026-11-30 08:00")])
    #expect(due == "2026-11-30 10:00")
  }

  @Test("a hold over a holiday adds its working days and no others")
  func holiday() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let due = try calendar.dueText(
      "2026-09-30 16:00", "2wd", holds: [("2026-09-30 18:00", "2026-10-08 10:00")])
    // Two hours of Thursday 8 October were held; 2wd alone is Friday 9 October 16:00.
    #expect(due == "2026-10-09 18:00")
  }

  @Test("a hold before the clock's start is clipped to it")
  func beforeTheStart() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let before = [("2026-11-20 08:00", "2026-11-23 09:00")]
    #expect(try calendar.dueText("2026-11-23 10:00", "1wh", holds: before) == "2026-11-23 11:00")
    let across = [("2026-11-20 08:00", "2026-11-23 10:30")]
    #expect(try calendar.dueText("2026-11-23 10:00", "1wh", holds: across) == "2026-11-23 11:30")
  }

  @Test("a hold before the first response counts like any other")
  func beforeTheFirstResponse() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let due = try calendar.dueText(
      "2026-11-23 08:00", "1wd", holds: [("2026-11-23 08:00", "2026-11-23 09:00")])
    #expect(due == "2026-11-24 09:00")
  }

  @Test("a hold of no length adds nothing")
  func ofNoLength() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let due = try calendar.dueText(
      "2026-11-23 08:00", "2wh", holds: [("2026-11-23 09:00", "2026-11-23 09:00")])
    #expect(due == "2026-11-23 10:00")
  }

  @Test("a hold begun while already late counts, so that lateness does not grow")
  func begunWhileLate() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let start = try calendar.at("2026-11-23 08:00")
    let hold = Hold(start: try calendar.at("2026-11-23 11:00"))
    for now in ["2026-11-23 11:00", "2026-11-23 11:30", "2026-11-23 15:00"] {
      let now = try calendar.at(now)
      let due = try calendar.due(from: start, target: Target("2wh"), holds: [hold], now: now)
      #expect(calendar.openSeconds(from: due.due, to: now) == 3600)
    }
  }

  @Test("holds of clock targets count wall time")
  func wallTime() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let due = try calendar.dueText(
      "2026-11-23 16:00", "4h", holds: [("2026-11-23 19:00", "2026-11-24 09:00")])
    #expect(due == "2026-11-24 10:00")
  }

  @Test("an agreed time is pushed by wall time too")
  func agreed() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let agreed = Target.agreed(try calendar.at("2026-12-01 12:00"))
    let hold = Hold(
      start: try calendar.at("2026-11-28 00:00"), end: try calendar.at("2026-11-29 00:00"))
    let due = try calendar.due(
      from: try calendar.at("2026-11-23 08:00"), target: agreed, holds: [hold])
    #expect(calendar.text(due.due) == "2026-12-02 12:00")
  }

  @Test("a hold that still lasts counts to the present, and needs one")
  func stillHeld() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let start = try calendar.at("2026-11-23 08:00")
    let hold = Hold(start: try calendar.at("2026-11-23 09:00"))
    let due = try calendar.due(
      from: start, target: Target("2wh"), holds: [hold], now: calendar.at("2026-11-23 09:20"))
    #expect(calendar.text(due.due) == "2026-11-23 10:20")
    #expect(throws: ClockError.holdWithoutEnd(hold)) {
      try calendar.due(from: start, target: Target("2wh"), holds: [hold])
    }
  }

  @Test("a hold that ends before it starts is refused")
  func reversed() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let hold = Hold(
      start: try calendar.at("2026-11-23 09:00"), end: try calendar.at("2026-11-23 08:00"))
    let error = #expect(throws: ClockError.self) {
      try calendar.due(
        from: calendar.at("2026-11-23 08:00"), target: Target("2wh"), holds: [hold])
    }
    #expect(error == .holdEndsBeforeItStarts(hold))
  }
}
