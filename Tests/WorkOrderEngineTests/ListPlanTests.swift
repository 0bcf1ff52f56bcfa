import Foundation
import Ledger
import ServiceClock
import Synchronization
import Testing
import WorkOrderEngine

/// A ledger that notes how each query would be carried out.
private final class PlanLedger: Ledger {
  private let ledger: any Ledger
  private let steps = Mutex<[String]>([])

  init(_ ledger: any Ledger) { self.ledger = ledger }

  /// What was noted since the last time.
  func takeSteps() -> [String] {
    steps.withLock { steps in
      defer { steps = [] }
      return steps
    }
  }

  var path: String { ledger.path }

  func read<T>(_ body: (any LedgerReader) throws -> T) throws -> T {
    try ledger.read { reader in
      try body(PlanReader(reader: reader) { step in self.steps.withLock { $0.append(step) } })
    }
  }

  func write<T>(_ body: (any LedgerWriter) throws -> T) throws -> T { try ledger.write(body) }
  func dataVersion() throws -> Int64 { try ledger.dataVersion() }
  func backup(to path: String) throws { try ledger.backup(to: path) }
  func check() throws -> [String] { try ledger.check() }
}

private struct PlanReader: LedgerReader {
  let reader: any LedgerReader
  let note: (String) -> Void

  func forEach(
    _ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Bool
  ) throws {
    if !sql.hasPrefix("PRAGMA") {
      try reader.forEach("EXPLAIN QUERY PLAN \(sql)", arguments) { row in
        note(row.text(3))
        return true
      }
    }
    try reader.forEach(sql, arguments, body)
  }
}

@Suite("What a list costs")
struct ListPlanTests {
  private func steps(
    _ world: World, _ question: (Snapshot) throws -> Void
  ) throws -> [String] {
    let ledger = PlanLedger(try SQLiteLedger(open: world.path, schema: Engine.schema))
    try Engine(ledger: ledger).ask(now: world.now, question)
    return ledger.takeSteps()
  }

  /// Steps that read all orders whatever is asked for: a scan of the table, or of an index in which
  /// what is over stands among what is open.
  private func scans(_ steps: [String]) -> [String] {
    steps.filter { step in
      step == "SCAN o" || step == "SCAN work_order"
        || step.contains("work_order_by_age") || step.contains("work_order_by_campus_age")
        || step.contains("SCAN o USING COVERING INDEX")
    }
  }

  @Test(
    "a list of what is open, and its total, read no order that is over",
    arguments: [
      "state:open", "state:open campus:nanhu", "state:reported,dispatched", "late", "risk", "hold",
      "hold campus:nanhu", "major", "unsigned", "untold", "untold campus:nanhu",
      "state:open holder:@me",
    ])
  func open(filter: String) throws {
    let world = try World()
    let read = try OrderFilter(filter)
    for sort in [OrderSort.due, .priority] {
      let found = try steps(world) { snapshot in
        _ = try snapshot.orders(read, sort: sort, me: 2)
        _ = try snapshot.count(read, me: 2)
      }
      #expect(found.contains { $0.contains("work_order_") })
      #expect(scans(found) == [])
    }
  }

  @Test(
    "a page of all orders by due time is read from an index in that order",
    arguments: ["", "campus:nanhu"])
  func all(filter: String) throws {
    let world = try World()
    let read = try OrderFilter(filter)
    let found = try steps(world) { _ = try $0.orders(read) }
    #expect(!found.contains { $0.contains("TEMP B-TREE") })
    #expect(found.contains { $0.contains("work_order_by_") })
  }

  @Test("the numbers of Today are counted by index")
  func overview() throws {
    let world = try World()
    let found = try steps(world) { snapshot in
      _ = try snapshot.overview()
      _ = try snapshot.overview(campus: 1)
      _ = try snapshot.queue(campus: 1)
    }
    #expect(scans(found) == [])
  }
}
