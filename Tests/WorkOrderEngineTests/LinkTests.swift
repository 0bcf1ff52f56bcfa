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

  @Test("an order is complete when its parts are: while one is open, completing names it")
  func parts() throws {
    var world = try World()
    let parent = try world.logDefect()
    let parts = try ["电源", "灯架"].map { text in
      try world.give(
        LogDefect(place: "NH/TSG/101", category: "lighting", text: text, parent: parent), as: "3"
      ).number
    }
    let completion = Completion(cause: "a", remedy: "b")
    func complete(_ number: String) throws {
      try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
      try world.give(CompleteOrder(order: number, completion: completion), as: "2")
    }
    #expect(try links(world, parent) == parts.map { "hasPart \($0)" })
    #expect(try links(world, parts[0]) == ["partOf \(parent)"])
    #expect(throws: EngineError.partsOpen(order: parent, parts: parts)) { try complete(parent) }
    try complete(parts[0])
    #expect(throws: EngineError.partsOpen(order: parent, parts: [parts[1]])) {
      try complete(parent)
    }
    try world.give(CancelOrder(order: parts[1], reason: "不必"), as: "3")
    try complete(parent)
    #expect(try world.order(parent).order.stage == .completed)
    #expect(try doctor(world) == [])
  }

  @Test("what is repaired or cancelled takes no part, and no order ends in favour of its own part")
  func impossibleParts() throws {
    var world = try World()
    let parent = try world.logDefect()
    func part(of number: String) throws -> String {
      try world.give(
        LogDefect(place: "NH/TSG/101", category: "lighting", text: "x", parent: number), as: "3"
      ).number
    }
    let child = try part(of: parent)
    let grandchild = try part(of: child)
    for below in [child, grandchild] {
      #expect(throws: EngineError.linksInCircle(order: parent, other: below)) {
        try world.give(CancelOrder(order: parent, reason: "重复", duplicateOf: below), as: "3")
      }
    }
    #expect(throws: EngineError.unknownOrder("NH-999")) { _ = try part(of: "NH-999") }
    try world.give(CancelOrder(order: grandchild, reason: "不必"), as: "3")
    #expect(throws: EngineError.parentDone(order: grandchild, stage: .cancelled)) {
      _ = try part(of: grandchild)
    }
    try close(child, in: &world)
    #expect(throws: EngineError.parentDone(order: child, stage: .closed)) {
      _ = try part(of: child)
    }
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
    _ = try world.give(
      LogDefect(place: "NH/TSG", category: "lighting", text: "y", parent: first), as: "3")
    var bytes: [UInt8] = []
    try world.engine.export(.orders, format: .json, now: world.now) { bytes += $0 }
    let rows = try String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
      let row = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return ["follows", "duplicateOf", "parent"].map { row[$0] as? String ?? "-" }
        .joined(separator: " ")
    }
    #expect(rows == ["- - -", "- \(first) -", "\(first) - -", "- - \(first)"])
  }
}
