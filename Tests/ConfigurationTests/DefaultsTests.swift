import Configuration
import Foundation
import ServiceClock
import Testing

@Suite("The built-in configuration")
struct DefaultsTests {
  let defaults: EffectiveConfiguration

  init() throws { defaults = try Shared.defaults.get() }

  @Test("it loads, and config check finds nothing in it")
  func lintsClean() {
    #expect(defaults.lint() == [])
  }

  @Test("it survives JSON unchanged, with the same bytes each time")
  func roundTrip() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(defaults)
    let decoded = try JSONDecoder().decode(EffectiveConfiguration.self, from: data)
    #expect(decoded == defaults)
    #expect(try encoder.encode(decoded) == data)
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains(#""targets":{"accept":"10m","arrive":"30m""#))
    #expect(text.contains(#""promises":{"arrive":0.95,"complete":0.85}"#))
    #expect(text.contains(#""worker":["logDefect""#))
    // The holiday table stands there once, though two calendars use it.
    #expect(text.components(separatedBy: "2004-01-01").count == 2)
  }

  @Test("fire and lift are of safety, also in a version stored before categories said so")
  func safety() throws {
    #expect(defaults.categories.filter(\.safety).map(\.id) == ["lift", "fire"])
    let stored = String(decoding: try JSONEncoder().encode(defaults.categories), as: UTF8.self)
      .replacing(/"safety":(true|false),/, with: "").replacing(/,"safety":(true|false)/, with: "")
    #expect(!stored.contains("\"safety\""))
    let old = try JSONDecoder().decode([Category].self, from: Data(stored.utf8))
    #expect(old == defaults.categories)
  }

  @Test("a damaged holiday table in JSON is refused")
  func damaged() throws {
    let data = try JSONEncoder().encode(defaults)
    let text = String(decoding: data, as: UTF8.self)
    for (from, to) in [("2004-01-01,holiday", "2004-01-01,feast"), (#""table":0"#, #""table":7"#)] {
      let damaged = text.replacing(from, with: to)
      #expect(damaged != text)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(EffectiveConfiguration.self, from: Data(damaged.utf8))
      }
    }
  }

  @Test("it has the calendars 24x7, china and office")
  func calendars() throws {
    #expect(defaults.calendars.keys.sorted() == ["24x7", "china", "office"])
    let office = try #require(defaults.calendars["office"])
    #expect(office.timeZone == "Asia/Shanghai")
    #expect(office.publishedUntil == CalendarDate("2026-12-31"))
    for day in 1...5 {
      #expect(office.hours[day]?.map(\.description) == ["08:00-12:00", "14:00-18:00"])
    }
    #expect(office.hours[6] == nil)
    #expect(office.hours[7] == nil)
  }

  @Test("the holiday table has its 771 days, the make-up days and the festivals of 2026 among them")
  func holidays() throws {
    let china = try #require(defaults.calendars["china"])
    #expect(china.holidays.count == 771)
    let workdays = Set(china.holidays.filter(\.isWorkday).map(\.date.description))
    for day in ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-10-10", "2026-09-20"]
    {
      #expect(workdays.contains(day))
    }
    let off = Set(china.holidays.filter { !$0.isWorkday }.map(\.date.description))
    for day in 15...23 { #expect(off.contains("2026-02-\(day)")) }
    for day in 1...7 { #expect(off.contains("2026-10-0\(day)")) }
    #expect(china.holidays.first { $0.date.description == "2026-10-01" }?.name == "国庆节")
  }

  @Test("the office opens on a make-up Saturday and closes on National Day")
  func officeDays() throws {
    let office = try CompiledCalendar(#require(defaults.calendars["office"]))
    let makeUp = try #require(CalendarDate("2026-10-10"))
    let national = try #require(CalendarDate("2026-10-01"))
    #expect(office.firstOpening(on: makeUp) != nil)
    #expect(office.firstOpening(on: national) == nil)
  }

  @Test("the notice of the holiday table's licence is part of the program")
  func licence() throws {
    let notice = try #require(Defaults.text(of: "LICENSE-chinesecalendar.txt"))
    #expect(notice.contains("Copyright (c) 2017 Lirian Su"))
    #expect(Defaults.text(of: "nothing.toml") == nil)
    #expect(Defaults.files.contains { $0.name == "standards.toml" })
  }

  @Test("every role of the mission has its commands")
  func roles() {
    #expect(Set(defaults.roles.keys) == Set(Role.allCases))
    #expect(defaults.permits(.worker, "completeOrder"))
    #expect(!defaults.permits(.worker, "dispatchOrder"))
    #expect(!defaults.permits(.worker, "verifyOrder"))
    #expect(defaults.permits(.crewLeader, "transferOrder"))
    #expect(!defaults.permits(.crewLeader, "decideExtension"))
    #expect(defaults.permits(.supervisor, "decideExtension"))
    #expect(defaults.permits(.administrator, "suspendRoute"))
    #expect(defaults.permits(.frontDesk, "rateOrder"))
    #expect(defaults.permits(.shiftLeader, "giveHandover"))
    #expect(!defaults.permits(.contractor, "startRound"))
    #expect(defaults.roles[.auditor] == [])
    #expect(defaults.permits(.system, "closeOrder"))
  }

  @Test("a star stands for every command")
  func star() {
    var configuration = defaults
    configuration.roles[.head] = ["*"]
    #expect(configuration.permits(.head, "anythingAtAll"))
    configuration.roles[.head] = nil
    #expect(!configuration.permits(.head, "closeOrder"))
  }

  @Test("each clock climbs from the holder to the head")
  func escalation() {
    for clock in ClockKind.allCases {
      let levels = defaults.escalation.policies[clock] ?? []
      #expect(levels.map(\.at) == [0.75, 1, 1.5, 2])
      #expect(levels.map(\.tell.text) == ["holder", "crewLeader", "supervisor", "head"])
      #expect(levels.map(\.reminder) == [true, false, false, false])
      #expect(levels.allSatisfy { $0.acknowledgeWithin == 1_800 })
    }
    let major = defaults.escalation.major
    #expect(major.map(\.tell) == [.supervisor, .head, .vicePresident])
    #expect(major.map(\.after) == [0, 1_800, 86_400])
    #expect(major.map(\.onlyWhenUnacknowledged) == [false, true, false])
    #expect(defaults.escalation.unreceivedSheetAfter == 1_800)
  }

  @Test("nobody is notified until a command is named")
  func notify() throws {
    #expect(defaults.notify.command == nil)
    let changed = try EffectiveConfiguration.load(directories: [
      ("notify.toml", "[notify]\ncommand = \"mail.sh\"")
    ])
    #expect(changed.notify.command == "mail.sh")
    #expect(changed.categories == defaults.categories)
  }

  @Test("categories, triggers and routing are those of the design")
  func categories() {
    #expect(
      defaults.categories.map(\.id) == [
        "plumbing", "electrical", "lighting", "hvac", "joinery", "civil", "lift", "fire",
        "network", "kitchen", "grounds", "cleaning", "other",
      ])
    #expect(defaults.category("plumbing")?.zh == "给排水")
    #expect(defaults.triggers.filter { $0.priority == .p1 }.count >= 8)
    #expect(defaults.trigger("liftTrapped")?.priority == .p1)
    #expect(
      Set(defaults.triggers.filter(\.major).map(\.id)) == [
        "fireEquipmentOut", "exitBlocked", "hotWork", "indoorCharging", "unsafeVessel",
        "wholeBuildingOutage", "personHurt",
      ])
    #expect(defaults.routing == [RoutingRule(to: .duty(nil))])
  }
}
