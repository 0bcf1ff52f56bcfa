import Ledger
import ServiceClock
import Testing
import WorkOrderEngine

@Suite("Handing over")
struct HandoverTests {
  @Test("a given sheet stays as it was in that second")
  func frozen() throws {
    var world = try World()
    let before = try world.logDefect()
    try world.give(DraftHandover(campus: "NH", written: [.weather: [.init("晴")]]), as: "5")
    let number = try #require(try world.give(GiveHandover(campus: "NH"), as: "5").number)
    let frozen = try world.handover(number)
    try world.move(to: "2026-11-23 09:20")
    let after = try world.logDefect()
    try world.give(DraftHandover(campus: "NH", written: [.weather: [.init("雨")]]), as: "5")
    try world.give(RemarkHandover(sheet: number, text: "钥匙已补齐"), as: "1")
    let file = try world.handover(number)
    #expect(file.frozen == frozen.frozen)
    #expect(file.sheet.unfinished.map(\.number) == [before])
    #expect(file.sheet.statement(.weather)?.entries == [HandoverEntry("晴")])
    #expect(file.sheet.number == number)
    #expect(file.handover.remarks.map(\.text) == ["钥匙已补齐"])
    #expect(try world.draft().unfinished.map(\.number) == [before, after])
  }

  @Test("sheets are counted for each campus, and case and width of a number do not matter")
  func numbers() throws {
    var world = try World()
    for expected in ["NH-H1", "NH-H2"] {
      #expect(try world.give(GiveHandover(campus: "nanhu"), as: "5").number == expected)
    }
    #expect(try world.give(GiveHandover(campus: "XS"), as: "6").number == "XS-H1")
    #expect(try world.handover(" ｎｈ-h2 ").handover.number == "NH-H2")
    #expect(throws: EngineError.unknownSheet("NH-H3")) { try world.handover("NH-H3") }
  }

