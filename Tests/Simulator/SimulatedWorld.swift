public import Foundation
import Ledger
import WorkOrderEngine

/// A small university on a database file of its own, with a clock of its own.
public final class SimulatedWorld {
  /// How many terminals have the file open.
  static let terminals = 2
  private let engines: [Engine]
  private let ledgers: [SQLiteLedger]
  /// The terminal at which the step of now is done.
  private var terminal = 0
  let zone: ZoneRules
  let staff: [Int64]
  /// The caller's clock.
  var now: Instant
  /// The numbers of the orders so far, oldest first.
  public internal(set) var orders: [String] = []
  /// What was done and how it ended, a line a step.
  public private(set) var story: [String] = []
  /// Per order with a standing hold: when it began, and how often its completion had been escalated.
  var holds: [String: (start: Instant, escalated: Int)] = [:]
  /// The bytes of each sheet that was given, as they were first seen.
  var seals: [String: [UInt8]] = [:]
  /// What the routes were told to ask for, and when.
  var asked: [String: [RouteDemand]] = [:]
  /// The rounds that somebody took along without a network.
  var taken: [RoundFile] = []
  var commands = 0

  var engine: Engine { engines[terminal] }
  var ledger: SQLiteLedger { ledgers[terminal] }

  /// The university of the simulator on Mon 2026-11-23 09:00, in a new file in `folder`.
  public init(in folder: URL) throws {
    let path = folder.appendingPathComponent("world.db").path
    SQLiteLedger.remove(at: path)
    ledgers = try (0..<Self.terminals).map { terminal in
      try terminal == 0
        ? SQLiteLedger.create(at: path, schema: Engine.schema)
        : SQLiteLedger(open: path, schema: Engine.schema)
    }
    engines = ledgers.map { Engine(ledger: $0) }
    let engine = engines[0]
    zone = try ZoneRules(identifier: "Asia/Shanghai")
    (now, staff) = try SimulatedCampus.found(in: engine)
  }

  /// Closes the file.
  public func close() throws { for ledger in ledgers { try ledger.close() } }

  /// Does one step.
  ///
  /// - Returns: the numbers of the orders it touched.
  /// - Throws: ``BrokenRule`` when the engine refuses and changes something all the same, answers a
  ///   repeated command differently, or fails with anything but a refusal.
  func perform(_ step: Step) throws -> [String] {
    now = Instant(seconds: now.seconds + step.wait)
    terminal = step.terminal % engines.count
    // The rules are checked at another terminal: what it remembers must not be stale.
    defer { terminal = (step.terminal + 1) % engines.count }
    let (event, count) = (try lastEvent(), try commandCount())
    var line = "\(zone.iso8601(now)) staff \(step.who % staff.count + 1) \(step.deed)"
    if step.late > 0 { line += " \(step.late) s late" }
    do {
      try carryOut(step)
    } catch let refusal as EngineError {
      line += " → \(refusal)"
      guard try lastEvent() == event, try commandCount() == count else {
        story.append(line)
        throw BrokenRule(rule: "a refusal changes nothing", what: "\(refusal)")
      }
    } catch let broken as BrokenRule {
      story.append(line)
      throw broken
    } catch {
      story.append(line)
      throw BrokenRule(rule: "the engine refuses or does, and never fails", what: "\(error)")
    }
    story.append(line)
    return try ordersTouched(after: event)
  }

  /// Gives a command, twice under one id when `step` says so.
  func give<C: Command>(_ command: C, for step: Step) throws -> C.Answer
  where C.Answer: Equatable {
    commands += 1
    let actor = Actor(person: staff[step.who % staff.count])
    let id = "command-\(commands)"
    let answer = try engine.perform(command, id: id, by: actor, now: now)
    guard step.isRepeated else { return answer }
    let event = try lastEvent()
    guard try engine.perform(command, id: id, by: actor, now: now) == answer,
      try lastEvent() == event
    else {
      throw BrokenRule(rule: "a repeated command answers its first result", what: "\(command)")
    }
    return answer
  }
}

/// A rule that does not hold.
public struct BrokenRule: Error, Hashable, Sendable {
  /// The rule, in words.
  public var rule: String
  /// What was found instead.
  public var what: String

  /// A broken rule.
  public init(rule: String, what: String) {
    (self.rule, self.what) = (rule, what)
  }
}
