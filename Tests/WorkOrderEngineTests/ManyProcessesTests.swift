import Configuration
import Foundation
import Ledger
import ServiceClock
import Testing
import WorkOrderEngine

@Suite("Many processes on one database")
struct ManyProcessesTests {
  /// P2 runs around the clock, so that the list below needs no calendar: seconds a clock has.
  private static let targets: [(clock: String, seconds: Int64)] = [
    ("accept", 1_800), ("arrive", 7_200), ("complete", 86_400),
  ]
  private static let shares = [(75, "75"), (100, "100"), (150, "150"), (200, "200")]

  /// Runs the probe and answers the process.
  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Bundle.main.executableURL?.deletingLastPathComponent()
      .appendingPathComponent("EngineProbe")
    if let folder = ProcessInfo.processInfo.arguments.first(where: { $0.contains(".xctest") }) {
      process.executableURL = URL(fileURLWithPath: folder).deletingLastPathComponent()
        .appendingPathComponent("EngineProbe")
    }
    process.arguments = arguments
    try process.run()
    return process
  }

  @Test(
    "four log 1,000 defects each while four step the clock: each level fires once, none is lost")
  func everyLevelOnce() throws {
    var configuration = try Defaults.load()
    // Silence must not move levels forward here: the list below knows only shares.
    for (clock, levels) in configuration.escalation.policies {
      configuration.escalation.policies[clock] = levels.map { level in
        var level = level
        level.acknowledgeWithin = 1_000_000_000
        return level
      }
    }
    let world = try World(configuration: configuration)
    let end = world.now + 48 * 3_600
    let loggers = try (1...4).map { try start(["log", world.path, "1000", "logger\($0)"]) }
    let tickers = try (1...4).map { _ in
      try start(["tick", world.path, "\(end.seconds)", "300"])
    }
    for process in loggers + tickers {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    _ = try world.engine.tick(now: end)

    let files = try allOrders(world, at: end)
    #expect(files.count == 4_000)
    #expect(Set(files.map(\.number)).count == 4_000)
    var wrong: [String] = []
    var total = 0
    for file in files {
      let fired = file.order.escalations.map { "\($0.escalated.ladder) \($0.escalated.level)" }
      total += fired.count
      if fired.sorted() != expected(reported: file.order.reported, end: end).sorted() {
        wrong.append("\(file.number): \(fired)")
      }
    }
    #expect(wrong == [])
    #expect(total > 10_000, "the clock was stepped while the orders were logged")
    let problems = try world.engine.doctor(chain: true, now: end)
    #expect(problems == [], "eight writers leave rows, counters and links as the events make them")
  }

  /// The levels that an order must have had by the end: plain arithmetic, no calendar.
  private func expected(reported: Instant, end: Instant) -> [String] {
    Self.targets.flatMap { clock, seconds in
      Self.shares.filter { reported.seconds + seconds * Int64($0.0) / 100 <= end.seconds }
        .map { "\(clock) \(clock)-\($0.1)" }
    }
  }

  private func allOrders(_ world: World, at now: Instant) throws -> [OrderFile] {
    try world.engine.ask(now: now) { snapshot in
      var files: [OrderFile] = []
      var cursor: String?
      repeat {
        let page = try snapshot.orders(OrderFilter(), sort: .age, limit: 500, after: cursor)
        files += try page.items.map { try snapshot.orderFile($0.number) }
        cursor = page.next
      } while cursor != nil
      return files
    }
  }
}
