import Configuration
import ServiceClock
import Testing

@Suite("What config check finds")
struct LintTests {
  var configuration: EffectiveConfiguration

  init() throws { configuration = try Shared.defaults.get() }

  func index(_ id: String) throws -> Int {
    try #require(configuration.standards.rules.firstIndex { $0.id == id })
  }

  @Test("a priority without a target")
  mutating func noTarget() throws {
    configuration.standards.rules.remove(at: try index("p4"))
    let finding = try #require(configuration.lint().first)
    #expect(finding.what == "P4 has no target for complete")
    #expect(finding.file == "standards.toml")
    #expect(finding.isBuiltIn)
  }

  @Test("a priority whose rule has none")
  mutating func explicitlyNone() throws {
    let p3 = try index("p3")
    configuration.standards.rules[p3].targets[.complete] = nil
    configuration.standards.rules[p3].none.insert(.complete)
    configuration.standards.rules[p3].promises = [:]
    let findings = configuration.lint()
    #expect(findings.map(\.what) == ["P3 has no target for complete"])
    #expect(findings.first?.line != nil)
  }

  @Test("a rule behind another for the same orders")
  mutating func hidden() throws {
    configuration.standards.rules.append(
      StandardRule(id: "again", priority: .p3, targets: [.complete: try Target("5wd")]))
    configuration.routing.append(RoutingRule(to: .desk))
    #expect(
      configuration.lint().map(\.what) == [
        "the rule again never counts: p3 before it is for the same orders",
        "the rule never counts: one before it is for the same orders",
      ])
  }

  @Test("an arrival due after completion")
  mutating func lateArrival() throws {
    configuration.standards.rules[try index("p3")].targets[.arrive] = try Target("4wd")
    let findings = configuration.lint()
    #expect(
      findings.first?.what == "arrive 4wd of p3 can end after complete 3wd of p3")
    #expect(findings.first?.key == "rule[3].arrive")
  }

  @Test("an arrival due after completion where two rules meet, neither of which says both")
  mutating func lateWhereRulesMeet() throws {
    configuration.standards.multipliers = []
    configuration.standards.rules += [
      StandardRule(
        id: "lifts", category: "lift", priority: .p3, targets: [.arrive: try Target("2wd")]),
      StandardRule(
        id: "kitchens", kind: "canteen", priority: .p3, targets: [.complete: try Target("1wd")]),
    ]
    #expect(
      configuration.lint().map(\.what) == [
        "arrive 2wd of lifts can end after complete 1wd of kitchens"
      ])
  }

  @Test("an arrival that is late only on a remote campus")
  mutating func lateRemoteArrival() throws {
    configuration.standards.multipliers[0].factor = 3
    #expect(
      configuration.lint().map(\.what) == [
        "arrive 3wd of p3 can end after complete 2wd of residence-p3 on a remote campus"
      ])
  }

  @Test("an order that may be taken after somebody has to be there")
  mutating func lateAcceptance() throws {
    configuration.standards.rules[try index("p1")].targets[.accept] = try Target("10h")
    let findings = configuration.lint()
    #expect(findings.first?.what == "accept 10h of p1 can end after arrive 30m of p1")
    #expect(findings.first?.key == "rule[1].accept")
  }

  @Test("an arrival that is late only on a campus with a factor of its own")
  mutating func lateOnOneCampus() throws {
    configuration.standards.multipliers = [
      Multiplier(campus: "nanhu", clock: .arrive, factor: 4)
    ]
    #expect(configuration.lint().contains { $0.key == "rule[3].arrive" })
  }

  @Test("a promise without a target")
  mutating func promise() throws {
    configuration.standards.rules[try index("lift-trapped")].promises = [.complete: 0.9]
    #expect(configuration.lint().map(\.what) == ["a promise without a target"])
    #expect(configuration.lint().first?.key == "rule[7].promise_percent.complete")
  }

  @Test("a calendar that never opens")
  mutating func closed() throws {
    configuration.calendars["never"] = WorkingCalendar(name: "never", timeZone: "UTC", hours: [:])
    let finding = try #require(configuration.lint().first)
    #expect(finding.file == "calendars/never.toml")
    #expect(finding.what == "calendar never never opens")
  }

  @Test("a level on a clock that no rule runs")
  mutating func idleLevel() throws {
    configuration.standards.rules[try index("p1")].targets[.makeSafe] = nil
    let findings = configuration.lint()
    #expect(findings.count == 4)
    #expect(
      findings.first?.what
        == "the level make-safe-75 can never fire: no rule gives make_safe a target")
  }

  @Test("a rung that waits for silence where nothing speaks before it")
  mutating func firstRung() {
    configuration.escalation.major.removeFirst()
    #expect(configuration.lint().map(\.key) == ["major[1]"])
    configuration.escalation.major = []
    #expect(configuration.lint().map(\.what) == ["a major problem is told to nobody"])
  }

  @Test("a level that nobody may sign for")
  mutating func unsigned() {
    configuration.roles[.head]?.removeAll { $0 == "acknowledgeEscalation" }
    let findings = configuration.lint()
    #expect(findings.count == 5)
    #expect(
      findings.first?.what
        == "nobody told by accept-200 may acknowledge it: head lacks acknowledgeEscalation")
  }

  @Test("a category that no routing reaches")
  mutating func unreached() {
    configuration.routing = [RoutingRule(category: "lift", to: .desk)]
    let findings = configuration.lint()
    #expect(findings.count == configuration.categories.count - 1)
    #expect(findings.first?.what == "no routing reaches the category plumbing")
  }

  @Test("names that do not exist")
  mutating func unknownNames() {
    configuration.checklists[0].items[0].category = "light"
    configuration.standards.rules[0].trigger = "fire"
    configuration.routing.append(RoutingRule(category: "x", to: .desk))
    #expect(
      configuration.lint().map(\.what).prefix(3) == [
        "unknown trigger “fire”", "unknown category “light”", "unknown category “x”",
      ])
  }

  @Test("a trigger that changes nothing")
  mutating func idleTrigger() {
    configuration.triggers.append(Trigger(id: "rain", zh: "下雨", en: "Rain"))
    #expect(configuration.lint().map(\.what) == ["the trigger “rain” changes nothing"])
  }

  @Test("commands and campuses that do not exist, once their names are given")
  mutating func unknownCommands() {
    configuration.roles = configuration.roles.mapValues { _ in ["acknowledgeEscalation"] }
    configuration.roles[.worker] = ["logDefects"]
    configuration.routing[0].campus = "nanho"
    let findings = configuration.lint(
      commands: ["acknowledgeEscalation", "logDefect"], campuses: ["nanhu"])
    #expect(
      findings.map(\.what) == ["unknown command “logDefects”", "unknown campus “nanho”"])
    #expect(findings.map(\.advice) == ["did you mean logDefect?", "did you mean nanhu?"])
    #expect(findings.first?.line != nil)
  }

  @Test("a command that does not exist is an error of its line once the commands are known")
  func unknownCommandFails() throws {
    let files = [("roles.toml", "# ours\nsupervisor = [\"*\"]\nworker = [\"flyToMoon\"]\n")]
    #expect(throws: Never.self) { try EffectiveConfiguration.load(directories: files) }
    let error = #expect(throws: ConfigurationError.self) {
      try EffectiveConfiguration.load(directories: files, commands: ["logDefect"])
    }
    #expect(error?.file == "roles.toml" && error?.line == 3 && error?.key == "worker[1]")
    #expect(error?.what == "unknown command “flyToMoon”")
  }

  @Test("lines are those of the files that were loaded")
  func lines() throws {
    let files = [("routing.toml", "# ours\n[[rule]]\ncategory = \"lift\"\nto = \"desk\"")]
    let configuration = try EffectiveConfiguration.load(directories: files)
    let finding = try #require(configuration.lint(directories: files).first)
    #expect(finding.file == "routing.toml")
    #expect(finding.line == 2)
  }
}
