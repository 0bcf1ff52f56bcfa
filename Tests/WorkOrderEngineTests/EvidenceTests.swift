import Ledger
import ServiceClock
import Testing

@testable import WorkOrderEngine

/// Somebody who can write the file changes events by SQL, and the walk along the chain says which, and what
/// was done.
@Suite("Evidence")
struct EvidenceTests {
  /// Four orders, a sheet, and two orders after it.
  private func world() throws -> (world: World, sheet: ChainHead) {
    var world = try World()
    for text in ["一", "二", "三", "四"] { _ = try world.logDefect(text: text) }
    try world.give(GiveHandover(campus: "NH"), as: "5")
    let head = try #require(try world.handover("NH-H1").sheet.head)
    for text in ["五", "六"] { _ = try world.logDefect(text: text) }
    return (world, head)
  }

  private func alter(_ world: World, _ statements: String...) throws {
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      try db.execute("DROP TRIGGER IF EXISTS event_no_update")
      try db.execute("DROP TRIGGER IF EXISTS event_no_delete")
      for statement in statements { try db.execute(statement) }
    }
    try other.close()
  }

  /// Computes the digest of one event anew, or all from one on, as an attacker would who knows this
  /// program.
  private func makeAnew(_ world: World, from first: Int64) throws {
    try makeAnew(world, first, until: .max)
  }

  private func makeAnew(_ world: World, only one: Int64) throws {
    try makeAnew(world, one, until: one)
  }

  private func makeAnew(_ world: World, _ first: Int64, until end: Int64) throws {
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      var last =
        try db.first("SELECT digest FROM event WHERE sequence = $1", first - 1) { $0.blob(0) } ?? []
      let rest = try db.rows(
        "SELECT sequence FROM event WHERE sequence >= $1 AND sequence <= $2 ORDER BY 1", first, end
      ) { $0.integer(0) }
      for sequence in rest {
        let digest = try db.first(
          "SELECT \(EventChain.columns) FROM event WHERE sequence = $1", sequence
        ) { row in
          var fields = FieldBytes()
          last.withUnsafeBytes { fields.begin(with: $0) }
          for column in 0..<EventChain.columnCount { row.withBytes(column) { fields.add($0) } }
          return Array(fields.digest)
        }
        try db.execute(
          "UPDATE event SET previous = $2, digest = $3 WHERE sequence = $1", sequence, last,
          try #require(digest))
        last = try #require(digest)
      }
    }
    try other.close()
  }

  private func report(_ world: World, _ heads: String...) throws -> ChainReport {
    try world.engine.chainReport(
      against: try heads.map { try PrintedHead(typed: $0) }, now: world.now)
  }

  /// What was done and from which event on, for how many.
  private func fault(_ world: World, _ heads: String...) throws -> String {
    let heads = try heads.map { try PrintedHead(typed: $0) }
    let fault = try world.engine.chainReport(against: heads, now: world.now).fault
    return fault.map { "\($0.kind) \($0.sequence) \($0.count)" } ?? "none"
  }

  @Test("a whole chain is proven up to the last sheet, and what follows it is not")
  func whole() throws {
    let (world, sheet) = try world()
    let report = try report(world)
    #expect(report.fault == nil)
    #expect(report.proof == ChainProof(head: sheet, sheet: "NH-H1"))
    #expect(report.unprovenFrom == sheet.sequence + 1)
    #expect(report.unproven == report.events - sheet.sequence)
    #expect(report.head?.sequence == report.events)
    #expect(try self.report(world, sheet.printed).proof == ChainProof(head: sheet, sheet: nil))
  }

  @Test("without a sheet nothing is proven")
  func withoutSheet() throws {
    var world = try World()
    _ = try world.logDefect()
    let report = try report(world)
    #expect(report.fault == nil && report.proof == nil)
    #expect(report.unproven == report.events && report.unprovenFrom == 1)
  }

  @Test(
    "an altered event is named, whichever of its columns it is",
    arguments: [
      "reason = 'x'", "happened = happened - 60", "recorded = recorded + 1", "person = 2",
      "entered_by = 1", "subject = subject + 1", "target = 'P1'", "kind = 'told'", "until = 5",
      "body = '{}'", "topic = 'round'", "digest = x'00'", "previous = x'00'",
      "previous = x'00', reason = 'x'", "kind = CAST(kind AS BLOB)", "topic = CAST(topic AS BLOB)",
      "reason = CAST(reason AS BLOB)", "person = CAST('1' AS BLOB)", "entered_by = ''",
      "until = ''",
      "until = x''",
    ])
  func altered(change: String) throws {
    let (world, _) = try world()
    try alter(world, "UPDATE event SET \(change) WHERE sequence = 5")
    #expect(try fault(world) == "altered 5 1")
    let event = try #require(try report(world).fault?.event)
    #expect(event.sequence == 5)
  }

  @Test("the event is named by what it is about, when it was recorded, and who did it")
  func named() throws {
    let (world, _) = try world()
    let event = try #require(try world.order("NH-2").events.first)
    try alter(world, "UPDATE event SET reason = 'x' WHERE sequence = \(event.sequence)")
    let found = try #require(try report(world).fault?.event)
    #expect(found.topic == "order" && found.subject == "NH-2" && found.kind == "reported")
    #expect(found.recorded == event.recorded && found.person == "孙前台")
  }

  @Test("removed events are told by the gap, and one also where the rest was numbered anew")
  func removed() throws {
    let (gap, _) = try world()
    try alter(gap, "DELETE FROM event WHERE sequence IN (5, 6)")
    #expect(try fault(gap) == "removed 5 2")
    #expect(try report(gap).fault?.event?.sequence == 4)
    let (first, _) = try world()
    try alter(first, "DELETE FROM event WHERE sequence = 1")
    #expect(try fault(first) == "removed 1 1")
    let (closed, _) = try world()
    try alter(
      closed, "DELETE FROM event WHERE sequence = 5",
      "UPDATE event SET sequence = -(sequence - 1) WHERE sequence > 5",
      "UPDATE event SET sequence = -sequence WHERE sequence < 0")
    #expect(try fault(closed) == "removed 5 1", "the sheet knows how many there were")
  }

  @Test("an inserted event is named, with a digest that fits and with one that does not")
  func inserted() throws {
    for anew in [false, true] {
      let (world, _) = try world()
      try alter(
        world, "UPDATE event SET sequence = -(sequence + 1) WHERE sequence >= 6",
        "UPDATE event SET sequence = -sequence WHERE sequence < 0",
        """
        INSERT INTO event SELECT 6, topic, subject, 'commented', happened, recorded, person,
          entered_by, command, until, target, '插入', body, previous, digest
        FROM event WHERE sequence = 5
        """)
      if anew {
        // It follows from the one before; those after it do not know it.
        try makeAnew(world, only: 6)
      }
      #expect(try fault(world) == "inserted 6 1", "anew: \(anew)")
    }
  }

  @Test("two events that changed their places are named")
  func swapped() throws {
    for other in [6, 9] {
      let (world, _) = try world()
      try alter(
        world, "UPDATE event SET sequence = -1 WHERE sequence = 5",
        "UPDATE event SET sequence = 5 WHERE sequence = \(other)",
        "UPDATE event SET sequence = \(other) WHERE sequence = -1")
      #expect(try fault(world) == "moved 5 1")
    }
  }

  @Test("an event that was altered with its digest is told from a removed one by the next sheet")
  func digestToo() throws {
    let (known, _) = try world()
    func alterWithDigest(_ world: World, _ sequence: Int64) throws {
      try alter(world, "UPDATE event SET reason = 'x' WHERE sequence = \(sequence)")
      try makeAnew(world, only: sequence)
    }
    try alterWithDigest(known, 5)
    #expect(try fault(known) == "altered 5 1")
    let (after, sheet) = try world()
    try alterWithDigest(after, sheet.sequence + 2)
    #expect(try fault(after) == "alteredOrRemoved \(sheet.sequence + 2) 1")
  }

  @Test("events that are missing at the end are named as far as a sheet knows them")
  func cutOff() throws {
    let (world, sheet) = try world()
    try alter(world, "DELETE FROM event WHERE sequence > \(sheet.sequence - 2)")
    #expect(try fault(world) == "cutOff \(sheet.sequence - 1) 2")
    #expect(try report(world).fault?.sheet == "NH-H1")
    // The sheet is gone as well, and the paper is not.
    try alter(world, "DELETE FROM handover")
    #expect(try fault(world) == "none")
    #expect(try fault(world, sheet.printed) == "cutOff \(sheet.sequence - 1) 2")
    #expect(try report(world, sheet.printed).proof == nil)
  }

  @Test("a chain made anew is caught by a sheet that knew it before, in the file or on paper")
  func rewritten() throws {
    let (world, sheet) = try world()
    try alter(world, "UPDATE event SET reason = 'x' WHERE sequence = 5")
    try makeAnew(world, from: 5)
    #expect(try fault(world) == "rewritten 1 \(sheet.sequence)")
    // The attacker gives the sheet in the file the new head too.
    let head = try world.engine.ask(now: world.now) { snapshot in
      try snapshot.reader.first("SELECT digest FROM event WHERE sequence = $1", sheet.sequence) {
        EventChain.text(of: $0.blob(0))
      }
    }
    try alter(
      world,
      """
      UPDATE handover SET body = CAST(replace(CAST(body AS TEXT), '\(sheet.digest)',
        '\(try #require(head))') AS BLOB)
      """)
    #expect(try fault(world) == "none", "the file alone proves nothing against its writer")
    #expect(try fault(world, sheet.printed) == "rewritten 1 \(sheet.sequence)")
    let short = "\(sheet.sequence):\(sheet.digest.prefix(16).uppercased())"
    #expect(try fault(world, short) == "rewritten 1 \(sheet.sequence)")
  }

  @Test(
    "made anew after the last sheet it is not caught, and the report says that this is not proven")
  func afterSheet() throws {
    let (world, sheet) = try world()
    try alter(world, "UPDATE event SET reason = 'x' WHERE sequence = \(sheet.sequence + 2)")
    try makeAnew(world, from: sheet.sequence + 2)
    let report = try report(world, sheet.printed)
    #expect(report.fault == nil)
    #expect(report.unprovenFrom == sheet.sequence + 1)
  }

  @Test("two sheets narrow down where a chain was made anew")
  func betweenSheets() throws {
    var (world, first) = try world()
    try world.give(GiveHandover(campus: "NH"), as: "6")
    let second = try #require(try world.handover("NH-H2").sheet.head)
    try alter(world, "UPDATE event SET reason = 'x' WHERE sequence = \(first.sequence + 2)")
    try makeAnew(world, from: first.sequence + 2)
    let report = try report(world)
    let count = second.sequence - first.sequence
    #expect(try fault(world) == "rewritten \(first.sequence + 1) \(count)")
    #expect(report.proof?.sheet == "NH-H1")
  }

  @Test("what is typed from paper is read with or without spaces, and needs sixteen digits")
  func typed() throws {
    let digest = String(repeating: "3f2a99bc", count: 8)
    let head = ChainHead(sequence: 41, digest: digest)
    #expect(head.printed == "41: " + Array(repeating: "3f2a 99bc", count: 8).joined(separator: " "))
    for text in [head.printed, "41:\(digest)", " 41 : 3F2A 99BC 3f2a-99bc ", "４１：3f2a99bc3f2a99bc"]
    {
      let printed = try PrintedHead(typed: text)
      #expect(printed.sequence == 41 && digest.hasPrefix(printed.digits), "\(text)")
    }
    for text in [
      "", "41", "41:", "41:3f2a99bc3f2a99b", "0:\(digest)", "x:\(digest)", "41:\(digest)0",
    ] {
      #expect(throws: EngineError.malformed(field: "head", value: text)) {
        try PrintedHead(typed: text)
      }
    }
  }

  @Test("a sheet of an earlier release bears no head, and is shown all the same")
  func oldSheet() throws {
    let (world, _) = try world()
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      let body = String(decoding: try world.handover("NH-H1").frozen, as: UTF8.self)
      let old = body.replacing(/"head":\{[^}]*\},/, with: "")
      #expect(old != body)
      try db.execute("UPDATE handover SET body = $1", Array(old.utf8))
    }
    try other.close()
    let file = try world.handover("NH-H1")
    #expect(file.sheet.head == nil && file.sheet.number == "NH-H1")
    #expect(try report(world).proof == nil)
    #expect(try report(world).fault == nil)
  }
}
