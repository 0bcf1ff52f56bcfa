import Localization
import Testing

@Suite("Formats")
struct FormatTests {
  let zh = Formats(language: .zhHans)
  let en = Formats(language: .en)
  let friday = DateParts(
    year: 2026, month: 11, day: 27, hour: 7, minute: 42, second: 5, weekday: 5)

  @Test("dates are written as each language reads them, ISO dates alike in both")
  func dates() {
    #expect(zh.shortDate(friday) == "11-27")
    #expect(zh.date(friday) == "2026-11-27")
    #expect(zh.weekdayDate(friday) == "周五 11-27")
    #expect(en.weekdayDate(friday) == "Fri 27 Nov")
    #expect(zh.longDate(friday) == "2026年11月27日 周五")
    #expect(en.longDate(friday) == "Fri 27 Nov 2026")
    #expect(zh.time(friday) == "07:42")
    #expect(zh.time(minuteOfDay: 1_440) == "24:00")
    #expect(zh.shortDateTime(friday) == "11-27 07:42")
    #expect(zh.dateTime(friday) == "2026-11-27 07:42")
    #expect(zh.exactDateTime(friday) == "2026-11-27 07:42:05")
    #expect(zh.weekdayDateTime(friday) == "周五 11-27 07:42")
    #expect(en.range("06:00", "14:00") == "06:00–14:00")
  }

  @Test("weeks are read as 第48周 and W48, and taken as 2026-W48")
  func weeks() {
    #expect(zh.week(48) == "第48周")
    #expect(zh.week(2) == "第2周")
    #expect(en.week(2) == "W02")
    #expect(en.isoWeek(year: 2026, week: 48) == "2026-W48")
  }

  @Test(
    "a gauge shows hours and minutes below a day, then days and hours",
    arguments: [
      (0, "0:00"), (59, "0:00"), (540, "0:09"), (4_320, "1:12"), (86_399, "23:59"), (86_400, "1d"),
      (93_600, "1d2h"), (518_400, "6d"), (-30, "0:00"), (-4_320, "−1:12"),
    ] as [(Int64, String)])
  func gauges(seconds: Int64, text: String) {
    #expect(zh.gauge(seconds) == text)
  }

  @Test("open time is never said in days, which would be days of work")
  func openTime() {
    #expect(zh.open(86_400) == "24:00")
    #expect(en.open(90_060) == "25:01")
    #expect(en.open(-5_400) == "−1:30")
    #expect(en.open(59) == "0:00")
  }

  @Test("a clock past its due time counts up with a plus")
  func overruns() {
    #expect(en.remaining(4_320) == "1:12")
    #expect(en.remaining(-13_200) == "+3:40")
    #expect(en.overrun(93_600) == "+1d2h")
  }

  @Test("durations in words show their two largest units")
  func words() {
    #expect(zh.words(13_200) == "3 小时 40 分")
    #expect(en.words(13_200) == "3 h 40 min")
    #expect(en.words(10_800) == "3 h")
    #expect(en.words(93_600) == "1 d 2 h")
    #expect(en.words(86_400 + 60) == "1 d")
    #expect(zh.words(20) == "0 分")
    #expect(en.words(-13_200) == "−3 h 40 min")
    #expect(zh.pace(42) == "42 秒")
    #expect(en.pace(600) == "10 min")
    #expect(en.gauge(.min).isEmpty == false)
  }

  @Test("what is used is rounded away from the limit: late is never 100%, and in time never more")
  func used() {
    let shares = [0, 0.494, 0.996, 0.9999, 1, 1.0001, 1.004, 1.254, 12.345, -0.1]
    let words = ["0%", "49%", "99%", "99%", "100%", "101%", "101%", "125%", "1,235%", "−10%"]
    #expect(shares.map { Formats(language: .en).used($0) } == words)
    #expect(Formats(language: .en).used(1, isLate: true) == "101%")
    #expect(Formats(language: .en).used(.infinity) == Formats.none)
  }

  @Test("figures have commas, one digit of percent, and a dash where there is none")
  func figures() {
    #expect(en.count(0) == "0")
    #expect(en.count(999) == "999")
    #expect(en.count(1_204) == "1,204")
    #expect(en.count(-1_234_567) == "−1,234,567")
    #expect(en.percent(0.9) == "90.0%")
    #expect(en.percent(318.0 / 384.0) == "82.8%")
    #expect(en.percent(1, digits: 0) == "100%")
    #expect(en.percent(nil) == "–")
    #expect(en.percent(.nan) == "–")
    #expect(en.number(-0.04, digits: 1) == "0.0")
    #expect(en.reading(388) == "388")
    #expect(en.reading(-18.5) == "−18.5")
    #expect(en.reading(1_204) == "1204")
  }

  @Test("lists join as each language does")
  func lists() {
    #expect(zh.list(["甲", "乙"]) == "甲、乙")
    #expect(en.list(["a", "b"]) == "a, b")
  }
}
