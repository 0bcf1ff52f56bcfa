import Ledger
import Synchronization

/// A database of which it is known how long it was asked: what a key takes beyond that is the desk's own.
final class TimedLedger: Ledger {
  private let ledger: any Ledger
  private let watch = Mutex(Watch())

  private struct Watch {
    var begun: [ContinuousClock.Instant] = []
    var total = Duration.zero
  }

  init(_ ledger: any Ledger) {
    self.ledger = ledger
  }

  /// How long it was asked since this was last taken: from the beginning of a question to its answer, with
  /// what is made of the rows meanwhile.
  func takeTotal() -> Duration {
    watch.withLock { watch in
      defer { watch.total = .zero }
      return watch.total
    }
  }

  var path: String { ledger.path }

  func read<T>(_ body: (any LedgerReader) throws -> T) throws -> T {
    try timed { try ledger.read(body) }
  }

  func write<T>(_ body: (any LedgerWriter) throws -> T) throws -> T {
    try timed { try ledger.write(body) }
  }

  func dataVersion() throws -> Int64 { try timed { try ledger.dataVersion() } }

  func backup(to path: String, progress: (BackupProgress) -> Bool) throws {
    try timed { try ledger.backup(to: path, progress: progress) }
  }

  func check() throws -> [String] { try timed { try ledger.check() } }

  func strangeValues() throws -> [StrangeValues] { try timed { try ledger.strangeValues() } }

  /// A question inside another is part of it.
  private func timed<T>(_ body: () throws -> T) rethrows -> T {
    watch.withLock { $0.begun.append(.now) }
    defer {
      watch.withLock { watch in
        let begun = watch.begun.removeLast()
        if watch.begun.isEmpty { watch.total += .now - begun }
      }
    }
    return try body()
  }
}
