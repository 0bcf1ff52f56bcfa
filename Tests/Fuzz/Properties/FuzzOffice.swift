import Foundation
import Ledger
import ServiceClock
import Simulator
import TestFolders

@testable import WorkOrderEngine

/// A small university in a database of its own, always the same: some orders, and a round on its way.
final class FuzzOffice: Sendable {
  /// The office of this process.
  static let shared = Result { try FuzzOffice() }
  let engine: Engine
  let now: Instant
  /// An hour on: the past has room for what is entered late.
  var soon: Instant { now + 3_600 }
  /// Three days on: what was entered has come due, and a round was walked.
  var later: Instant { now + 3 * 86_400 }
  let staff: [Int64]
  /// The round that somebody took along.
  let taken: RoundFile

  private init() throws {
    let path = try TestFolder.make().appendingPathComponent("office.db").path
    engine = Engine(ledger: try SQLiteLedger.create(at: path, schema: Engine.schema))
    (now, staff) = try SimulatedCampus.found(in: engine)
    taken = try Self.begin(engine, staff, now: now)
  }

  private static func begin(_ engine: Engine, _ staff: [Int64], now: Instant) throws -> RoundFile {
    var count = 0
    @discardableResult
    func give<C: Command>(_ command: C, _ person: Int) throws -> C.Answer {
      count += 1
      return try engine.perform(
        command, id: "begin-\(count)", by: Actor(person: staff[person]), now: now)
    }
    let categories = ["lighting", "plumbing", "electrical", "other"]
    for (index, place) in ["NH/TSG/101", "NH/TSG/PDS", "XS/SY", "NH/SS"].enumerated() {
      try give(
        LogDefect(
          place: place, category: categories[index], priority: Priority.allCases[index],
          text: "灯管不亮 lamp \(index)", reporter: "学生", contact: "555-010\(index)"), 2)
    }
    try give(AcceptOrder(order: "NH-1"), 1)
    try give(
      HoldOrder(
        order: "NH-1", reason: .parts,
        wakeOn: CalendarDate("2026-11-30") ?? CalendarDate(dayNumber: 0)), 1)
    try give(MarkMajor(order: "NH-2", reason: "漏水"), 0)
    let round = try give(StartRound(route: "NH-R1"), 1)
    return try engine.ask(now: now) { try $0.roundFile(round.number) }
  }

  /// Does something in this office that then never happened.
  func undone(_ body: (Engine) throws -> Void) throws {
    do {
      try engine.together(now: now) { engine in
        try body(engine)
        throw Undone()
      }
    } catch is Undone {}
  }

  /// The rows agree with their history.
  static func checkRecords(of engine: Engine, now: Instant) throws {
    let problems = try engine.ask(now: now) { snapshot in
      try (DoctorCheck.usual + [.chain]).flatMap { try $0.run(snapshot) }
    }
    try hold(problems.isEmpty, "the doctor finds nothing", "\(problems)")
  }
}

/// Thrown to undo what was done.
private struct Undone: Error {}
