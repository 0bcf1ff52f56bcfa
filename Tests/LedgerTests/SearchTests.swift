import Ledger
import Testing

@Suite("Search")
struct SearchTests {
  let ledger: SQLiteLedger

  init() throws {
    ledger = try SQLiteLedger.temporary(schema: lamps)
  }

  /// Pairs of neighbours, as the owner of the text makes them.
  private func pairs(_ text: String) -> [String] {
    zip(text, text.dropFirst()).map { String([$0, $1]) }
  }

  private func find(_ words: [String], before: Int64 = .max, limit: Int = 100) throws -> [Int64] {
    try ledger.read { try $0.search("words", words: words, before: before, limit: limit) }
  }

  @Test("any two neighbouring Chinese characters find the text")
  func chinese() throws {
    let text = "图书馆三楼东侧水龙头漏水严重"
    try ledger.write { writer in
      try writer.index("words", 7, pairs(text).joined(separator: " "))
      try writer.index("words", 8, pairs("走廊灯不亮").joined(separator: " "))
    }
    for pair in pairs(text) { try #expect(find([pair]) == [7]) }
    try #expect(find(pairs("水龙头")) == [7])
    try #expect(find(["漏水", "图书"]) == [7])
    try #expect(find(["水漏"]) == [])
    try #expect(find(["漏水", "走廊"]) == [])
  }

  @Test("what a person types is never taken for an operator")
  func quoting() throws {
    try ledger.write { try $0.index("words", 1, "lamp or not \"near\" NH-4107") }
    for word in ["OR", "not", "\"near\"", "nh-4107", "LAMP"] { try #expect(find([word]) == [1]) }
    for word in ["*", "\"", "lamp*", "^lam", "entry_words:lamp", "", " "] {
      try #expect(find([word]) == (word == "lamp*" ? [1] : []), "\(word)")
    }
    try #expect(find([]) == [])
  }

  @Test("new words take the place of the old ones, and a removed row is not found")
  func replacing() throws {
    try ledger.write { try $0.index("words", 1, "lamp broken") }
    try ledger.write { try $0.index("words", 1, "tap broken") }
    try #expect(find(["lamp"]) == [])
    try #expect(find(["tap"]) == [1])
    try ledger.write { try $0.removeFromIndex("words", 1) }
    try #expect(find(["broken"]) == [])
    try #expect(ledger.check() == [])
  }

  @Test("pages go downward without gap or repetition")
  func pages() throws {
    try ledger.write { writer in
      for id in 1...25 { try writer.index("words", Int64(id), "lamp") }
    }
    var seen: [Int64] = []
    var before = Int64.max
    while true {
      let page = try find(["lamp"], before: before, limit: 10)
      guard let last = page.last else { break }
      seen += page
      before = last
    }
    #expect(seen == (1...25).reversed())
  }

  @Test("a filter in any statement can use the index")
  func filter() throws {
    try ledger.write { writer in
      try writer.execute("INSERT INTO place(id, name) VALUES (1, 'a'), (2, 'b')")
      try writer.index("words", 2, "漏水")
    }
    let names = try ledger.read { reader in
      try reader.rows(
        "SELECT name FROM place WHERE id > $1 AND id IN {matching words $2}", 0,
        SearchWords(["漏水"])
      ) { $0.text(0) }
    }
    #expect(names == ["b"])
  }

  @Test("merging ends, and finds the same afterwards")
  func merging() throws {
    for id in 1...40 { try ledger.write { try $0.index("words", Int64(id), "lamp w\(id)") } }
    func segments() throws -> Int64? {
      try ledger.read { try $0.value("SELECT count(DISTINCT segid) FROM words_idx") }
    }
    try #expect(segments() == 40)
    var turns = 0
    while try ledger.write({ try $0.mergeSearch("words", pages: 16) }), turns < 100 { turns += 1 }
    #expect(turns < 100)
    try #expect(segments() ?? 40 < 10)
    try #expect(find(["lamp"]).count == 40)
    try #expect(find(["w17"]) == [17])
  }

  @Test("thousands of texts written one by one, without any tidying, never fill the index")
  func untidied() throws {
    for id in 1...4_100 {
      try ledger.write { try $0.index("words", Int64(id), "lamp w\(id % 1_000)") }
    }
    try #expect(find(["lamp"], limit: 5_000).count == 4_100)
    try #expect(find(["w17"]).count == 5)
  }
}
