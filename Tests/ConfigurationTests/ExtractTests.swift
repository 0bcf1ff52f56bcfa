import Foundation
import ServiceClock
import Testing

@testable import Configuration

@Suite("What nearly every question needs of a configuration")
struct ExtractTests {
  private func body(_ configuration: EffectiveConfiguration) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(configuration), as: UTF8.self)
  }

  private func decoded<Rules: Decodable>(_ body: String) throws -> Rules {
    try JSONDecoder().decode(Rules.self, from: Data(body.utf8))
  }

  private func compareWhole(_ body: String, _ configuration: EffectiveConfiguration) throws {
    let calendars = try #require(CalendarExtract.read(body))
    #expect(try calendars == decoded(body))
    #expect(calendars == CalendarExtract(configuration))
    let whole = try #require(EffectiveConfiguration.read(body))
    #expect(try whole == decoded(body))
    #expect(whole == configuration)
  }

  @Test("it is read as a decoder reads it")
  func defaults() throws {
    let configuration = try EffectiveConfiguration.load(directories: [])
    let body = try body(configuration)
    let read = try #require(ConfigurationExtract.read(body))
    #expect(try read == decoded(body))
    #expect(read == ConfigurationExtract(configuration))
    try compareWhole(body, configuration)
  }

  @Test("so are exceptions, names with escapes, shares with fractions and empty lists")
  func everyPart() throws {
    var configuration = try EffectiveConfiguration.load(directories: [])
    let day = try #require(CalendarDate("2026-12-31"))
    let hours = [Window(startMinute: 480, endMinute: 720)]
    configuration.calendars["own"] = WorkingCalendar(
      name: "his \"own\" a\\b/c\nd 考试周", timeZone: "Asia/Shanghai", hours: [1: hours, 7: []],
      exceptions: [
        CalendarException(name: "短日", date: day, hours: hours),
        CalendarException(name: "假期", from: day, to: day.adding(days: 9), hours: []),
      ], publishedUntil: day)
    configuration.roles[.auditor] = ["*"]
    configuration.roles[.head] = []
    configuration.escalation.policies[.accept]?[0].at = 0.1
    configuration.escalation.policies[.arrive] = []
    configuration.escalation.major = []
    configuration.standards.rules[0].kind = "dormitory"
    configuration.standards.rules[0].campus = "nanhu"
    configuration.standards.rules[0].trigger = "gasSmell"
    configuration.standards.rules[0].agreed = [.complete]
    configuration.standards.rules[0].none = [.arrive, .makeSafe]
    configuration.standards.multipliers.append(
      Multiplier(campus: "beiyuan", clock: .arrive, factor: 1.5))
    configuration.routing = [
      RoutingRule(category: "lift", campus: "nanhu", shift: "early", to: .contractor("DT")),
      RoutingRule(to: .duty("NH-ZH")), RoutingRule(to: .crew("NH-ZH")), RoutingRule(to: .desk),
    ]
    configuration.notify = Notification(command: "send \"x\"")
    let body = try body(configuration)
    let read = try #require(ConfigurationExtract.read(body))
    #expect(try read == decoded(body))
    #expect(read == ConfigurationExtract(configuration))
    try compareWhole(body, configuration)
  }

  @Test("whatever is damaged is left to the decoder, and never traps")
  func damaged() throws {
    let body = try body(EffectiveConfiguration.load(directories: []))
    let whole = try #require(ConfigurationExtract.read(body))
    let calendars = try #require(CalendarExtract.read(body))
    let all = try #require(EffectiveConfiguration.read(body))
    var bytes = Array(body.utf8)
    var random = FixedNumbers(state: 2_026)
    for _ in 0..<300 {
      let place = Int.random(in: bytes.indices, using: &random)
      let old = bytes[place]
      bytes[place] = UInt8.random(in: 0...255, using: &random)
      let text = String(decoding: bytes, as: UTF8.self)
      let cut = String(decoding: bytes[..<place], as: UTF8.self)
      #expect(ConfigurationExtract.read(cut) == nil)
      if let read = ConfigurationExtract.read(text), read != whole {
        // What can be read otherwise is read as the decoder reads it, or not at all.
        #expect((try? decoded(text)).map { $0 == read } ?? true)
      }
      #expect(CalendarExtract.read(cut) == nil && EffectiveConfiguration.read(cut) == nil)
      if let read = EffectiveConfiguration.read(text), read != all {
        #expect((try? decoded(text)).map { $0 == read } ?? true)
      }
      if let read = CalendarExtract.read(text), read != calendars {
        #expect((try? decoded(text)).map { $0 == read } ?? true)
      }
      bytes[place] = old
    }
  }
}
