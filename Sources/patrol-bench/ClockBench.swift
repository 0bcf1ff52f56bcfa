import ArgumentParser
import Configuration
import Foundation
import ServiceClock

/// Due times on a calendar of ten years with exceptions, on one core: how many a second, and how
/// long the calendar takes to compile.
struct ClockBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "clocks", abstract: "Due times a second, and compiling a ten-year calendar.")

  @OptionGroup var output: ResultOptions

  @Option(help: "How many due times each run computes.")
  var count = 1_000_000

  @Option(help: "How many times each runs.")
  var runs = 5

  func measure(_ results: inout Results) throws {
    let declared = try Self.tenYears()
    var compiling = Measurement("compile the calendar")
    for _ in 0..<(runs * 10) { try compiling.time { _ = try CompiledCalendar(declared) } }
    results.add(compiling, limit: .most(0.005))

    let calendar = try CompiledCalendar(declared)
    let cases = try Self.cases(on: calendar, count: 4_096)
    var measured = Measurement("due times")
    var sum: Int64 = 0
    for _ in 0..<runs {
      try measured.time {
        for index in 0..<count {
          let one = cases[index & 4_095]
          sum &+= try calendar.due(from: one.start, target: one.target, holds: one.holds).due
            .seconds
        }
      }
    }
    results.add(
      Result(
        name: "due times", unit: .perSecond, value: Double(count) / measured.median,
        limit: .least(1_000_000)))
    // Used, so that nothing above is optimised away.
    if sum == 0 { print("no due time") }
  }

  /// Working hours with a lunch break, the holidays and make-up days of China for ten years, two
  /// breaks and two short days a year.
  private static func tenYears() throws -> WorkingCalendar {
    let morning = Window(startMinute: 8 * 60, endMinute: 12 * 60)
    let afternoon = Window(startMinute: 14 * 60, endMinute: 18 * 60)
    let years = 2017...2026
    var exceptions: [CalendarException] = []
    for year in years {
      func date(_ month: Int, _ day: Int) throws -> CalendarDate {
        try Self.date(year, month, day)
      }
      exceptions += [
        CalendarException(
          name: "winter break", from: try date(1, 16), to: try date(2, 20), hours: [morning]),
        CalendarException(
          name: "summer break", from: try date(7, 10), to: try date(8, 25), hours: [morning]),
        CalendarException(name: "anniversary", date: try date(12, 5), hours: [morning, afternoon]),
        CalendarException(name: "midwinter", date: try date(12, 21), hours: [morning]),
      ]
    }
    let holidays = try CalendarFile.named("china")?.holidays ?? []
    return WorkingCalendar(
      name: "ten years", timeZone: "Asia/Shanghai",
      hours: Dictionary(uniqueKeysWithValues: (1...5).map { ($0, [morning, afternoon]) }),
      exceptions: exceptions, holidays: holidays.filter { years.contains($0.date.year) },
      publishedUntil: try date(2026, 12, 31))
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      throw ValidationError("\(year)-\(month)-\(day) is no date")
    }
    return date
  }

  private struct Case {
    var start: Instant
    var target: Target
    var holds: [Hold]
  }

  /// Targets of every kind that asks the calendar, one in four with a hold, starts over ten years.
  private static func cases(on calendar: CompiledCalendar, count: Int) throws -> [Case] {
    let targets = try ["4wh", "90wm", "1wd", "3wd", "3wd eod", "10wd"].map { try Target($0) }
    var random: UInt64 = 20_261_125
    func next(_ limit: Int64) -> Int64 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(random >> 33) % limit
    }
    let first = calendar.zone.instant(
      LocalDateTime(date: try date(2017, 1, 1), secondOfDay: 0))
    return (0..<count).map { index in
      let start = first + next(10 * 365 * 86_400)
      let hold = Hold(start: start + 3_600, end: start + 3_600 + next(3 * 86_400))
      return Case(
        start: start, target: targets[index % targets.count], holds: index % 4 == 0 ? [hold] : [])
    }
  }
}
