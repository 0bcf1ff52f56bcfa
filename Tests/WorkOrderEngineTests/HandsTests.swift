import Configuration
import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("In whose hands an order or a round is")
struct HandsTests {
  @Test("what a crew has in hand is taken by its own people, or by whoever may transfer")
  func crew() throws {
    var world = try World()
    let number = try world.logDefect()
    try world.give(TransferOrder(order: number, to: "NH-ZH", reason: "班组"), as: "3")
    let held = EngineError.heldByOther(order: number, holder: "综合维修班")
    _ = try world.give(EnterStaff(number: "62", name: "外人", roles: ["worker"]))
    #expect(throws: held) { try world.give(AcceptOrder(order: number), as: "62") }
    #expect(throws: held) { try world.give(DeclineOrder(order: number, reason: "忙"), as: "62") }
    #expect(throws: held) {
      try world.give(
        CompleteOrder(order: number, completion: Completion(cause: "a", remedy: "b")), as: "62")
    }
    #expect(try world.give(AcceptOrder(order: number), as: "2").stage == .accepted)
    let day = try #require(CalendarDate("2026-12-01"))
    let taken = EngineError.heldByOther(order: number, holder: "王工")
    #expect(throws: taken) {
      try world.give(HoldOrder(order: number, reason: .parts, wakeOn: day), as: "62")
    }
    #expect(throws: taken) {
      try world.give(
        AskExtension(order: number, until: world.now + 30 * 86_400, reason: "件"), as: "62")
    }
    try world.give(HoldOrder(order: number, reason: .parts, wakeOn: day), as: "2")
    #expect(throws: taken) { try world.give(ResumeOrder(order: number), as: "62") }
  }

  @Test("an order goes to nobody who could not take it: disabled, or without a role on its campus")
  func cannotAct() throws {
    var world = try World()
    let number = try world.logDefect()
    _ = try world.give(EnterStaff(number: "63", name: "西山", roles: ["worker@XS"]))
    _ = try world.give(EnterStaff(number: "64", name: "走了", roles: ["worker"]))
    var off = ReviseStaff(staff: "64")
    off.enabled = false
    try world.give(off)
    for (person, name) in [("7", "审计"), ("63", "西山"), ("64", "走了")] {
      #expect(throws: EngineError.cannotAct(holder: name)) {
        try world.give(TransferOrder(order: number, to: person, reason: "近"), as: "3")
      }
    }
    #expect(
      try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3").stage
        == .dispatched)
  }

  @Test("a part does not begin anew while the repair it belongs to is over")
  func parts() throws {
    var world = try World()
    let whole = try world.logDefect()
    let part = try world.give(
      LogDefect(place: "NH/TSG/101", category: "lighting", text: "线", parent: whole), as: "3"
    ).number
    let done = Completion(cause: "a", remedy: "b")
    for number in [part, whole] {
      try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
      try world.give(CompleteOrder(order: number, completion: done), as: "2")
    }
    let over = EngineError.parentDone(order: whole, stage: .completed)
    #expect(throws: over) { try world.give(UndoOrder(order: part), as: "2") }
    #expect(throws: over) {
      try world.give(RefuseVerification(order: part, reason: "没修好"), as: "3")
    }
    try world.give(RefuseVerification(order: whole, reason: "没修好"), as: "3")
    #expect(try world.give(UndoOrder(order: part), as: "2").stage == .dispatched)
  }

  @Test("a round is answered and finished by whoever walks it, and by another after taking it over")
  func rounds() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    let item = try world.round(number).stops[0].items[0]
    let answer = AnswerItem(round: number, stop: 1, item: item, answer: .fail, words: "坏")
    let other = EngineError.walkedByOther(round: number, walker: "王工")
    #expect(throws: other) { try world.give(answer, as: "4") }
    #expect(throws: other) { try world.give(PassRest(round: number, stop: 1), as: "4") }
    #expect(throws: other) {
      try world.give(SkipStop(round: number, stop: 1, reason: "锁"), as: "4")
    }
    #expect(throws: other) { try world.give(FinishRound(round: number, reason: "锁"), as: "4") }
    #expect(throws: other) { try world.give(BringRound(round: number, answers: []), as: "4") }
    try world.give(TakeRound(round: number), as: "4")
    #expect(try world.give(answer, as: "4").result == .fail)
    #expect(throws: EngineError.walkedByOther(round: number, walker: "刘班长")) {
      try world.give(FinishRound(round: number, reason: "锁"), as: "2")
    }
  }

  @Test(
    "a repair on the spot is recorded by those who repair or walk, a time agreed by those who may")
  func extras() throws {
    var world = try World()
    _ = try world.give(EnterStaff(number: "65", name: "校领导", roles: ["vicePresident"]))
    let done = LogDefect(
      place: "NH/TSG/101", category: "lighting", text: "灯",
      done: Completion(cause: "a", remedy: "b"))
    #expect(throws: EngineError.notPermitted(command: "completeOrder", person: "校领导")) {
      try world.give(done, as: "65")
    }
    #expect(throws: EngineError.notPermitted(command: "agreeTime", person: "校领导")) {
      try world.give(
        LogDefect(
          place: "NH/TSG/101", category: "lighting", text: "灯", agreed: world.now + 3_600),
        as: "65")
    }
    #expect(try world.order(world.give(done, as: "2").number).order.stage == .completed)
    #expect(try world.order(world.give(done, as: "1").number).order.stage == .completed)
  }
}
