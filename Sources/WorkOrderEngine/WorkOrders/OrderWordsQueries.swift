import Ledger

/// An order that a filter finds, with its place in the list.
struct FoundOrder {
  var id: Int64
  /// By what the list sorts first: a due time or an age.
  var key: Int64

  /// Where the list goes on behind it.
  var cursor: String { "\(key)~\(id)" }
}

/// The first orders that a filter finds.
struct FoundOrders {
  var orders: [FoundOrder] = []
  /// More may be found behind the last; else these are all, or as many as were asked for.
  var isCut = false
}

/// What a list by words may cost, in orders: a test of one took 8 µs, a look at one 4 µs.
struct WordCost {
  /// After so many a walk knows whether it goes on.
  var sample = 500
  /// So many are tested at most.
  var tested = 3_000
  /// So many matches are looked at one by one and sorted; more are met on a walk along the list.
  var sorted = 2_000
  /// Of orders that are over so many are looked at one by one, before the list is walked after all.
  var looked = 8_000
}

/// How many orders are wanted of a list by words.
struct WordLimit {
  /// No more than so many.
  var most: Int
  /// With so many it may end where it would cost too much to go on.
  var least: Int
}

/// Finds the first orders that have the words of a filter, in the order of a list.
///
/// Beginnings of one or two letters are tested on a walk along the list, which soon meets them; to gather
/// them from the index takes longer the more orders there are. Other words the index finds. Few matches
/// are looked at one by one; many are told by their ids on a walk along the list's own index, of which
/// what is over has one due time and so the order of the ids.
struct WordSearch {
  let snapshot: Snapshot
  let words: FilterWords
  /// The rest of the filter, and where the list begins.
  let sql: FilterSQL
  /// The column that the list sorts by, before the id.
  let key: String
  let limit: WordLimit
  let cost: WordCost

  func run() throws -> FoundOrders {
    if words.isPlain {
      let selective = words.wanted.selective
      let isAll = selective == words.wanted.searched && words.unwanted.isEmpty
      if selective.isEmpty {
        if let found = try met(try test()) { return found }
      } else if !isAll || !words.alternatives.isEmpty {
        let found = try matched([try matches(selective)], [], try test())
        if !found.isCut || found.orders.count >= limit.least { return found }
      }
    }
    var sets = try words.alternatives.filter { !$0.isNegated }.map(alternative)
    if !words.wanted.isEmpty { sets.append(try matches(words.wanted.searched)) }
    let unwanted =
      try words.unwanted.map { try matches($0.searched) }
      + words.alternatives.filter(\.isNegated).map(alternative)
    return try matched(sets, unwanted, nil)
  }

  /// Whether an order has what the filter asks for, from its id and its words.
  private typealias Test = (Int64, String) -> Bool

  private func test() throws -> Test {
    let test = words.test
    let others = try words.alternatives.map { other in
      (test: WordTest(other.wanted), there: try there(other), isNegated: other.isNegated)
    }
    return { id, text in
      test.holds(text)
        && others.allSatisfy { ($0.test.holds(text) || $0.there.has(id)) != $0.isNegated }
    }
  }

  /// A walk along the list; `nil` when the words are too rare for it.
  private func met(_ test: Test) throws -> FoundOrders? {
    var found = FoundOrders()
    var tested = 0
    var isRare = false
    try walk(sql, limit: Int64(cost.tested) + 1) { order in
      tested += 1
      guard tested <= cost.tested else {
        found.isCut = true
        return false
      }
      if test(order.id, try text(of: order.id)) { found.orders.append(order) }
      isRare =
        tested == cost.sample
        && found.orders.count * cost.tested < min(limit.least, limit.most) * cost.sample
      return !isRare && found.orders.count < limit.most
    }
    return isRare || (found.isCut && found.orders.count < limit.least) ? nil : found
  }

