import ArgumentParser
import Crypto
import Foundation
import Ledger
import ServiceClock
import WorkOrderEngine

/// The walk along the chain of events, as `patrol doctor --chain` makes it, beside a loop that reads the same
/// rows and makes the same SHA-256 without comparing anything.
struct ChainBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "chain",
    abstract: "doctor --chain a million events, beside a bare loop of SHA-256.")

  @OptionGroup var output: ResultOptions
  @OptionGroup var sizes: SizeOptions

  @Option(help: "How many times each runs.")
  var runs = 5

  func measure(_ results: inout Results) throws {
    try sizes.withDatabases { databases in
      for database in databases {
        let ledger = try SQLiteLedger(open: database.path, schema: Engine.schema)
        let engine = Engine(ledger: ledger)
        var walk = Measurement("chain, a million events")
        var bare = Measurement("bare")
        var events: Int64 = 0
        for _ in 0..<runs {
          try bare.time { try Self.hash(ledger) }
          try walk.time {
            let report = try engine.chainReport(now: Instant(seconds: 0))
            guard report.fault == nil else { throw ProgramFailed(program: "chain", status: 1) }
            events = report.events
          }
        }
        let millions = Double(events) / 1e6
        results.add(
          Result(
            name: walk.name, orders: database.orders, value: walk.median / millions,
            bare: bare.median / millions, limit: .times(2)))
        try ledger.close()
      }
    }
  }

  private static func hash(_ ledger: SQLiteLedger) throws {
    var bytes: [UInt8] = []
    var last = SHA256.hash(data: bytes)
    try ledger.read { reader in
      try reader.forEachRow(
        """
        SELECT topic, subject, kind, happened, recorded, person, entered_by, until, target, reason,
          body, previous, digest FROM event ORDER BY sequence
        """
      ) { row in
        bytes.removeAll(keepingCapacity: true)
        for column in 0..<13 { row.withBytes(column) { bytes.append(contentsOf: $0) } }
        last = SHA256.hash(data: bytes)
      }
    }
    withExtendedLifetime(last) {}
  }
}
