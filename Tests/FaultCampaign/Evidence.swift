import Foundation
import Ledger
import WorkOrderEngine

/// What a database says of its own past: by it two are compared.
struct Evidence: Equatable {
  /// The digest of each event, the first one first.
  var digests: [[UInt8]]
  /// How many events each command left.
  var events: [String: Int64]
  /// The commands that were answered.
  var answered: Set<String>

  init(of ledger: SQLiteLedger) throws {
    (digests, events, answered) = try ledger.read { reader in
      var counts: [String: Int64] = [:]
      for (command, count) in try reader.rows(
        "SELECT command, COUNT(*) FROM event GROUP BY command",
        map: { ($0.text(0), $0.integer(1)) })
      {
        counts[command] = count
      }
      return (
        try reader.rows("SELECT digest FROM event ORDER BY sequence") { $0.blob(0) },
        counts, Set(try reader.rows("SELECT id FROM command") { $0.text(0) })
      )
    }
  }

  /// Whether this is what `later` once was.
  func isBeginning(of later: Evidence) -> Bool {
    digests.count <= later.digests.count
      && zip(digests, later.digests).allSatisfy { $0 == $1 }
  }
}

/// What a campaign found that must not be.
public struct Finding: Error, CustomStringConvertible, Sendable {
  /// What it is, and where.
  public var description: String

  init(_ description: String) { self.description = description }

  /// An error that nobody expected.
  public init(_ error: any Error) { description = "\(error)" }

  /// Throws one unless it holds.
  static func require(_ holds: Bool, _ what: @autoclosure () -> String) throws {
    if !holds { throw Finding(what()) }
  }
}

extension Engine {
  /// Looks for all that `patrol doctor --chain` looks for.
  func requireHealth(_ where_: String) throws {
    let problems = try doctor(chain: true, now: DayOffice.morning)
    try Finding.require(problems.isEmpty, "\(where_): \(problems.prefix(3))")
  }
}
