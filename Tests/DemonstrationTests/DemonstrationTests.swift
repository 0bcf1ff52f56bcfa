import Demonstration
import Ledger
import Testing
import WorkOrderEngine

@Suite("The demonstration")
struct DemonstrationTests {
  @Test("the same seed makes the same events, another seed others")
  func sameSeed() throws {
    let first = try World(seed: 7, days: 2).digest()
    let second = try World(seed: 7, days: 2).digest()
    let other = try World(seed: 8, days: 2).digest()
    #expect(first != nil)
    #expect(first == second)
    #expect(first != other)
  }

  @Test("it ends on the last morning, with its clock standing there")
  func ends() throws {
    let world = try World.ten.get()
    let facts = try world.engine.ask(now: world.now) { try $0.facts() }
    #expect(facts?.clock == world.now)
    #expect(facts?.isSimulated == true)
    #expect(facts?.seed == 1)
    #expect(try world.count("SELECT MAX(recorded) FROM event") <= world.now.seconds)
  }

  @Test("the last morning has what a user is to find")
  func lastMorning() throws {
    let world = try World.ten.get()
    let open = try world.count("SELECT COUNT(*) FROM work_order WHERE open = 1")
    #expect((80...190).contains(open))
    let unsigned = try world.count(
      "SELECT COUNT(*) FROM work_order WHERE queue_rank < 1000 AND unsigned > 0")
    #expect((3...6).contains(unsigned))
    let major = try world.count("SELECT COUNT(*) FROM work_order WHERE open = 1 AND major = 1")
    #expect((1...3).contains(major))
    #expect(try world.count("SELECT COUNT(*) FROM work_order WHERE extension_asked = 1") >= 1)
    let reasons = try world.count(
      "SELECT COUNT(DISTINCT hold_reason) FROM work_order WHERE stage = 'onHold'")
    #expect(reasons == HoldReason.allCases.count)
    #expect((1...15).contains(try world.count("SELECT SUM(untold) FROM work_order")))
    let late = try world.count(
      "SELECT COUNT(*) FROM work_order WHERE open = 1 AND live_due < \(world.now.seconds)")
    #expect((5...14).contains(late))
    #expect(try world.count("SELECT COUNT(*) FROM round WHERE state = 'underway'") == 1)
  }

  @Test("each campus hands its shifts over, to people of its own")
  func handovers() throws {
    let world = try World.ten.get()
    let sheets = try world.ledger.read { db in
      try db.rows(
        "SELECT campus, COUNT(*) FROM handover WHERE state = 'received' GROUP BY campus"
      ) { $0.integer(1) }
    }
    #expect(sheets.count == 5)
    #expect(sheets.allSatisfy { $0 >= 25 })
    // Nobody can leave two shifts at once.
    let twice = try world.count(
      """
      SELECT COUNT(*) FROM (SELECT 1 FROM handover WHERE state = 'received'
        GROUP BY leaving, shift, shift_day HAVING COUNT(DISTINCT campus) > 1) AS t
      """)
    #expect(twice == 0)
  }

  @Test("no two open orders were reported in the same words")
  func texts() throws {
    let world = try World.ten.get()
    let repeated = try world.ledger.read { db in
      try db.rows(
        "SELECT text FROM work_order WHERE open = 1 GROUP BY text HAVING COUNT(*) > 1"
      ) { $0.text(0) }
    }
    #expect(repeated == [])
  }

  @Test("rows, counters and links are what the events make: what one transaction keeps is true")
  func proof() throws {
    let world = try World.ten.get()
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("the remote campus owes its rounds of the week, the medical campus is watched")
  func rounds() throws {
    let world = try World.ten.get()
    let (remote, medical) = try world.engine.ask(now: world.now) { snapshot in
      (
        try snapshot.standing(of: try snapshot.route(named: "XS-R1")),
        try snapshot.standing(of: try snapshot.route(named: "YX-R1"))
      )
    }
    #expect(remote.quota.done == 0)
    #expect(remote.quota.word == .atRisk)
    #expect(medical.watch != nil)
  }

  @Test("every open order has a holder, and every person, place and category exists")
  func references() throws {
    let world = try World.ten.get()
    #expect(try world.ledger.check().isEmpty)
    let known = Set(try Defaults.load().categories.map(\.id))
    let (holders, used) = try world.ledger.read { db in
      (
        try db.rows("SELECT DISTINCT holder FROM work_order WHERE open = 1") { $0.text(0) },
        try db.rows("SELECT DISTINCT category FROM work_order") { $0.text(0) }
      )
    }
    #expect(Set(used).isSubset(of: known))
    let staff = try world.engine.ask(now: world.now) { Set(try $0.staff().map(\.id)) }
    for holder in holders {
      switch Holder(holder) {
      case .person(let id): #expect(staff.contains(id))
      case .contractor, .crew, .desk: continue
      default: Issue.record("held by \(holder)")
      }
    }
  }

  @Test("each day has as many orders as a university of that size")
  func perDay() throws {
    let world = try World.ten.get()
    let days = try world.ledger.read { db in
      try db.rows(
        "SELECT (reported + 28800) / 86400, COUNT(*) FROM work_order GROUP BY 1 ORDER BY 1"
      ) { $0.integer(1) }
    }
    // The first and the last day are parts of days.
    for count in days.dropFirst().dropLast() { #expect((15...110).contains(count)) }
  }

  @Test("no text has a brace that was not filled")
  func filled() throws {
    let world = try World.ten.get()
    let left = try world.count(
      """
      SELECT COUNT(*) FROM event WHERE reason LIKE '%{%' OR (body LIKE '%{%' AND body LIKE '%-%}%'
        AND body GLOB '*{[0-9]*-[0-9]*}*')
      """)
    #expect(left == 0)
  }
}
