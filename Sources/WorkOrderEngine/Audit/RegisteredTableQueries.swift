import Crypto
import Foundation
import Ledger

extension Snapshot {
  /// The SHA-256 of a table as it stands, in hexadecimal digits: of each column its length, a colon and its
  /// bytes, row after row.
  func digest(of table: RegisteredTable) throws -> String {
    var hash = SHA256()
    var fields = FieldBytes()
    let columns = table.columns
    try reader.forEachRow(
      "SELECT \(columns.joined(separator: ", ")) FROM \(table.rawValue) ORDER BY \(table.order)"
    ) { row in
      fields.begin(with: UnsafeRawBufferPointer(start: nil, count: 0))
      for column in columns.indices { row.withBytes(column) { fields.add($0) } }
      fields.withBytes { hash.update(bufferPointer: $0) }
    }
    return CommandContent.hex(hash.finalize())
  }

  /// Which edition of these tables it is: the last event of the database as a whole, of which each change of
  /// them makes one. Index `event_by_subject`.
  func editionOfTables() throws -> Int64 {
    try reader.value("SELECT MAX(sequence) FROM event WHERE topic = 'database' AND subject = 1")
      ?? 0
  }

  /// What the history says last of each table, with the event that says it. A database of an earlier release
  /// has nothing of it until a sheet is given or a table changes.
  func registeredDigests() throws -> [RegisteredTable: (digest: String, event: Int64)] {
    var found: [RegisteredTable: (digest: String, event: Int64)] = [:]
    try reader.forEach(
      """
      SELECT sequence, body FROM event WHERE topic = 'database' AND subject = 1
        AND kind = 'registered' ORDER BY sequence DESC
      """, []
    ) { row in
      let body = try? JSONDecoder().decode([String: String].self, from: Data(row.text(1).utf8))
      guard let body else { throw EngineError.damagedHistory(event: row.integer(0)) }
      for (name, digest) in body {
        guard let table = RegisteredTable(rawValue: name), found[table] == nil else { continue }
        found[table] = (digest, row.integer(0))
      }
      return found.count < RegisteredTable.allCases.count
    }
    return found
  }

  /// Tables that are not what the history says of them.
  func registeredProblems() throws -> [Problem] {
    let registered: [RegisteredTable: (digest: String, event: Int64)]
    do {
      registered = try registeredDigests()
    } catch EngineError.damagedHistory(let event) {
      return [Problem(kind: .unreadableEvent, place: "\(event)")]
    }
    return try RegisteredTable.allCases.compactMap { table in
      guard let known = registered[table], try digest(of: table) != known.digest else { return nil }
      return Problem(kind: .table, place: table.rawValue, found: "\(known.event)")
    }
  }

  /// Versions of the rules whose text is not the one that was loaded.
  func configurationProblems() throws -> [Problem] {
    var problems: [Problem] = []
    try reader.forEachRow(
      """
      SELECT c.version, c.body, c.digest, e.target FROM configuration c LEFT JOIN event e
        ON e.topic = 'configuration' AND e.subject = c.version AND e.kind = 'applied'
      ORDER BY c.version
      """
    ) { row in
      let digest = row.withBytes(1) { body in
        var hash = SHA256()
        hash.update(bufferPointer: body)
        return CommandContent.hex(hash.finalize())
      }
      if digest != row.text(3) || digest != row.text(2) {
        problems.append(Problem(kind: .configuration, place: "\(row.integer(0))"))
      }
    }
    let missing = try reader.rows(
      """
      SELECT subject FROM event WHERE topic = 'configuration' AND kind = 'applied'
        AND subject NOT IN (SELECT version FROM configuration) ORDER BY subject
      """
    ) { Problem(kind: .configuration, place: "\($0.integer(0))") }
    return problems + missing
  }
}
