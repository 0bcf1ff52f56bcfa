import ServiceClock
import Testing

@Suite("An explanation adds up to the due time")
struct ExplanationTests {
  /// A line as `kind from–to seconds`, times on the calendar's clock.
  private func texts(_ explanation: Explanation, _ calendar: CompiledCalendar) -> [String] {
    explanation.lines.map { line in
      let from = calendar.text(line.from).dropFirst(5)
      let to = calendar.text(line.to).dropFirst(5)
      let name = line.name.map { " \($0)" } ?? ""
      return "\(line.kind.rawValue) \(from)–\(to) \(line.seconds / 60) \(line.sum / 60)\(name)"
    }
  }

  @Test("windows, a hold in between, and the sum is the target")
  func hold() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let hold = Hold(
      start: try calendar.at("2026-11-23 12:00"), end: try calendar.at("2026-11-23 15:00"))
    let explanation = try calendar.explain(
      from: calendar.at("2026-11-23 10:00"), target: Target("2wh"), holds: [hold])
    #expect(
      texts(explanation, calendar) == [
        "window 11-23 10:00–11-23 12:00 120 120", "hold 11-23 12:00–11-23 15:00 -60 60",
        "window 11-23 14:00–11-23 15:00 60 120",
      ])
    #expect(explanation.lines[0].date == (try day("2026-11-23")))
  }

  @Test("each holiday that closed a weekday is named; a weekend is not")
  func holiday() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let explanation = try calendar.explain(
      from: calendar.at("2026-09-30 16:00"), target: Target("4wh"))
    #expect(
      texts(explanation, calendar) == [
        "window 09-30 16:00–09-30 18:00 120 120",
        "holiday 10-01 00:00–10-02 00:00 0 120 国庆节",
        "holiday 10-02 00:00–10-03 00:00 0 120 国庆节",
        "holiday 10-05 00:00–10-06 00:00 0 120 国庆节",
        "holiday 10-06 00:00–10-07 00:00 0 120 国庆节",
        "holiday 10-07 00:00–10-08 00:00 0 120 国庆节",
        "window 10-08 08:00–10-08 10:00 120 240",
      ])
    #expect(explanation.lines[1].date == (try day("2026-10-01")))
  }

  @Test("make-up days and exceptions are lines of their own kind, with name and date")
  func makeUpAndException() throws {
    let calendar = try CalendarBuilder.china2026()
      .except("2026-10-12", name: "停电").except("2026-10-13", "09:00-10:00", name: "校庆")
      .compiled()
    let explanation = try calendar.explain(
      from: calendar.at("2026-10-09 17:00"), target: Target("2wd"))
    #expect(
      texts(explanation, calendar) == [
        "window 10-09 17:00–10-09 18:00 60 60",
        "makeUpDay 10-10 08:00–10-10 12:00 240 300 国庆节",
        "makeUpDay 10-10 14:00–10-10 18:00 240 540 国庆节",
        "exception 10-12 00:00–10-13 00:00 0 540 停电",
        "exception 10-13 09:00–10-13 10:00 60 600 校庆",
      ])
    #expect(explanation.lines.last?.to == explanation.due.due)
    #expect(explanation.lines.last?.date == (try day("2026-10-13")))
  }

  @Test("a due time on a day's first opening ends in a line of no length there")
  func firstOpening() throws {
    let calendar = try CalendarBuilder.china2026()
      .except("2026-11-24", "10:00-12:00", name: "late").compiled()
    let explanation = try calendar.explain(
      from: calendar.at("2026-11-23 08:30"), target: Target("1wd"))
    #expect(
      texts(explanation, calendar).last == "exception 11-24 10:00–11-24 10:00 0 450 late")
  }

  @Test("clock time is one line however long")
  func clockTime() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let explanation = try calendar.explain(
      from: calendar.at("2026-11-23 08:30"), target: Target("240h"))
    #expect(
      texts(explanation, calendar) == ["window 11-23 08:30–12-03 08:30 14400 14400"])
  }

  @Test("a hold begun after the due time stands before the last line")
  func lateHold() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let hold = Hold(
      start: try calendar.at("2026-11-23 11:00"), end: try calendar.at("2026-11-23 12:00"))
    let explanation = try calendar.explain(
      from: calendar.at("2026-11-23 08:00"), target: Target("2wh"), holds: [hold])
    #expect(
      texts(explanation, calendar) == [
        "hold 11-23 11:00–11-23 12:00 -60 -60", "window 11-23 08:00–11-23 11:00 180 120",
      ])
  }

  @Test("an agreed time before the start still ends in its line")
  func agreedBeforeStart() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let agreed = try calendar.at("2026-11-20 08:00")
    let explanation = try calendar.explain(
      from: calendar.at("2026-11-23 08:00"), target: .agreed(agreed))
    #expect(texts(explanation, calendar) == ["window 11-20 08:00–11-20 08:00 0 0"])
  }

  @Test("the lines of a working-day target say which working day they are")
  func workingDays() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let explanation = try calendar.explain(
      from: calendar.at("2026-09-29 19:00"), target: Target("2wd"))
    // From Wednesday's opening: Wednesday, seven holidays, Thursday, Friday.
    #expect(
      explanation.lines.map(\.workingDay) == [0, 0, nil, nil, nil, nil, nil, 1, 1, 2])
    let hours = try calendar.explain(from: calendar.at("2026-09-29 19:00"), target: Target("2wh"))
    #expect(hours.lines.map(\.workingDay) == [nil])
  }

  @Test("a closed day on which the clocks change is one line")
  func closedChangeOfOffset() throws {
    let calendar = try CalendarBuilder("08:00-12:00", on: 1...7, zone: "America/New_York")
      .except("2026-03-08", name: "closed").compiled()
    let explanation = try calendar.explain(
      from: calendar.at("2026-03-07 11:00"), target: Target("2wh"))
    #expect(
      texts(explanation, calendar) == [
        "window 03-07 11:00–03-07 12:00 60 60", "exception 03-08 00:00–03-09 00:00 0 60 closed",
        "window 03-09 08:00–03-09 09:00 60 120",
      ])
  }

  @Test("an exception that closes a make-up Saturday is a line")
  func closedMakeUpDay() throws {
    let calendar = try CalendarBuilder.china2026().except("2026-10-10", name: "校庆").compiled()
    let explanation = try calendar.explain(
      from: calendar.at("2026-10-09 17:00"), target: Target("2wh"))
    #expect(
      texts(explanation, calendar) == [
        "window 10-09 17:00–10-09 18:00 60 60", "exception 10-10 00:00–10-11 00:00 0 60 校庆",
        "window 10-12 08:00–10-12 09:00 60 120",
      ])
  }
}
