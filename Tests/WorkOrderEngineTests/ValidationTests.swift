import Configuration
import Foundation
import Ledger
import ServiceClock
import TestFolders
import Testing

@testable import WorkOrderEngine

@Suite("What a command refuses, and whom it reaches")
struct ValidationTests {
  @Test("a report cannot agree on a time that lies before it")
  func agreedBefore() throws {
    var world = try World()
    let early = LogDefect(
      place: "NH/TSG/101", category: "lighting", text: "灯", agreed: world.now - 60)
    let last = world.now + 3_653 * 86_400
    #expect(throws: EngineError.outside("agreed", world.now - 60, world.now...last)) {
      try world.give(early, as: "3")
    }
    var later = early
    later.agreed = world.now + 60
    #expect(try world.give(later, as: "3").number == "NH-1")
  }

  @Test("a time is agreed after the appointment at which the reporter lets somebody in")
  func agreedBeforeAppointment() throws {
    var world = try World()
    let appointment = try world.at("2026-11-24 10:00")
    let last = world.now + 3_653 * 86_400
    var defect = LogDefect(
      place: "NH/TSG/101", category: "lighting", text: "灯", appointment: appointment,
      agreed: appointment)
    #expect(throws: EngineError.outside("agreed", appointment, appointment + 60...last)) {
      try world.give(defect, as: "3")
    }
    defect.agreed = nil
    let number = try world.give(defect, as: "3").number
    #expect(throws: EngineError.self) {
      try world.give(AgreeTime(order: number, until: appointment - 3_600), as: "3")
    }
    try world.give(AgreeTime(order: number, until: appointment + 3_600), as: "3")
    #expect(try world.order(number).order.current.agreed == appointment + 3_600)
  }

  @Test("a year that was mistyped is noticed in what was, too")
  func longAgo() throws {
    var world = try World()
    let first = world.now - 366 * 86_400
    let error = EngineError.outside("happened", first - 1, first...world.now)
    #expect(throws: error) {
      try world.give(
        LogDefect(place: "NH/TSG/101", category: "lighting", text: "灯", happened: first - 1),
        as: "3"
      )
    }
    #expect(throws: error) {
      try world.give(StartRound(route: "NH-R1", happened: first - 1), as: "2")
    }
    #expect(throws: EngineError.self) {
      try world.give(
        DraftHandover(campus: "NH", date: CalendarDate("2036-11-23")), as: "5")
    }
    let late = LogDefect(place: "NH/TSG/101", category: "lighting", text: "灯", happened: first)
    #expect(try world.give(late, as: "3").number == "NH-1")
  }

  @Test("a step entered for earlier that would make a later one impossible says which")
  func breaksLater() throws {
    var world = try World()
    let number = try world.logDefect()
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    try world.move(to: "2026-11-23 11:00")
    try world.give(AcceptOrder(order: number), as: "2")
    let accepted = world.now
    try world.move(to: "2026-11-23 12:00")
    #expect(
      throws: EngineError.breaksLater(
        order: number, event: "cancelled", later: "accepted", at: "\(accepted.seconds)")
    ) {
      try world.give(
        CancelOrder(order: number, reason: "重复", happened: accepted - 600), as: "3")
    }
  }

  @Test("an extension is later than the date that stands, whatever it was extended to before")
  func laterDates() throws {
    var world = try World()
    let number = try world.logDefect()
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    let due = try #require(
      try world.engine.ask(now: world.now) { snapshot in
        try snapshot.orderRow(number).clocks.first { $0.kind == .complete }?.due
      })
    let range = due + 60...world.now + 3_653 * 86_400
    for refused in [due, due - 60, range.upperBound + 60] {
      #expect(throws: EngineError.outside("until", refused, range)) {
        try world.give(AskExtension(order: number, until: refused, reason: "x"), as: "2")
      }
    }
    // Both ends that the refusal names are taken.
    for taken in [range.lowerBound, range.upperBound] {
      try world.give(AskExtension(order: number, until: taken, reason: "x"), as: "2")
      try world.give(DecideExtension(order: number, approve: false, reason: "x"), as: "1")
    }
    try world.give(AskExtension(order: number, until: due + 86_400, reason: "x"), as: "2")
    try world.give(DecideExtension(order: number, approve: true), as: "1")
    #expect(throws: EngineError.self) {
      try world.give(AskExtension(order: number, until: due + 3_600, reason: "x"), as: "2")
    }
  }

  @Test("a wake date whose opening is over is past: a hold never ends as it begins")
  func wokenAlready() throws {
    var world = try World()
    let number = try world.logDefect()
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    try world.move(to: "2026-11-23 10:00")
    let today = try #require(CalendarDate("2026-11-23"))
    let days = today.adding(days: 1)...today.adding(days: 366)
    for refused in [today, today.adding(days: -1), days.upperBound.adding(days: 1)] {
      #expect(throws: EngineError.outside("until", refused, days)) {
        try world.give(HoldOrder(order: number, reason: .parts, wakeOn: refused), as: "2")
      }
    }
    try world.give(
      HoldOrder(order: number, reason: .parts, wakeOn: today.adding(days: 1)), as: "2")
  }

  @Test("of all triggers that are met the most urgent priority counts, and one that is major")
  func triggers() throws {
    var world = try World()
    func priority(_ text: String) throws -> Priority {
      let number = try world.give(
        LogDefect(place: "NH/TSG/101", category: "lighting", text: text), as: "3"
      ).number
      let order = try world.order(number).order
      #expect(order.markedMajor != nil, "\(text)")
      return order.report.priority
    }
    #expect(try priority("燃气泄漏，有人受伤") == .p1)
    #expect(try priority("电梯困人，出口锁死") == .p1)
    // Nobody says how urgent: three working days would be no answer to what goes up at once.
    #expect(try priority("有人摔伤") == .p2)
    let low = LogDefect(
      place: "NH/TSG/101", category: "lighting", priority: .p4, text: "有人摔伤，已送医")
    #expect(try world.order(try world.give(low, as: "3").number).order.report.priority == .p4)
  }

  @Test("a year that was mistyped is noticed: no hold over a year, no date over ten years away")
  func farAway() throws {
    var world = try World()
    let number = try world.logDefect()
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    let last = world.now + 3_653 * 86_400
    func refused(_ command: some Command, _ error: EngineError, as person: String) {
      #expect(throws: error) { try world.give(command, as: person) }
    }
    let today = try #require(CalendarDate("2026-11-23"))
    let year = today.adding(days: 367)
    refused(
      HoldOrder(order: number, reason: .parts, wakeOn: year),
      .outside("until", year, today.adding(days: 1)...today.adding(days: 366)), as: "2")
    let due = try #require(
      try world.engine.ask(now: world.now) { snapshot in
        try snapshot.orderRow(number).clocks.first { $0.kind == .complete }?.due
      })
    refused(
      AskExtension(order: number, until: last + 1, reason: "x"),
      .outside("until", last + 1, due + 60...last), as: "2")
    refused(
      AgreeTime(order: number, until: last + 1), .outside("agreed", last + 1, world.now...last),
      as: "2")
    refused(
      LogDefect(place: "NH/TSG/101", category: "lighting", text: "灯", appointment: last + 1),
      .outside("appointment", last + 1, world.now...last), as: "3")
    try world.give(AgreeTime(order: number, until: last), as: "2")
    try world.give(
      HoldOrder(order: number, reason: .parts, wakeOn: today.adding(days: 366)), as: "2")
  }

  @Test("an order names equipment of its own campus only")
  func foreignAsset() throws {
    var world = try World()
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      for (code, path) in [("DT-1", "NH/TSG"), ("DT-9", "XS/SY")] {
        let place = try db.value("SELECT id FROM place WHERE path = $1", path)
        try db.execute(
          "INSERT INTO asset (code, place, name, kind) VALUES ($1, $2, '电梯', 'lift')", code, place)
      }
    }
    try other.close()
    func log(_ asset: String) -> LogDefect {
      LogDefect(place: "NH/TSG/101", category: "lift", text: "异响", asset: asset)
    }
    #expect(throws: EngineError.unknownAsset("dt-9")) { try world.give(log("dt-9"), as: "3") }
    let number = try world.give(log("dt-1"), as: "3").number
    #expect(throws: EngineError.unknownAsset("DT-9")) {
      try world.give(CorrectOrder(order: number, asset: "DT-9"), as: "3")
    }
  }

  @Test("whoever has leave or a day off is told after those who are there")
  func leave() throws {
    func told(_ duty: String?) throws -> String? {
      var world = try World()
      let today = world.zone.local(world.now).date
      if let duty { try world.give(EnterDuty(staff: "1", from: today, duty: duty), as: "1") }
      let number = try world.logDefect(priority: .p1, major: true)
      let person = try #require(try world.order(number).order.escalations.first?.escalated.told)
      return try world.engine.ask(now: world.now) { try $0.person(person)?.number }
    }
    #expect(try told(nil) == "1")
    #expect(try told("early") == "1")
    for absent in ["leave", "off", "late"] { #expect(try told(absent) == "6") }
  }

  @Test("a sighting whose words mean a major problem makes its order major")
  func majorSighting() throws {
    var world = try World()
    let round = try world.give(StartRound(route: "NH-R1"), as: "2")
    func answer(_ words: String) -> AnswerItem {
      AnswerItem(round: round.number, stop: 1, item: "glass", answer: .fail, words: words)
    }
    let number = try #require(try world.give(answer("玻璃松动"), as: "2").order)
    #expect(try world.order(number).order.markedMajor == nil)
    try world.move(to: "2026-11-23 09:30")
    let second = try world.give(StartRound(route: "NH-R1"), as: "4")
    let trigger = try #require(try Defaults.load().triggers.first { $0.major })
    let again = AnswerItem(
      round: second.number, stop: 1, item: "glass", answer: .fail, words: trigger.words[0])
    #expect(try world.give(again, as: "4").order == number)
    #expect(try world.order(number).order.markedMajor == world.now)
  }

  @Test("rounds of all campuses are planned by those alone who may plan each of them")
  func planEverywhere() throws {
    var world = try World()
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      try db.execute(
        """
        UPDATE staff_role SET campus = (SELECT id FROM campus WHERE code = 'XS')
        WHERE staff = (SELECT id FROM staff WHERE number = '1')
        """)
    }
    try other.close()
    let refusal = EngineError.notPermittedThere(
      command: "planRounds", person: "陈主管", campus: "南湖校区")
    #expect(throws: refusal) { try world.give(PlanRounds(), as: "1") }
  }

  @Test("what concerns all campuses needs a role on all; what concerns one, a role there")
  func scope() throws {
    var world = try World()
    let rules = try Defaults.load()
    func restrict(to code: String) throws {
      let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
      try other.write { db in
        try db.execute(
          """
          UPDATE staff_role SET campus = (SELECT id FROM campus WHERE code = $1)
          WHERE staff = (SELECT id FROM staff WHERE number = '1')
          """, code)
      }
      try other.close()
    }
    let actor = Actor(person: try world.engine.ask(now: world.now) { try $0.person(named: "1").id })
    #expect(try world.engine.apply(rules, by: actor, now: world.now) == 2)
    try world.give(EnterStaff(number: "62", name: "南湖工", crew: "NH-ZH", roles: ["worker@NH"]))
    try restrict(to: "NH")
    #expect(throws: EngineError.notPermitted(command: "applyConfiguration", person: "陈主管")) {
      _ = try world.engine.apply(rules, by: actor, now: world.now)
    }
    // Number 62 counts at NH alone; number 3 belongs to no crew and may serve anywhere.
    try world.give(MapLogin(staff: "62", login: "wang"), as: "1")
    #expect(throws: EngineError.notPermitted(command: "manageStaff", person: "陈主管")) {
      try world.give(MapLogin(staff: "3", login: "sun"), as: "1")
    }
    try restrict(to: "XS")
    let refusal = EngineError.notPermittedThere(
      command: "manageStaff", person: "陈主管", campus: "南湖校区")
    #expect(throws: refusal) {
      try world.give(MapLogin(staff: "62", login: "wang"), as: "1")
    }
  }

  @Test("equipment of the campus file is found however its code is written there and typed")
  func assetCodes() throws {
    let folder = try TestFolder.make()
    let ledger = try SQLiteLedger.create(
      at: folder.appendingPathComponent("a.db").path, schema: Engine.schema)
    let engine = Engine(ledger: ledger)
    let now = Instant(seconds: 1_795_000_000)
    let asset =
      "[[asset]]\ncode = \"dt-nh-1\"\nplace = \"NH/TSG\"\nname = \"1 号电梯\"\nkind = \"lift\"\n"
    try engine.found(
      Founding(
        campusFile: try CampusFile(toml: World.campusFile + "\n" + asset, file: "world.toml"),
        configuration: try Defaults.load(), simulatedClock: now),
      now: now)
    for typed in ["dt-nh-1", "DT-NH-1", "ＤＴ－ＮＨ－１"] {
      #expect(try engine.ask(now: now) { try $0.asset(coded: typed).name } == "1 号电梯")
    }
  }
}
