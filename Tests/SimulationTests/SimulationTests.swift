import Simulator
import TestFolders
import Testing

@Suite("Random worlds")
struct SimulationTests {
  @Test("ten thousand steps in random worlds break no rule", arguments: 1...20)
  func rulesHold(seed: UInt64) throws {
    let failure = try Simulation(seed: seed, steps: 500).run(in: TestFolder.make())
    #expect(failure == nil, "\(failure.map(\.description) ?? "")")
  }

  @Test("a due time altered in the file is found, and the story shrunk to a few steps")
  func alteredRow() throws {
    let simulation = Simulation(seed: 7, steps: 300) { step, world in
      guard case .order(_, .hold, _) = step.deed else { return }
      try world.alter(
        """
        UPDATE order_clock SET due = due + 60 WHERE clock = 'complete' AND work_order IN (
          SELECT id FROM work_order WHERE stage = 'onHold')
        """)
    }
    let failure = try #require(try simulation.run(in: TestFolder.make()))
    #expect(failure.broken.rule == "cached rows are those of a replay")
    #expect(failure.steps.count <= 6)
    #expect(failure.story.count == failure.steps.count)
    #expect(failure.description.hasPrefix("seed 7: "))
  }

  @Test("a rule that does not hold is found, and the story shrunk to what breaks it")
  func brokenRule() throws {
    let simulation = Simulation(seed: 3, steps: 300) { _, world in
      if world.orders.count == 3 {
        throw BrokenRule(rule: "never three orders", what: world.orders[2])
      }
    }
    let failure = try #require(try simulation.run(in: TestFolder.make()))
    #expect(failure.broken.rule == "never three orders")
    #expect(failure.steps.count == 3)
  }

  @Test("each thing that people do with rounds, sheets and lists comes to pass, not only refusals")
  func deeds() throws {
    var done: Set<String> = []
    for seed in UInt64(41)...44 {
      let simulation = Simulation(seed: seed, steps: 500) { _, world in
        if world.story.count == 500 { throw BrokenRule(rule: "end", what: "") }
      }
      let story = try #require(try simulation.run(in: TestFolder.make(), attempts: 0)).story
      for line in story where !line.contains("→") {
        for deed in RoundDeed.allCases where line.contains("RoundDeed.\(deed),") {
          done.insert("\(deed)")
        }
        for deed in OfficeDeed.allCases where line.contains("OfficeDeed.\(deed),") {
          done.insert("\(deed)")
        }
        for deed in HandoverDeed.allCases where line.contains("HandoverDeed.\(deed),") {
          done.insert("\(deed)")
        }
      }
    }
    let all =
      RoundDeed.allCases.map { "\($0)" } + HandoverDeed.allCases.map { "\($0)" }
      + OfficeDeed.allCases.map { "\($0)" }
    #expect(all.filter { !done.contains($0) } == [])
  }

  @Test("the same seed makes the same world")
  func repeatable() throws {
    func story() throws -> [String] {
      let simulation = Simulation(seed: 5, steps: 60) { _, world in
        if world.story.count == 60 { throw BrokenRule(rule: "end", what: "") }
      }
      return try #require(try simulation.run(in: TestFolder.make(), attempts: 0)).story
    }
    #expect(try story() == story())
  }
}
