import Ledger
import Testing

@testable import WorkOrderEngine

/// Lists by words say the same whichever way they are found.
@Suite("Lists by words")
struct OrderWordsTests {
  private static let texts = [
    "卫生间水管漏水严重", "漏水", "路灯不亮 street light out", "Street light flickers", "water leak 漏水",
    "waters of the lake", "fallen tree", "lift A12 stuck, smells", "路灯", "空调漏水滴水",
  ]

  /// Orders with texts of a few words, some of them over and one of them major.
  private static func world() throws -> World {
    var world = try World()
    var numbers = SplitMix(state: 2_026)
    for index in 0..<90 {
      let text = texts.randomElement(using: &numbers) ?? ""
      let number = try world.logDefect(text: text, major: index == 40)
      if Int.random(in: 0..<3, using: &numbers) == 0 {
        try world.give(CancelOrder(order: number, reason: "误报"), as: "3")
      }
      if index % 10 == 9 { try world.move(to: "2026-11-23 1\(index / 10):00") }
    }
    return world
  }

  /// The ids that the plain condition finds, in the order of the list.
  private func plain(_ filter: OrderFilter, by key: String, _ snapshot: Snapshot) throws -> [Int64]
  {
    let sql = try snapshot.condition(of: filter, me: 0)
    return try snapshot.reader.rows(
      "SELECT o.id FROM work_order o WHERE \(sql.text) ORDER BY \(key), o.id",
      arguments: sql.arguments
    ) { $0.integer(0) }
  }

  @Test("the index, a walk and both together find the same as the plain condition")
  func everyWay() throws {
    let world = try Self.world()
    let terms = [
      "漏水", "路灯", "漏", "w", "water", "waters", "street", "s", "l", "light", "\"street light\"",
      "n", "1", "nh", "zzz", "a12", "tsg", "-tsg", "-漏水", "-w", "-street", "-l", "state:open",
      "late", "major", "prio:<=3", "2", "café", "smells",
    ]
    let ways = [
      WordCost(), WordCost(sample: 1, tested: 1, sorted: 0, looked: 3),
      WordCost(sample: 4, tested: 12, sorted: 3, looked: 40),
      WordCost(sample: 1, tested: 1_000, sorted: 5, looked: 0),
      WordCost(sample: 0, tested: 0, sorted: 1_000, looked: 1),
    ]
    var numbers = SplitMix(state: 7)
    try world.engine.ask(now: world.now) { snapshot in
      var asked = 0
      for _ in 0..<400 {
        let count = Int.random(in: 1...3, using: &numbers)
        let text = (0..<count).map { _ in terms.randomElement(using: &numbers) ?? "" }
          .joined(separator: " ")
        let filter = try OrderFilter(text)
        let sort: OrderSort = Bool.random(using: &numbers) ? .due : .age
        let key = sort == .due ? "o.live_due" : "o.reported"
        let wanted = try plain(filter, by: key, snapshot)
        let limit = Int.random(in: 1...40, using: &numbers)
        for way in ways {
          let most = WordLimit(most: limit, least: .max)
          guard let found = try snapshot.found(filter, sort: sort, most, me: 0, cost: way) else {
            continue
          }
          asked += 1
          #expect(found.orders.map(\.id) == Array(wanted.prefix(limit)), "\(text) \(way)")
          #expect(!found.isCut)
          // One that may end early has enough for its page, and begins with the same.
          let page = WordLimit(most: limit, least: min(limit, 5))
          guard let cut = try snapshot.found(filter, sort: sort, page, me: 0, cost: way) else {
            continue
          }
          #expect(cut.orders.map(\.id) == Array(wanted.prefix(cut.orders.count)))
          #expect(cut.orders.count >= (cut.isCut ? page.least : min(limit, wanted.count)))
        }
        #expect(try snapshot.count(filter, limit: 20) == min(21, wanted.count), "\(text)")
      }
      #expect(asked > 1_000)
    }
  }

  @Test("pages by words follow each other without a gap, and the first says how many there are")
  func pages() throws {
    let world = try Self.world()
    try world.engine.ask(now: world.now) { snapshot in
      for text in ["漏水", "state:open l", "-water", "s"] {
        let filter = try OrderFilter(text)
        let wanted = try plain(filter, by: "o.live_due", snapshot)
        let first = try snapshot.firstOrders(filter, limit: 7, most: 1_000)
        #expect(first.count == wanted.count)
        #expect(first.page.items.map(\.id) == Array(wanted.prefix(7)))
        var found = first.page.items.map(\.id)
        var cursor = first.page.next
        while let after = cursor {
          let page = try snapshot.orders(filter, limit: 7, after: after)
          found += page.items.map(\.id)
          cursor = page.next
        }
        #expect(found == wanted, "\(text)")
      }
    }
  }
}
