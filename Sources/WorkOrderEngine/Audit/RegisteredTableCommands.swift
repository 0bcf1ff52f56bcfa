import Ledger

extension Transaction {
  /// Notes that rows of these tables are written: before the transaction ends their digests go into the
  /// history.
  func touch(_ tables: RegisteredTable...) { touched.formUnion(tables) }

  /// Writes the digests of the tables that were written into the history, in one event.
  func registerTouched() throws {
    try register(touched)
    touched = []
  }

  /// Takes into the history the tables of which it says nothing: those of a database that an earlier release
  /// made.
  func registerUnknown() throws {
    let known = try snapshot.registeredDigests()
    try register(Set(RegisteredTable.allCases.filter { known[$0] == nil }))
  }

  /// After a rebuild, takes in the tables that are not as the history has them: there is nothing from which
  /// they could be written again, and the event of the rebuild names them.
  func registerAltered() throws {
    let known = try snapshot.registeredDigests()
    try register(
      Set(
        try known.filter { try snapshot.digest(of: $0.key) != $0.value.digest }.map(\.key)))
  }

  private func register(_ tables: Set<RegisteredTable>) throws {
    guard !tables.isEmpty else { return }
    let digests = try tables.map { ($0.rawValue, try snapshot.digest(of: $0)) }
    let body = Dictionary(uniqueKeysWithValues: digests)
    try inSystemName {
      _ = try append(
        EventEntry(
          topic: .database, subject: 1, happened: now,
          record: OrderEventRecord(
            kind: "registered", until: nil, target: body.keys.sorted().joined(separator: " "),
            reason: "", body: try canonicalJSON(body))))
    }
  }
}
