import Ledger
import ServiceClock
import Testing
import WorkOrderEngine

@Suite("Sheets that wait")
struct HandoverWaitingTests {
  @Test("a sheet that nobody received goes to the supervisor once, after half an hour")
  func unreceived() throws {
    var world = try World()
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.move(to: "2026-11-23 09:29")
    #expect(try world.unreceived().isEmpty)
    try world.move(to: "2026-11-23 11:00")
    let lines = try world.unreceived()
    #expect(lines.map(\.subject) == ["NH-H1"])
    #expect(lines.map(\.event) == ["unreceived"])
    #expect(lines.first?.at == (try world.at("2026-11-23 09:30")))
    #expect(try world.unreceived().isEmpty)
    let tellings = try world.engine.ask(now: world.now) { try $0.waitingTellings(limit: 10) }
    #expect(tellings.count == 1)
    #expect(tellings.first?.body.contains("陈主管") == true)
    #expect(try world.list().first?.isUnreceived == true)
    try world.give(ReceiveHandover(sheet: "NH-H1", checked: true), as: "6")
    #expect(try world.list().first?.isUnreceived == false)
  }

  @Test("a supervisor who gave the sheet is not the one who is told")
  func otherSupervisor() throws {
    var world = try World()
    try world.give(GiveHandover(campus: "NH"), as: "1")
    try world.move(to: "2026-11-23 10:00")
    _ = try world.engine.tick(now: world.now)
    let body = try world.engine.ask(now: world.now) {
      try $0.waitingTellings(limit: 10).first?.body ?? ""
    }
    #expect(body.contains("周值班长"))
  }

  @Test("a sheet answered in time goes to nobody")
  func inTime() throws {
    var world = try World()
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.give(RefuseHandover(sheet: "NH-H1", reason: .incident), as: "6")
    try world.move(to: "2026-11-23 12:00")
    #expect(try world.unreceived().isEmpty)
  }

  @Test("a draft cannot be remarked on, and a remark says something")
  func remarks() throws {
    var world = try World()
    try world.give(GiveHandover(campus: "NH"), as: "5")
    #expect(throws: EngineError.empty(field: "note")) {
      try world.give(RemarkHandover(sheet: "NH-H1", text: " "), as: "1")
    }
    for state in HandoverState.allCases {
      let allowed = HandoverChange.Kind.allCases.filter { Handover.allows($0, in: state) }
      switch state {
      case .drafted: #expect(allowed == [.drafted, .given])
      case .given: #expect(allowed == [.received, .refused, .remarked, .unreceived])
      case .received, .refused: #expect(allowed == [.remarked])
      }
    }
  }

  @Test("lists come in pages, the newest first")
  func pages() throws {
    var world = try World()
    for _ in 1...5 { try world.give(GiveHandover(campus: "NH"), as: "5") }
    try world.give(GiveHandover(campus: "XS"), as: "6")
    var numbers: [String?] = []
    var cursor: String?
    repeat {
      let page = try world.engine.ask(now: world.now) {
        try $0.handovers(campus: 1, limit: 2, after: cursor)
      }
      numbers += page.items.map(\.number)
      cursor = page.next
    } while cursor != nil
    #expect(numbers == ["NH-H5", "NH-H4", "NH-H3", "NH-H2", "NH-H1"])
    #expect(throws: EngineError.malformed(field: "after", value: "x")) {
      try world.engine.ask(now: world.now) { try $0.handovers(after: "x") }
    }
  }

  @Test("a draft that waited is given last, and stands first in the list and among what waits")
  func drafted() throws {
    var world = try World()
    // The row of the first draft is the earliest, its giving the last.
    try world.give(DraftHandover(campus: "NH", written: [.weather: [.init("雪")]]), as: "6")
    for (time, leader) in [("09:10", "5"), ("09:20", "5"), ("09:30", "6")] {
      try world.move(to: "2026-11-23 \(time)")
      try world.give(GiveHandover(campus: "NH"), as: leader)
    }
    var numbers: [String?] = []
    var cursor: String?
    repeat {
      let page = try world.engine.ask(now: world.now) {
        try $0.handovers(campus: 1, limit: 1, after: cursor)
      }
      numbers += page.items.map(\.number)
      cursor = page.next
    } while cursor != nil
    #expect(numbers == ["NH-H3", "NH-H2", "NH-H1"])
    #expect(try world.list().map(\.number) == numbers)
    let waiting = try world.engine.ask(now: world.now) { try $0.handoverToReceive(campus: 1) }
    #expect(waiting?.sheet.number == "NH-H3")
  }

  @Test("rows agree with the events, and altered bytes or rows are found")
  func proof() throws {
    var world = try World()
    _ = try world.logDefect()
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.give(ReceiveHandover(sheet: "NH-H1", checked: true), as: "6")
    try world.give(DraftHandover(campus: "NH", written: [.weather: [.init("晴")]]), as: "6")
    try world.give(GiveHandover(campus: "XS"), as: "5")
    let (engine, now) = (world.engine, world.now)
    func problems() throws -> [HandoverProblem] {
      try engine.ask(now: now) { try $0.handoverProblems() }
    }
    #expect(try problems() == [])
    let ledger = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try ledger.write { db in
      _ = try db.execute("UPDATE handover SET body = $1 WHERE number = 'NH-H1'", [UInt8](0...9))
      _ = try db.execute("UPDATE handover SET refusal = 'unfit' WHERE number = 'XS-H1'")
    }
    let found = try problems()
    #expect(found.map(\.sheet) == ["NH-H1", "XS-H1"])
    #expect(found.map(\.what) == [.digest, .column("refusal")])
  }
}

extension World {
  /// What a pass of `tick` did with sheets.
  fileprivate func unreceived() throws -> [TickLine] {
    try engine.tick(now: now).lines.filter { $0.event == "unreceived" }
  }
}
