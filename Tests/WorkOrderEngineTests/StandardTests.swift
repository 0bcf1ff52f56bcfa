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
}
