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
  func backup(to path: String, progress: (BackupProgress) -> Bool) throws {
    try ledger.backup(to: path, progress: progress)
  }
  func check() throws -> [String] { try ledger.check() }
  func strangeValues() throws -> [StrangeValues] { try ledger.strangeValues() }
}

private struct PlanReader: LedgerReader {
  let reader: any LedgerReader
  /// Beside the steps, notes `work_order ends at VALUE` for each range over orders.
  let note: (String) -> Void

  func forEach(
    _ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Bool
  ) throws {
    if !sql.hasPrefix("PRAGMA") {
      try reader.forEach("EXPLAIN QUERY PLAN \(sql)", arguments) { row in
        note(row.text(3))
        return true
      }
      if sql.contains("FROM work_order") {
        for end in try RangeEnds(sql, arguments, in: reader).found {
          note("work_order ends at \(end)")
        }
      }
    }
    try reader.forEach(sql, arguments, body)
  }
}

/// The ends of the index ranges that a query walks, as SQLite's program for it has them: the value
/// where it is a constant, `$` where it is one that is asked for.
private struct RangeEnds {
  private var constants: [Int64: String] = [:]
  private(set) var found: [String] = []

  init(_ sql: String, _ arguments: [SQLValue], in reader: any LedgerReader) throws {
    try reader.forEach("EXPLAIN \(sql)", arguments) { row in
      let (name, second, third) = (row.text(1), row.integer(3), row.integer(4))
      switch name {
      case "Variable": constants[second] = "$"
      case "Integer": constants[second] = "\(row.integer(2))"
      case "Int64": constants[second] = row.text(5)
      case "IdxGT", "IdxGE", "IdxLT", "IdxLE": found.append(constants[third] ?? "?")
      default: break
      }
      return true
    }
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
        // This one holds only what is open.
        || (step.contains("SCAN o USING COVERING INDEX") && !step.contains("work_order_by_risk"))
    }
  }

  @Test("how many are at risk is found between two moments, not among all that are late")
  func atRisk() throws {
    let found = try steps(try World()) { _ = try $0.overview() }
      .filter { $0.contains("work_order_by_risk") }
    let bounded = "(<expr>=? AND risk_at>? AND risk_at<?)"
    #expect(found.count { $0.contains("COVERING INDEX") && $0.hasSuffix(bounded) } == 8)
    // Those with a last quarter of more than half a year: few, and they have no first moment.
    #expect(found.count == 9)
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

  @Test("a page of sheets is read from an index in its order, of one campus and of all")
  func sheets() throws {
    var world = try World()
    for _ in 0..<3 { try world.give(GiveHandover(campus: "NH"), as: "5") }
    let campus = try steps(world) { _ = try $0.handovers(campus: 1, limit: 1, after: "3") }
    #expect(
      campus.contains("SEARCH h USING INDEX handover_by_campus_time (campus=? AND <expr><?)"))
    let all = try steps(world) { _ = try $0.handovers(limit: 1, after: "3") }
    #expect(all.contains("SEARCH h USING INDEX handover_by_time (<expr><?)"))
    let waiting = try steps(world) { _ = try $0.handoverToReceive(campus: 1) }
    #expect(
      waiting.contains { $0.contains("USING INDEX handover_waiting (campus=?)") },
      "\(waiting)")
    #expect(!(campus + all + waiting).contains { $0.contains("TEMP B-TREE") || $0 == "SCAN h" })
  }

  @Test("what a draft takes from earlier sheets is found by their numbers, however many there are")
  func draft() throws {
    var world = try World()
    for _ in 0..<3 { try world.give(GiveHandover(campus: "NH"), as: "5") }
    let found = try steps(world) { _ = try $0.handoverConcerns(campus: 1, leaving: 5) }
      .filter { $0.contains("handover") }
    #expect(found.contains("SEARCH handover USING INDEX sqlite_autoindex_handover_1 (number=?)"))
    #expect(!found.contains { $0.hasPrefix("SCAN") }, "\(found)")
  }

  @Test("tick walks to what is due and not over all that will be")
  func tick() throws {
    let world = try World()
    let ledger = PlanLedger(try SQLiteLedger(open: world.path, schema: Engine.schema))
    _ = try Engine(ledger: ledger).tick(now: world.now)
    let ends = ledger.takeSteps().filter { $0.hasPrefix("work_order ends at") }
    #expect(ends == ["work_order ends at $"])
  }

  @Test(
    "the closer of two bounds ends the walk",
    arguments: [
      ("late", "$"), ("state:open late", "$"), ("late state:open", "$"),
      ("state:open due:<2d", "$"), ("unsigned", "1000"),
    ])
  func bounds(filter: String, end: String) throws {
    let world = try World()
    let read = try OrderFilter(filter)
    let found = try steps(world) { snapshot in
      _ = try snapshot.orders(read, sort: .due, me: 2)
      _ = try snapshot.count(read, me: 2)
    }.filter { $0.hasPrefix("work_order ends at") }
    #expect(Set(found) == ["work_order ends at \(end)"])
  }

  @Test("whether the bell rings is read from what happened since, by the events' own key")
  func bell() throws {
    let world = try World()
    let found = try steps(world) { snapshot in
      _ = try snapshot.hasNewTelling(since: try snapshot.newestEvent(), campus: 1)
    }
    #expect(found.contains("SEARCH v USING INTEGER PRIMARY KEY (rowid>?)"))
    #expect(!found.contains { $0.hasPrefix("SCAN") && !$0.contains("CONSTANT") }, "\(found)")
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
    // What nobody has signed for, not all that ever went up.
    #expect(found.contains("work_order ends at 1000"))
  }

  @Test("a report asks for the holds of its own orders alone")
  func holds() throws {
    let world = try World()
    let day = try #require(CalendarDate("2026-11-23"))
    let found = try steps(world) {
      _ = try $0.turnaround(from: day, to: day, by: .category, campus: 1)
    }
    let events = found.filter { $0.contains(" e ") || $0.contains(" event ") }
    let holds = "COVERING INDEX event_of_hold (topic=? AND subject=? AND kind=?)"
    #expect(events.count == 1 && events.allSatisfy { $0.contains(holds) }, "\(events)")
    let orders = "work_order_by_campus_age (campus=? AND reported>? AND reported<?)"
    #expect(found.contains { $0.contains(orders) })
  }

  @Test("a report reads the rounds of its days, and not those from then on")
  func rounds() throws {
    let world = try World()
    let (from, to) = (
      try #require(CalendarDate("2026-11-01")), try #require(CalendarDate("2026-11-30"))
    )
    let questions: [(String, (Snapshot) throws -> Void)] = [
      ("letter", { _ = try $0.monthLetter(CalendarMonth(containing: from)) }),
      ("patrols", { _ = try $0.patrolReport(from: from, to: to) }),
      ("weeks", { _ = try $0.patrolSpans(from: from, to: to, by: .week) }),
      ("staff", { _ = try $0.staffReport(from: from, to: to) }),
    ]
    for (name, question) in questions {
      let found = try steps(world, question).filter {
        $0.contains("round_finished") || $0.contains("round_by_finish") || $0 == "SCAN round"
      }
      #expect(!found.isEmpty, "\(name)")
      #expect(
        found.allSatisfy { $0.contains("round_finished (route=? AND started>? AND started<?)") },
        "\(name): \(found)")
    }
  }
}
