import ArgumentParser
import Foundation

/// What was measured, beside its bare limit, and whether it keeps within what it may cost.
struct Result: Encodable {
  enum Unit: String, Encodable { case seconds, bytes, perSecond }

  /// What a figure may be.
  enum Limit {
    /// The figure itself.
    case most(Double)
    case least(Double)
    /// The 99th percentile.
    case high(Double)
    /// The longest of all.
    case longest(Double)
    /// So many times the bare limit.
    case times(Double)
    /// At least that share of the bare limit.
    case share(Double)
  }

  var name: String
  /// Orders in the database; `nil`: it does not matter.
  var orders: Int?
  var unit = Unit.seconds
  /// The median of the runs.
  var value: Double
  /// The 99th percentile.
  var high: Double?
  var longest: Double?
  /// The median of the bare limit in the same run.
  var bare: Double?
  var limit: Limit?

  var ratio: Double? { bare.map { value / $0 } }

  /// `nil`: nothing limits it.
  var isKept: Bool? {
    switch limit {
    case .most(let most): value <= most
    case .least(let least): value >= least
    case .high(let most): (high ?? .infinity) <= most
    case .longest(let most): (longest ?? .infinity) <= most
    case .times(let most): (ratio ?? .infinity) <= most
    case .share(let least): (ratio ?? 0) >= least
    case nil: nil
    }
  }

  private enum Key: CodingKey {
    case name, orders, unit, median, p99, longest, bare, ratio, limit, kept
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encodeIfPresent(orders, forKey: .orders)
    try container.encode(unit, forKey: .unit)
    try container.encode(value, forKey: .median)
    try container.encodeIfPresent(high, forKey: .p99)
    try container.encodeIfPresent(longest, forKey: .longest)
    try container.encodeIfPresent(bare, forKey: .bare)
    try container.encodeIfPresent(ratio, forKey: .ratio)
    try container.encodeIfPresent(limit.map(Self.words), forKey: .limit)
    try container.encodeIfPresent(isKept, forKey: .kept)
  }

  /// A line of the table.
  var columns: [String] {
    [
      name, orders.map { "\($0)" } ?? "", text(value), high.map(text) ?? "",
      longest.map(text) ?? "", bare.map(text) ?? "",
      ratio.map { String(format: "%.2f", $0) } ?? "", limit.map(words) ?? "",
      isKept.map { $0 ? "kept" : "MISSED" } ?? "",
    ]
  }

  static let headings = [
    "what", "orders", "median", "p99", "longest", "bare", "ratio", "limit", "",
  ]

  private func words(_ limit: Limit) -> String {
    switch limit {
    case .most(let most): "<= \(text(most))"
    case .least(let least): ">= \(text(least))"
    case .high(let most): "p99 <= \(text(most))"
    case .longest(let most): "longest <= \(text(most))"
    case .times, .share: Self.words(limit)
    }
  }

  private static func words(_ limit: Limit) -> String {
    switch limit {
    case .most(let most): "<= \(most)"
    case .least(let least): ">= \(least)"
    case .high(let most): "p99 <= \(most)"
    case .longest(let most): "longest <= \(most)"
    case .times(let most): "<= \(most) times bare"
    case .share(let least): ">= \(least) of bare"
    }
  }

  private func text(_ value: Double) -> String {
    switch unit {
    case .seconds: String(format: value < 0.01 ? "%.3f ms" : "%.1f ms", value * 1_000)
    case .bytes: String(format: "%.1f MB", value / 1e6)
    case .perSecond: String(format: "%.0f /s", value)
    }
  }
}

/// All that was measured in a run.
struct Results {
  private(set) var all: [Result] = []

  /// Keeps a figure; what takes long shows it at once beside the table that comes at the end.
  mutating func add(_ result: Result) {
    all.append(result)
    let words = result.columns.filter { !$0.isEmpty }.joined(separator: "  ")
    FileHandle.standardError.write(Data("\(words)\n".utf8))
  }

  mutating func add(
    _ measured: Measurement, orders: Int? = nil, besides bare: Measurement? = nil,
    limit: Result.Limit? = nil
  ) {
    add(
      Result(
        name: measured.name, orders: orders, value: measured.median,
        high: measured.percentile(0.99), longest: measured.percentile(1), bare: bare?.median,
        limit: limit))
  }

  /// A table for people.
  var table: String {
    let rows = [Result.headings] + all.map(\.columns)
    let widths = Result.headings.indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
        .joined(separator: "  ").trimmingCharacters(in: .whitespaces)
    }.joined(separator: "\n")
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(["results": all]), as: UTF8.self)
  }
}

/// How the results are written.
struct ResultOptions: ParsableArguments {
  @Flag(help: "One JSON object in place of the table; durations in seconds.")
  var json = false
}

/// Something that is measured in one run, together with its bare limits.
protocol Benchmark: ParsableCommand {
  var output: ResultOptions { get }
  func measure(_ results: inout Results) throws
}

extension Benchmark {
  func run() throws {
    var results = Results()
    try measure(&results)
    print(output.json ? try results.json() : results.table)
    if results.all.contains(where: { $0.isKept == false }) { throw ExitCode(1) }
  }
}