  /// Orders whose ids stand in all of `sets` and in none of `unwanted`, and that pass the test.
  private func matched(
    _ sets: [[Int64]], _ unwanted: [[Int64]], _ test: Test?
  ) throws -> FoundOrders {
    var found = FoundOrders()
    var tested = 0
    func isMatch(_ id: Int64) -> Bool {
      sets.allSatisfy { $0.has(id) } && !unwanted.contains { $0.has(id) }
    }
    // Answers whether to go on.
    func take(_ order: FoundOrder) throws -> Bool {
      if let test {
        tested += 1
        found.isCut = tested > cost.tested
        if found.isCut { return false }
        guard test(order.id, try text(of: order.id)) else { return true }
      }
      found.orders.append(order)
      return found.orders.count < limit.most
    }
    let fewest = sets.min { $0.count < $1.count }
    if let fewest, fewest.count <= cost.sorted {
      var looked: [FoundOrder] = []
      for id in fewest where isMatch(id) {
        if let order = try look(at: id, sql) { looked.append(order) }
      }
      for order in looked.sorted(by: { ($0.key, $0.id) < ($1.key, $1.id) }) {
        guard try take(order) else { break }
      }
      return found
    }
    guard let fewest, key == "o.live_due" else {
      try walk(sql) { try !isMatch($0.id) || take($0) }
      return found
    }
    var open = sql.readByDue
    open.add("o.live_due <= \(open.bind(WorkOrderSchema.never))")
    try walk(open) { try !isMatch($0.id) || take($0) }
    guard !words.isOpenOnly, !found.isCut, found.orders.count < limit.most else { return found }
    var over = sql
    over.add("o.live_due > \(over.bind(WorkOrderSchema.never))")
    var looked = 0
    for id in fewest where isMatch(id) {
      looked += 1
      if looked > cost.looked {
        over.add("o.id >= \(over.bind(id))")
        try walk(over) { try !isMatch($0.id) || take($0) }
        break
      }
      guard let order = try look(at: id, over) else { continue }
      guard try take(order) else { break }
    }
    return found
  }
}

extension WordSearch {
  private var reader: any LedgerReader { snapshot.reader }

  private func text(of id: Int64) throws -> String {
    try reader.indexedWords("order_search", id)
  }

  private func matches(_ words: SearchWords) throws -> [Int64] {
    var ids: [Int64] = []
    try reader.forEachMatch("order_search", words) { ids.append($0) }
    return ids
  }

  /// Orders that have the words, and those in the places that are called so.
  private func alternative(_ alternative: FilterWords.Alternative) throws -> [Int64] {
    Set(try matches(alternative.wanted.searched)).union(try there(alternative)).sorted()
  }

  /// Orders in the places that are called so; index `work_order_by_place`.
  private func there(_ alternative: FilterWords.Alternative) throws -> [Int64] {
    try reader.rows(
      "SELECT o.id FROM work_order o WHERE \(alternative.places.text)",
      arguments: alternative.places.arguments
    ) { $0.integer(0) }.sorted()
  }

  private func walk(
    _ sql: FilterSQL, limit: Int64 = .max, _ body: (FoundOrder) throws -> Bool
  ) throws {
    var sql = sql
    let mark = sql.bind(limit)
    try reader.forEach(
      """
      SELECT o.id, \(key) FROM work_order o
      WHERE \(sql.text) ORDER BY \(key), o.id LIMIT \(mark)
      """, sql.arguments
    ) { try body(FoundOrder(id: $0.integer(0), key: $0.integer(1))) }
  }

  private func look(at id: Int64, _ sql: FilterSQL) throws -> FoundOrder? {
    var sql = sql
    let mark = sql.bind(id)
    return try reader.first(
      "SELECT \(key) FROM work_order o WHERE o.id = \(mark) AND \(sql.text)",
      arguments: sql.arguments
    ) { FoundOrder(id: id, key: $0.integer(0)) }
  }
}

extension [Int64] {
  /// Whether a sorted list has a number.
  fileprivate func has(_ number: Int64) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == number
  }
}
