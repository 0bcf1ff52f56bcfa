public import Foundation
import WorkOrderEngine

/// A random world that lives through so many steps while rules are checked after each of them.
public struct Simulation: Sendable {
  /// What makes the world.
  public var seed: UInt64
  /// How many steps it lives.
  public var steps: Int
  /// After how many steps the whole database is checked, and at the end.
  public var wholeEvery = 500
  /// A rule besides the usual ones, or a fault that is planted, after each step.
  public var also: (@Sendable (Step, SimulatedWorld) throws -> Void)?

  /// The world of a seed.
  public init(
    seed: UInt64, steps: Int, also: (@Sendable (Step, SimulatedWorld) throws -> Void)? = nil
  ) {
    (self.seed, self.steps, self.also) = (seed, steps, also)
  }

  /// Lives through the steps in a new world in `folder`.
  ///
  /// - Parameter attempts: how many shorter stories are tried at most when a rule broke.
  /// - Returns: the first rule that broke, with a story shrunk to what breaks it; `nil`: none.
  public func run(in folder: URL, attempts: Int = 250) throws -> Failure? {
    let world = try SimulatedWorld(in: folder)
    var dice = SeededGenerator(seed: seed)
    var taken: [Step] = []
    do {
      for count in 1...max(1, steps) {
        let step = try dice.step(in: world)
        taken.append(step)
        try live(step, in: world, whole: count % wholeEvery == 0 || count == steps)
      }
      try world.close()
      return nil
    } catch let broken as BrokenRule {
      try world.close()
      return try shrink(taken, broken, in: folder, attempts: attempts)
    }
  }

  /// Lives through given steps in a new world.
  ///
  /// - Returns: the rule that broke, how many steps it took and the story until then.
  func replay(_ steps: [Step], in folder: URL) throws -> Failure? {
    let world = try SimulatedWorld(in: folder)
    defer { try? world.close() }
    for (index, step) in steps.enumerated() {
      do {
        try live(step, in: world, whole: index == steps.count - 1)
      } catch let broken as BrokenRule {
        return Failure(
          seed: seed, broken: broken, steps: Array(steps[...index]), story: world.story)
      }
    }
    return nil
  }

  /// One step, and the rules after it.
  private func live(_ step: Step, in world: SimulatedWorld, whole: Bool) throws {
    let touched = try world.perform(step)
    try also?(step, world)
    for number in touched { try world.checkOrder(number) }
    if let wrong = try world.wrongCounters().first {
      throw BrokenRule(rule: "counters agree with counts", what: wrong)
    }
    switch step.deed {
    case .walk, .round, .suspend, .lift, .endWatch, .office: try world.checkPatrols()
    case .handover: try world.checkSheets()
    case .log, .order, .configure, .tick: break
    }
    if whole { try world.checkWhole() }
  }
}

extension SimulatedWorld {
  /// Everything in the database, whether it was touched or not.
  func checkWhole() throws {
    for number in try allOrders() { try checkOrder(number) }
    try checkPatrols()
    try checkSheets()
    if let first = try engine.doctor(chain: true, now: now).first {
      throw BrokenRule(
        rule: "the doctor finds nothing",
        what: "\(first.kind) \(first.place): \(first.found), should be \(first.expected)")
    }
  }
}

/// A rule that broke in a simulation.
public struct Failure: Sendable, CustomStringConvertible {
  /// The seed of the world.
  public var seed: UInt64
  /// The rule, and what was found instead.
  public var broken: BrokenRule
  /// Steps that break it.
  public var steps: [Step]
  /// The same steps as they went, a line each.
  public var story: [String]

  /// The seed, the rule and the story.
  public var description: String {
    "seed \(seed): \(broken.rule): \(broken.what)\n" + story.joined(separator: "\n")
  }
}
