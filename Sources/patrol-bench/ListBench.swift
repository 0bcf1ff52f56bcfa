import ArgumentParser
import Foundation
import Ledger
import ServiceClock
import WorkOrderEngine

/// What a desk asks at each key, on databases of very different size: it must cost the same.
struct ListBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "lists",
    abstract:
      "First page, next page, filters, counters and queue at a thousand to ten million orders.")

  @OptionGroup var output: ResultOptions
  @OptionGroup var sizes: SizeOptions

  @Option(help: "How many times each is asked.")
  var runs = 101

  func measure(_ results: inout Results) throws {
    let programs = try Programs()
    try sizes.withDatabases { databases in
      var smallest: [String: Double] = [:]
      for database in databases {
        let bare = try Self.bare(programs.bare, database.path, runs: runs)
        let ledger = try SQLiteLedger(open: database.path, schema: Engine.schema)
        let engine = Engine(ledger: ledger)
        for question in Self.questions {
          let measured = try ask(question, engine)
          let first = smallest[question.name]
          // The limit of what may grow is the smallest database; of the smallest it is bare C.
          results.add(
            Result(
              name: question.name, orders: database.orders, value: measured.median,
              high: measured.percentile(0.99), bare: bare[question.name]))
          if let first, question.mayNotGrow {
            results.add(
              Result(
                name: "\(question.name), of the smallest", orders: database.orders,
                value: measured.median, bare: first, limit: .times(1.5)))
          }
          smallest[question.name] = first ?? measured.median
        }
        try ledger.close()
      }
    }
  }

  private struct Question: Sendable {
    var name: String
    var mayNotGrow = true
    var ask: @Sendable (Snapshot, String?) throws -> Void
  }

  private func ask(_ question: Question, _ engine: Engine) throws -> Measurement {
    let zone = try ZoneRules(identifier: "Asia/Shanghai")
    let now = try TimeText.instant(BenchDatabase.now, in: zone)
    let next = try engine.ask(now: now) { try $0.orders(OrderFilter("state:open")).next }
    var measured = Measurement(question.name)
    for _ in 0..<runs {
      try measured.time { try engine.ask(now: now) { try question.ask($0, next) } }
    }
    return measured
  }

  private static let questions = [
    Question(name: "first page") { snapshot, _ in
      keep(try snapshot.firstOrders(OrderFilter("state:open")).page.items)
    },
    Question(name: "next page") { snapshot, next in
      keep(try snapshot.orders(OrderFilter("state:open"), after: next).items)
    },
    Question(name: "counters") { snapshot, _ in keep([try snapshot.overview()]) },
    Question(name: "queue") { snapshot, _ in keep(try snapshot.queue().items) },
    Question(name: "filter late") { snapshot, _ in
      keep(try snapshot.firstOrders(OrderFilter("late")).page.items)
    },
    Question(name: "filter words", mayNotGrow: false) { snapshot, _ in
      keep(try snapshot.firstOrders(OrderFilter("state:open corridor 311")).page.items)
    },
    Question(name: "filter priority, place", mayNotGrow: false) { snapshot, _ in
      keep(try snapshot.firstOrders(OrderFilter("state:open prio:P2 place 17")).page.items)
    },
  ]

  /// The medians of the bare limits, in seconds.
  private static func bare(_ program: String, _ path: String, runs: Int) throws -> [String: Double]
  {
    var found: [String: Double] = [:]
    for line in try patrol_bench.output(of: [program, "lists", path, "\(runs)"]).split(
      separator: "\n")
    {
      let words = line.split(separator: " ")
      guard let last = words.last, let microseconds = Double(last) else { continue }
      found[words.dropLast().joined(separator: " ")] = microseconds / 1e6
    }
    return found
  }
}

/// Which databases something is measured on.
struct SizeOptions: ParsableArguments {
  @Option(help: "Sizes in orders, separated by commas.")
  var sizes = "1000,100000,1000000"

  @Flag(help: "Ten million orders as well: some ten minutes and 16 GB to make.")
  var tenMillion = false

  @Option(
    help: "Where the databases are made, and found the next time; without it, anew each time.")
  var folder: String?

  func withDatabases(_ body: ([BenchDatabase]) throws -> Void) throws {
    let wanted =
      sizes.split(separator: ",").compactMap { Int($0) } + (tenMillion ? [10_000_000] : [])
    func run(_ folder: URL) throws {
      try body(try wanted.map { try BenchDatabase(orders: $0, in: folder) })
    }
    guard let folder else { return try withScratchFolder(run) }
    let kept = URL(fileURLWithPath: folder)
    try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
    try run(kept)
  }
}

/// Takes an answer so that it is not optimised away.
@inline(never)
private func keep(_ answer: some Collection) { withExtendedLifetime(answer) {} }