  @Test("two signatures are two people, and a sheet is answered once")
  func twoPeople() throws {
    var world = try World()
    try world.give(GiveHandover(campus: "NH"), as: "5")
    #expect(throws: EngineError.samePerson(step: "receive")) {
      try world.give(ReceiveHandover(sheet: "NH-H1", checked: true), as: "5")
    }
    #expect(throws: EngineError.samePerson(step: "refuseSheet")) {
      try world.give(RefuseHandover(sheet: "NH-H1", reason: .unfit), as: "5")
    }
    #expect(throws: EngineError.samePerson(step: "receive")) {
      try world.give(GiveHandover(campus: "NH", to: "5"), as: "5")
    }
    try world.move(to: "2026-11-23 09:05")
    try world.give(ReceiveHandover(sheet: "nh-h1", checked: false), as: "6")
    let handover = try world.handover("NH-H1").handover
    #expect(handover.state == .received)
    #expect(handover.checkedOnTheSpot == false)
    #expect(handover.answered == (try world.at("2026-11-23 09:05")))
    #expect(handover.responsible == (try world.id("6")))
    let again = EngineError.wrongState(subject: "NH-H1", state: "received", step: "receive")
    #expect(throws: again) {
      try world.give(ReceiveHandover(sheet: "NH-H1", checked: true), as: "1")
    }
  }

  @Test("giving never waits for receiving: the next sheet is given while one is unanswered")
  func givingDoesNotWait() throws {
    var world = try World()
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.move(to: "2026-11-23 17:00")
    #expect(try world.give(GiveHandover(campus: "NH"), as: "6").number == "NH-H2")
    for number in ["NH-H1", "NH-H2"] {
      #expect(try world.handover(number).handover.state == .given)
    }
    try world.give(ReceiveHandover(sheet: "NH-H1", checked: true), as: "6")
    #expect(try world.handover("NH-H1").handover.state == .received)
    #expect(try world.handover("NH-H2").handover.state == .given)
  }

  @Test("refused: the leaving leader stays responsible and the next sheet names the old")
  func refused() throws {
    var world = try World()
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.give(ReceiveHandover(sheet: "NH-H1", checked: true), as: "6")
    try world.move(to: "2026-11-23 14:00")
    _ = try world.logDefect()
    try world.give(GiveHandover(campus: "NH"), as: "6")
    try world.give(
      RefuseHandover(sheet: "NH-H2", reason: .incomplete, note: "钥匙未清点"), as: "5")
    let refused = try world.handover("NH-H2").handover
    #expect(refused.state == .refused)
    #expect(refused.refusal == .incomplete)
    #expect(refused.refusalNote == "钥匙未清点")
    #expect(refused.responsible == (try world.id("6")))
    try world.move(to: "2026-11-23 14:20")
    try world.give(GiveHandover(campus: "NH"), as: "6")
    let sheet = try world.handover("NH-H3").sheet
    #expect(sheet.replaces == "NH-H2")
    // What the refused sheet told has not been handed over: it counts from the one before.
    #expect(sheet.previous == "NH-H1")
    #expect(sheet.from == (try world.at("2026-11-23 09:00")))
    #expect(sheet.received.count == 1)
    try world.give(GiveHandover(campus: "NH"), as: "6")
    #expect(try world.handover("NH-H4").sheet.replaces == nil)
  }

  @Test("a topic nobody spoke of is a gap; nothing said on purpose is not")
  func gaps() throws {
    var world = try World()
    #expect(try world.draft().gaps == HandoverTopic.allCases)
    #expect(try world.draft().patrols?.readings ?? [] == [])
    try world.give(
      DraftHandover(campus: "NH", written: [.isolations: [], .running: [.init("水电正常")]]),
      as: "5")
    var gaps = try world.draft().gaps
    #expect(!gaps.contains(.isolations) && !gaps.contains(.running))
    try world.give(
      DraftHandover(
        campus: "NH", written: [.counted: [.init("钥匙", expected: 12, counted: 11)]],
        erased: [.running]), as: "5")
    gaps = try world.draft().gaps
    #expect(gaps.contains(.running) && !gaps.contains(.counted) && !gaps.contains(.isolations))
    #expect(try world.draft().statement(.counted)?.entries.first?.isShort == true)
  }

  @Test("what is entered is checked: lines say something, counts are counts, shifts exist")
  func checks() throws {
    var world = try World()
    #expect(throws: EngineError.empty(field: "words")) {
      try world.give(DraftHandover(campus: "NH", written: [.weather: [.init(" ")]]), as: "5")
    }
    #expect(throws: EngineError.malformed(field: "number", value: "-1")) {
      try world.give(
        DraftHandover(campus: "NH", written: [.counted: [.init("钥匙", counted: -1)]]), as: "5")
    }
    #expect(throws: EngineError.malformed(field: "shift", value: "noon")) {
      try world.give(DraftHandover(campus: "NH", shift: "noon"), as: "5")
    }
    #expect(throws: EngineError.notPermitted(command: "giveHandover", person: "王工")) {
      try world.give(GiveHandover(campus: "NH"), as: "2")
    }
    try world.give(DraftHandover(campus: "NH"), as: "5")
    #expect(try world.list().map(\.state) == [.drafted])
  }

  @Test(
    "the sheet bears the shift that leaves, by the date on which it began",
    arguments: [
      ("2026-11-23 13:55", "early", "2026-11-23"), ("2026-11-23 14:10", "early", "2026-11-23"),
      ("2026-11-23 21:50", "late", "2026-11-23"), ("2026-11-24 05:50", "night", "2026-11-23"),
      ("2026-11-24 06:20", "night", "2026-11-23"),
    ])
  func shifts(time: String, code: String, date: String) throws {
    var world = try World()
    try world.move(to: time)
    try world.give(GiveHandover(campus: "NH"), as: "5")
    let shift = try #require(try world.handover("NH-H1").sheet.shift)
    #expect(shift.code == code)
    #expect(shift.date.description == date)
  }
}

extension World {
  func handover(_ number: String) throws -> HandoverFile {
    try engine.ask(now: now) { try $0.handover(number) }
  }

  func draft(_ campus: String = "NH") throws -> HandoverSheet {
    try engine.ask(now: now) { try $0.handoverDraft(campus: try $0.campus(named: campus).id) }
  }

  func list() throws -> [HandoverListRow] {
    try engine.ask(now: now) { try $0.handovers().items }
  }

  func id(_ number: String) throws -> Int64 {
    try engine.ask(now: now) { try $0.person(named: number).id }
  }
}
