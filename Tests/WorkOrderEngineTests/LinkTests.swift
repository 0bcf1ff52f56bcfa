import Foundation
import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("Links between orders")
struct LinkTests {
  /// The links of an order, as people read them.
  private func links(_ world: World, _ number: String) throws -> [String] {
    try world.engine.ask(now: world.now) { try $0.links(ofOrder: number) }
      .map { "\($0.relation.rawValue) \($0.number)" }
  }

  private func doctor(_ world: World) throws -> [Problem] {
    try world.engine.doctor(chain: true, now: world.now)
  }

  /// Repairs and closes an order.
  private func close(_ number: String, in world: inout World) throws {
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    try world.give(
      CompleteOrder(order: number, completion: Completion(cause: "a", remedy: "b")), as: "2")
    try world.give(VerifyOrder(order: number), as: "3")
  }

  @Test("closed too long to be reopened: refused, and a new order follows it")
  func follows() throws {
    var world = try World()
    let first = try world.logDefect()
    try close(first, in: &world)
    try world.move(to: "2026-12-28 09:00")
    #expect(throws: EngineError.refused(order: first, obstacle: .tooLateToReopen)) {
      try world.give(ReopenOrder(order: first, reason: "又坏了"), as: "3")
    }
    let second = try world.give(
      LogDefect(place: "NH/TSG/101", category: "lighting", text: "又坏了", follows: first), as: "3"
    ).number
    #expect(try links(world, second) == ["follows \(first)"])
    #expect(try links(world, first) == ["followedBy \(second)"])
    #expect(try world.order(second).order.report.follows == world.order(first).id)
    #expect(try doctor(world) == [])
  }

  @Test("a duplicate ends in favour of the order that stays; undoing takes the link away")
  func duplicate() throws {
    var world = try World()
    let numbers = try (1...2).map { _ in try world.logDefect() }
    try world.give(
      CancelOrder(order: numbers[1], reason: "重复", duplicateOf: numbers[0]), as: "3")
    #expect(try world.order(numbers[1]).order.stage == .cancelled)
    #expect(try links(world, numbers[1]) == ["duplicateOf \(numbers[0])"])
    #expect(try links(world, numbers[0]) == ["duplicatedBy \(numbers[1])"])
    #expect(try doctor(world) == [])
    try world.give(UndoOrder(order: numbers[1]), as: "3")
    #expect(try links(world, numbers[0]) == [])
    #expect(try doctor(world) == [])
  }

  @Test("no order is a duplicate of itself, of its own duplicate, or of a cancelled one")
  func refused() throws {
    var world = try World()
    let numbers = try (1...4).map { _ in try world.logDefect() }
    func cancel(_ number: String, for other: String) throws {
      try world.give(CancelOrder(order: number, reason: "重复", duplicateOf: other), as: "3")
    }
    #expect(throws: EngineError.linksToItself(order: numbers[0])) {
      try cancel(numbers[0], for: numbers[0].lowercased())
    }
    #expect(throws: EngineError.unknownOrder("NH-999")) { try cancel(numbers[0], for: "NH-999") }
    try cancel(numbers[1], for: numbers[0])
    #expect(throws: EngineError.linksInCircle(order: numbers[0], other: numbers[1])) {
      try cancel(numbers[0], for: numbers[1])
    }
    #expect(throws: EngineError.linksToCancelled(order: numbers[1])) {
      try cancel(numbers[2], for: numbers[1])
    }
    #expect(throws: EngineError.unknownOrder("NH-999")) {
      try world.give(
        LogDefect(place: "NH/TSG", category: "lighting", text: "x", follows: "NH-999"), as: "3")
    }
    #expect(try world.order(numbers[0]).order.stage.isOpen)
    #expect(try doctor(world) == [])
  }

  @Test("doctor names a link that no event made and one that is gone")
  func altered() throws {
    var world = try World()
    let numbers = try (1...3).map { _ in try world.logDefect() }
    try world.give(
      CancelOrder(order: numbers[1], reason: "重复", duplicateOf: numbers[0]), as: "3")
    try world.engine.write(now: world.now) { transaction in
      try transaction.db.execute("UPDATE order_link SET other = 3")
    }
    #expect(
      try doctor(world).map { "\($0.kind) \($0.place)" } == [
        "missing \(numbers[1]) order_link duplicate 1",
        "missing \(numbers[1]) order_link duplicate 3",
      ])
  }

  @Test("an export carries them")
  func exported() throws {
    var world = try World()
    let first = try world.logDefect()
    let second = try world.logDefect()
    try world.give(CancelOrder(order: second, reason: "重复", duplicateOf: first), as: "3")
    _ = try world.give(
      LogDefect(place: "NH/TSG", category: "lighting", text: "x", follows: first), as: "3")
    var bytes: [UInt8] = []
    try world.engine.export(.orders, format: .json, now: world.now) { bytes += $0 }
    let rows = try String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
      let row = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return "\(row["follows"] as? String ?? "-") \(row["duplicateOf"] as? String ?? "-")"
    }
    #expect(rows == ["- -", "- \(first)", "\(first) -"])
  }
}
