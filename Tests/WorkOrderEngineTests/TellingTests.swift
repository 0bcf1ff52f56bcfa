import Ledger
import ServiceClock
import Testing
import WorkOrderEngine

@Suite("Telling people who are not at a terminal")
struct TellingTests {
  /// A world in which the supervisor of one campus is to be told of one major problem.
  private func worldWithTelling() throws -> World {
    var world = try World()
    _ = try world.logDefect(major: true)
    _ = try world.engine.tick(now: world.now)
    #expect(try world.waiting().count == 1)
    return world
  }

  @Test("what does not arrive is tried again after one minute, two, four, up to about an hour")
  func growingDelay() throws {
    let world = try worldWithTelling()
    var due = world.now
    var delays: [Int64] = []
    for _ in 0..<9 {
      if due > world.now {
        #expect(try world.engine.deliverTelling(now: due - 1) { _ in false } == nil)
      }
      #expect(try world.engine.deliverTelling(now: due) { _ in false } == false)
      #expect(try world.engine.deliverTelling(now: due) { _ in false } == nil)
      let delay = TellingRule.delay(after: delays.count)
      delays.append(delay)
      due = due + delay
    }
    #expect(delays == [60, 120, 240, 480, 960, 1_920, 3_840, 3_840, 3_840])
    #expect(try world.engine.deliverTelling(now: due) { _ in true } == true)
    #expect(try world.waiting(at: due + 100_000).isEmpty)
  }

  @Test("messages that do not arrive for a quarter of an hour are a problem that doctor names")
  func stuck() throws {
    let world = try worldWithTelling()
    var due = world.now
    for attempt in 0..<TellingRule.patience {
      #expect(try world.engine.doctor(chain: false, now: due) == [])
      #expect(try world.engine.deliverTelling(now: due) { _ in false } == false)
      due = due + TellingRule.delay(after: attempt)
    }
    let stuck = Problem(kind: .telling, place: "NH-1", found: "1")
    #expect(try world.engine.doctor(chain: false, now: due) == [stuck])
    #expect(try world.engine.deliverTelling(now: due) { _ in true } == true)
    #expect(try world.engine.doctor(chain: false, now: due) == [])
  }

  @Test("who looks while a telling is on its way finds nothing to do")
  func claimed() throws {
    let world = try worldWithTelling()
    var seenMeanwhile = 0
    let arrived = try world.engine.deliverTelling(now: world.now) { _ in
      seenMeanwhile = (try? world.waiting().count) ?? -1
      let other = try? world.engine.deliverTelling(now: world.now) { _ in true }
      #expect(other == .some(nil))
      return true
    }
    #expect(arrived == true)
    #expect(seenMeanwhile == 0)
    #expect(try world.engine.deliverTelling(now: world.now + 86_400) { _ in true } == nil)
  }

  @Test("a command is given and done while a telling is on its way")
  func blocksNoCommand() throws {
    var world = try worldWithTelling()
    let number = try world.logDefect()
    let (engine, now) = (world.engine, world.now)
    _ = try engine.deliverTelling(now: now) { _ in
      let done = try? engine.perform(
        CommentOrder(order: number, text: "在路上"), id: "meanwhile", by: Actor(person: 1), now: now)
      #expect(done != nil)
      return true
    }
    #expect(try world.order(number).events.last?.change.kind == .commented)
  }

  @Test("a telling says who is told, of what, why, and how grave it is")
  func body() throws {
    let world = try worldWithTelling()
    let body = try #require(try world.waiting().first?.body)
    for part in [
      "\"name\":\"陈主管\"", "\"number\":\"1\"", "\"subject\":\"NH-1\"", "\"text\":\"灯管不亮\"",
      "\"major\":true", "\"reason\":\"major ", "\"at\":\(world.now.seconds),",
    ] {
      #expect(body.contains(part), "\(part) in \(body)")
    }
    #expect(!body.contains("\n"))
  }
}

extension World {
  /// The tellings that are due.
  fileprivate func waiting(at instant: Instant? = nil) throws -> [WaitingTelling] {
    try engine.ask(now: instant ?? now) { try $0.waitingTellings(limit: 10) }
  }
}
