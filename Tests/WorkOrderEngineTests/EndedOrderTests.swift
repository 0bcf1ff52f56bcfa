import Configuration
import ServiceClock
import Testing

@testable import WorkOrderEngine

/// What ends without a repair, and where an order stands.
@Suite("Orders that end without a repair, and where an order stands")
struct EndedOrderTests {
  /// What the clocks of an order show by its events, which is what its row shows.
  private func words(_ number: String, _ world: World) throws -> [ClockKind: ClockWord] {
    try world.engine.ask(now: world.now) { snapshot in
      let faces = try snapshot.orderView(number).currentClocks.map { $0.face(at: snapshot.now) }
      let row = try snapshot.orderRow(number)
      #expect(row.clocks.map(\.word) == faces.map(\.word), "\(number)")
      return Dictionary(uniqueKeysWithValues: faces.map { ($0.kind, $0.word) })
    }
  }

  @Test("a clock that only stopped because its order was cancelled is neither met nor missed")
  func cancelled() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p1)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    // In the second in which it is cancelled somebody took it on: that was a deed all the same.
    try world.move(to: "2026-11-23 09:05")
    try world.give(AcceptOrder(order: number), as: "2")
    try world.give(CancelOrder(order: number, reason: "误报"), as: "3")
    let words = try words(number, world)
    #expect(
      words == [.accept: .met, .arrive: .stopped, .makeSafe: .stopped, .complete: .stopped])
    // Taken back, its clocks run.
    try world.give(UndoOrder(order: number), as: "3")
    #expect(try self.words(number, world)[.complete] == .onTime)
  }

  @Test("withdrawn, ended as a duplicate, or cancelled on hold: nothing was kept either")
  func others() throws {
    var world = try World()
    let numbers = try (0..<4).map { try world.logDefect(priority: .p2, text: "灯 \($0)") }
    try world.give(TransferOrder(order: numbers[2], to: "2", reason: "就近"), as: "3")
    try world.give(
      HoldOrder(
        order: numbers[2], reason: .parts, wakeOn: try #require(CalendarDate("2026-12-01"))),
      as: "2")
    try world.move(to: "2026-11-23 09:10")
    try world.give(WithdrawOrder(order: numbers[0], reason: "不用了"), as: "3")
    try world.give(
      CancelOrder(order: numbers[1], reason: "重复", duplicateOf: numbers[3]), as: "3")
    try world.give(CancelOrder(order: numbers[2], reason: "误报"), as: "3")
    for number in numbers.prefix(3) {
      #expect(try Set(words(number, world).values) == [.stopped], "\(number)")
    }
  }

  @Test("what was broken before an order was cancelled stays broken, and what was repaired is kept")
  func broken() throws {
    var world = try World()
    let late = try world.logDefect(priority: .p2)
    let repaired = try world.logDefect(priority: .p2, text: "开关坏")
    try world.give(TransferOrder(order: repaired, to: "2", reason: "就近"), as: "3")
    try world.give(
      CompleteOrder(order: repaired, completion: Completion(cause: "旧", remedy: "换")), as: "2")
    try world.move(to: "2026-11-23 12:00")
    for number in [late, repaired] {
      try world.give(CancelOrder(order: number, reason: "误报"), as: "3")
    }
    #expect(try words(late, world) == [.accept: .missed, .arrive: .missed, .complete: .stopped])
    #expect(try words(repaired, world) == [.accept: .met, .arrive: .met, .complete: .met])
  }

  @Test("an order tells what brought it to where it stands, and who does what next")
  func standing() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p3)
    func stands() throws -> (by: OrderChange.Kind?, next: NextStep?) {
      try world.engine.ask(now: world.now) { snapshot in
        let view = try snapshot.orderView(number)
        return (view.arrival?.change.kind, try view.next())
      }
    }
    #expect(try stands().by == .dispatched && stands().next?.step == .accept)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    let worker = try world.engine.ask(now: world.now) {
      Holder.person(try $0.person(named: "2").id)
    }
    #expect(try stands().by == .transferred && stands().next?.holder == worker)
    try world.give(ArriveAtOrder(order: number), as: "2")
    try world.give(CommentOrder(order: number, text: "在等"), as: "2")
    #expect(try stands().by == .arrived && stands().next?.step == .complete)
    try world.give(
      HoldOrder(order: number, reason: .parts, wakeOn: try #require(CalendarDate("2026-12-01"))),
      as: "2")
    let held = try stands()
    #expect(held.by == .held && held.next?.step == .resume && held.next?.holder == worker)
    #expect(held.next?.byItself == (try world.at("2026-12-01 08:00")))
    try world.give(
      AskExtension(order: number, until: try world.at("2026-12-08 18:00"), reason: "缺货"), as: "2")
    #expect(try stands().next?.step == .decideExtension)
    #expect(try stands().next?.roles == [.supervisor, .head])
    try world.give(DecideExtension(order: number, approve: true), as: "1")
    let approved = try world.order(number).order.current.extensionApproved
    #expect(approved?.request.reason == "缺货" && approved?.request.by != approved?.by)
    try world.give(ResumeOrder(order: number), as: "2")
    try world.give(
      CompleteOrder(order: number, completion: Completion(cause: "旧", remedy: "换")), as: "2")
    let done = try stands()
    #expect(done.by == .completed && done.next?.step == .verify && done.next?.holder == nil)
    #expect(done.next?.roles == [.administrator, .frontDesk, .supervisor])
    // Three working days from Monday 09:00.
    #expect(done.next?.byItself == (try world.at("2026-11-26 09:00")))
    let cycle = try world.order(number).order.current
    #expect(cycle.completedBy.map(Holder.person) == worker)
    try world.give(RefuseVerification(order: number, reason: "仍不亮"), as: "3")
    #expect(try stands().by == .verificationRefused && stands().next?.step == .complete)
    #expect(try world.order(number).order.current.completedBy == nil)
    try world.give(CancelOrder(order: number, reason: "拆除"), as: "3")
    #expect(try stands().by == .cancelled && stands().next == nil)
  }
}
