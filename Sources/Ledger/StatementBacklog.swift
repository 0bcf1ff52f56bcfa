import Dispatch

/// Statements nobody waits for. Many of them are carried out by a thread of their own, in the order
/// given, while the caller makes the next ones; a few wait until somebody asks.
///
/// Only one thread uses the connection at a time: whoever wants to do anything else with it calls
/// ``settle()`` first.
final class StatementBacklog {
  /// The statements that are handed over at once: enough that handing over costs nothing beside.
  private static let batchSize = 512

  private var waiting: [StatementBatch.Entry] = []
  private var atWork: StatementBatch?
  private let worker = DispatchQueue(label: "patrol.ledger.backlog")
  private let work = DispatchGroup()

  /// Whether there is nothing to carry out.
  var isEmpty: Bool { waiting.isEmpty && atWork == nil }

  /// Takes one more.
  ///
  /// - Throws: what an earlier one failed with.
  func add(_ statement: PreparedStatement, _ arguments: [SQLValue]) throws(LedgerError) {
    waiting.append(StatementBatch.Entry(statement: statement, arguments: arguments))
    guard waiting.count == Self.batchSize else { return }
    try finishWork()
    let batch = StatementBatch(waiting)
    waiting = []
    waiting.reserveCapacity(Self.batchSize)
    atWork = batch
    worker.async(group: work) { batch.run() }
  }

  /// Carries out all there are.
  ///
  /// - Throws: what one of them failed with; those after it are dropped.
  func settle() throws(LedgerError) {
    guard !isEmpty else { return }
    try finishWork()
    let batch = StatementBatch(waiting)
    waiting = []
    batch.run()
    if let failure = batch.failure { throw failure }
  }

  /// Drops what has not begun, and waits for the rest.
  func abandon() {
    waiting = []
    work.wait()
    atWork = nil
  }

  private func finishWork() throws(LedgerError) {
    work.wait()
    defer { atWork = nil }
    guard let failure = atWork?.failure else { return }
    waiting = []
    throw failure
  }
}

/// Statements that one thread carries out in turn.
///
/// Unchecked, because it is handed over and never shared, which the compiler cannot see: one thread makes
/// it, one other runs it, and it is looked at only when that one has ended.
private final class StatementBatch: @unchecked Sendable {
  struct Entry {
    let statement: PreparedStatement
    let arguments: [SQLValue]
  }

  private let entries: [Entry]
  /// What the first statement that failed failed with; those after it were not tried.
  private(set) var failure: LedgerError?

  init(_ entries: [Entry]) {
    self.entries = entries
  }

  func run() {
    do {
      for entry in entries {
        defer { entry.statement.reset() }
        try entry.statement.bind(entry.arguments)
        while try entry.statement.step() {}
      }
    } catch {
      failure = error
    }
  }
}
