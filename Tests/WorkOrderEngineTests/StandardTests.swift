import Configuration
import ServiceClock
import Testing
import WorkOrderEngine

@Suite("Service standards")
struct StandardTests {
  private let standards: Standards

  init() throws { standards = try Defaults.load().standards }

  private func subject(
    _ priority: Priority, category: String = "lighting", kind: String = "teaching",
    remote: Bool = false, trigger: String? = nil
  ) -> StandardSubject {
    StandardSubject(
      category: category, kind: kind, campus: "nanhu", isRemote: remote, priority: priority,
      trigger: trigger)
  }

  private func target(_ clock: ClockKind, _ subject: StandardSubject) -> String? {
    guard let standard = standards.standard(for: clock, of: subject) else { return nil }
    if standard.isAgreed { return "agreed" }
    return standard.target?.multiplied(by: standard.factor).text
  }

  @Test(
    "each priority has the targets of the standards page",
    arguments: [
      (Priority.p1, ["10m", "30m", "4h", "24h"]), (.p2, ["30m", "2h", nil, "24h"]),
      (.p3, ["4wh", "1wd", nil, "3wd"]), (.p4, ["1wd", "3wd", nil, "10wd"]),
      (.p5, ["1wd", "agreed", nil, "agreed"]),
    ] as [(Priority, [String?])])
  func priorities(priority: Priority, targets: [String?]) throws {
    let found = try ClockKind.allCases.map { clock -> Target? in
      try target(clock, subject(priority)).flatMap { $0 == "agreed" ? nil : try Target($0) }
    }
    let expected = try targets.map { try $0.flatMap { $0 == "agreed" ? nil : try Target($0) } }
    #expect(found == expected)
  }

  @Test("in residences an ordinary repair is complete in two working days")
  func residences() {
    #expect(target(.complete, subject(.p3, kind: "dormitory")) == "2wd")
    #expect(target(.accept, subject(.p3, kind: "dormitory")) == target(.accept, subject(.p3)))
  }

  @Test("on a remote campus the time to arrive is doubled, and nothing else")
  func remote() {
    #expect(target(.arrive, subject(.p3, remote: true)) == "2wd")
    #expect(target(.complete, subject(.p3, remote: true)) == "3wd")
  }

  @Test("for each clock alone the rule with most matching fields counts; ties go by the order")
  func mostSpecific() throws {
    func rule(
      _ id: String, category: String? = nil, kind: String? = nil, campus: String? = nil,
      priority: Priority? = nil, trigger: String? = nil
    ) throws -> StandardRule {
      StandardRule(
        id: id, category: category, kind: kind, campus: campus, priority: priority,
        trigger: trigger, targets: [.complete: try Target("1h")])
    }
    var standards = standards
    standards.multipliers = []
    let order = subject(.p3, trigger: "gas")
    standards.rules = [
      try rule("priority", priority: .p3), try rule("campus", campus: "nanhu"),
      try rule("kind", kind: "teaching"), try rule("category", category: "lighting"),
      try rule("trigger", trigger: "gas"),
    ]
    for expected in ["trigger", "category", "kind", "campus", "priority"] {
      #expect(standards.standard(for: .complete, of: order)?.rule == expected)
      standards.rules.removeAll { $0.id == expected }
    }
    standards.rules = [
      try rule("trigger", trigger: "gas"), try rule("two", campus: "nanhu", priority: .p3),
    ]
    #expect(standards.standard(for: .complete, of: order)?.rule == "two")
    #expect(standards.standard(for: .accept, of: order) == nil)
  }

  @Test("of two rules with two fields each the one with the earlier field counts, pair by pair")
  func tiesOfTwo() throws {
    let fields = ["trigger", "category", "kind", "campus", "priority"]
    func rule(_ given: Set<String>) throws -> StandardRule {
      StandardRule(
        id: fields.filter(given.contains).joined(separator: "+"),
        category: given.contains("category") ? "lighting" : nil,
        kind: given.contains("kind") ? "teaching" : nil,
        campus: given.contains("campus") ? "nanhu" : nil,
        priority: given.contains("priority") ? .p3 : nil,
        trigger: given.contains("trigger") ? "gas" : nil, targets: [.complete: try Target("1h")])
    }
    // In the order in which they win: by the first field, then by the second.
    let pairs = fields.indices.flatMap { first in
      fields.indices.filter { $0 > first }.map { Set([fields[first], fields[$0]]) }
    }
    var standards = standards
    standards.multipliers = []
    let order = subject(.p3, trigger: "gas")
    for (index, pair) in pairs.enumerated() {
      for weaker in pairs[(index + 1)...] {
        for rules in [[pair, weaker], [weaker, pair]] {
          standards.rules = try rules.map(rule)
          let expected = try rule(pair).id
          #expect(standards.standard(for: .complete, of: order)?.rule == expected, "\(rules)")
        }
      }
    }
  }

  @Test("two clocks of one order may follow two rules, each with its own calendar and promise")
  func twoRules() throws {
    var standards = standards
    standards.rules = [
      StandardRule(
        id: "all", priority: .p3, calendar: "campus",
        targets: [.accept: try Target("4wh"), .complete: try Target("3wd")],
        promises: [.complete: 0.9]),
      StandardRule(
        id: "lamps", category: "lighting", priority: .p3, calendar: "24x7",
        targets: [.complete: try Target("8h")], promises: [.complete: 0.95]),
    ]
    let accept = try #require(standards.standard(for: .accept, of: subject(.p3)))
    let complete = try #require(standards.standard(for: .complete, of: subject(.p3)))
    #expect(accept.rule == "all" && accept.calendar == "campus" && accept.promise == nil)
    #expect(complete.rule == "lamps" && complete.calendar == "24x7" && complete.promise == 0.95)
  }

  @Test("the multiplier of a named campus counts there alone, whichever rule is most specific")
  func namedCampus() throws {
    var standards = standards
    standards.multipliers = [
      Multiplier(campus: "nanhu", clock: .complete, factor: 2),
      Multiplier(campus: "xishan", clock: .complete, factor: 3),
      Multiplier(remote: true, clock: .complete, factor: 5),
    ]
    standards.rules = [
      StandardRule(id: "all", targets: [.complete: try Target("2wd")]),
      StandardRule(
        id: "lamps here", category: "lighting", campus: "nanhu",
        targets: [.complete: try Target("1wd")]),
    ]
    func factor(_ subject: StandardSubject) -> Double? {
      standards.standard(for: .complete, of: subject)?.factor
    }
    #expect(factor(subject(.p3)) == 2)
    #expect(factor(subject(.p3, remote: true)) == 10, "multipliers that match multiply")
    #expect(standards.standard(for: .complete, of: subject(.p3))?.rule == "lamps here")
    var other = subject(.p3)
    other.campus = "xishan"
    #expect(factor(other) == 3)
    other.campus = "beihu"
    #expect(factor(other) == 1)
  }
}
