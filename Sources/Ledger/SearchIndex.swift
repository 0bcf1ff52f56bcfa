/// Words to look for: all must occur; a word with spaces in it is a phrase.
///
/// Bind it to the placeholder of `{matching TABLE $N}`, or give the words to
/// ``LedgerReader/search(_:words:before:limit:)``.
public struct SearchWords: SQLConvertible, Hashable, Sendable {
  /// The words, in any order.
  public var words: [String]

  /// Beginnings of words: for each, some word that begins so must occur too.
  public var prefixes: [String]

  /// Words, and beginnings of words, that must all occur.
  public init(_ words: [String], prefixes: [String] = []) {
    self.words = words
    self.prefixes = prefixes
  }

  /// Nothing to look for.
  public var isEmpty: Bool { words.isEmpty && prefixes.isEmpty }

  /// The expression of the database's full-text search; without words it finds nothing.
  public var sqlValue: SQLValue {
    func quoted(_ words: [String]) -> [String] {
      words.filter { !$0.allSatisfy(\.isWhitespace) }
        .map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    }
    let quoted = quoted(words) + quoted(prefixes).map { $0 + "*" }
    return .text(quoted.isEmpty ? "\"\"" : quoted.joined(separator: " AND "))
  }
}

extension LedgerReader {
  /// Calls `body` with the ids that match, in ascending order.
  /// - Throws: ``LedgerError``, and what `body` throws.
  public func forEachMatch(
    _ table: String, _ words: SearchWords, body: (Int64) throws -> Void
  ) throws {
    try forEachRow(
      "SELECT rowid FROM \(table) WHERE \(table) MATCH $1 ORDER BY rowid", words
    ) { try body($0.integer(0)) }
  }

  /// The words of a row as they were put into the index, a blank between each two; empty for a row that
  /// is not in it.
  /// - Throws: ``LedgerError``.
  public func indexedWords(_ table: String, _ id: Int64) throws -> String {
    try text("SELECT entry_words FROM \(table) WHERE rowid = $1", id) ?? ""
  }

  /// The ids whose words contain all of `words`, the highest first, below `before`, at most `limit`.
  /// - Throws: ``LedgerError``.
  public func search(
    _ table: String, words: [String], before: Int64 = .max, limit: Int = 100
  ) throws -> [Int64] {
    try rows(
      """
      SELECT rowid FROM \(table) WHERE \(table) MATCH $1 AND rowid < $2
      ORDER BY rowid DESC LIMIT $3
      """, SearchWords(words), before, limit
    ) { $0.integer(0) }
  }
}

extension LedgerWriter {
  /// Puts the words of a row, separated by spaces, into the index, in place of its former ones.
  /// - Throws: ``LedgerError``.
  public func index(_ table: String, _ id: Int64, _ words: String) throws {
    try execute("INSERT OR REPLACE INTO \(table)(rowid, entry_words) VALUES ($1, $2)", id, words)
  }

  /// Puts the words of a row that is not in the index yet: no look for former ones, and none waits
  /// for it.
  /// - Throws: ``LedgerError``.
  public func addToIndex(_ table: String, _ id: Int64, _ words: String) throws {
    try executeLater(
      "INSERT INTO \(table)(rowid, entry_words) VALUES ($1, $2)",
      arguments: [.integer(id), .text(words)])
  }

  /// Takes a row out of the index.
  /// - Throws: ``LedgerError``.
  public func removeFromIndex(_ table: String, _ id: Int64) throws {
    try execute("DELETE FROM \(table) WHERE rowid = $1", id)
  }

  /// Tidies about `pages` pages (4 KB each) of the index; true when there may be more to do.
  ///
  /// Merging is kept out of ordinary writes, which it would stall for more than a second; run this
  /// now and then, in short transactions of its own: 64 pages took about 0.05 s. Left out, every
  /// 256th write has to do it for those before it.
  /// - Throws: ``LedgerError``.
  @discardableResult
  public func mergeSearch(_ table: String, pages: Int) throws -> Bool {
    let before = try value("SELECT total_changes()") ?? 0
    try execute("INSERT INTO \(table)(\(table), rank) VALUES ('merge', $1)", pages)
    let after = try value("SELECT total_changes()") ?? 0
    // FTS5 writes fewer than two rows when it finds nothing to merge.
    return after - before >= 2
  }
}

enum SearchIndex {
  /// The statements that make an index of words.
  ///
  /// No per-row sizes, as nothing is ranked. (A column may not bear the name of its table.)
  static func create(_ table: String) -> [String] {
    [
      """
      CREATE VIRTUAL TABLE \(table) USING fts5(
        entry_words, columnsize = 0, tokenize = 'unicode61 remove_diacritics 0')
      """
    ] + upkeep(table)
  }

  /// The statements that say when an index is tidied: never by itself bit by bit, which stalls
  /// single commits, but at the latest when 256 segments of a level have gathered (about 4 ms).
  ///
  /// FTS5 has room for 2,000 segments of all levels together and then answers "disk full": the
  /// forced merge must come long before, since each level above the first keeps some, too.
  static func upkeep(_ table: String) -> [String] {
    [
      "INSERT INTO \(table)(\(table), rank) VALUES ('automerge', 0)",
      "INSERT INTO \(table)(\(table), rank) VALUES ('crisismerge', 256)",
    ]
  }
}
