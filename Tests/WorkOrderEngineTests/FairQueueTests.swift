import Foundation
import Ledger
import Testing
import WorkOrderEngine

/// The queue of writers under saturation, with processes of their own.
@Suite("The queue of writers")
struct FairQueueTests {
  /// Runs the probe with a pipe for what it says.
  private func start(_ arguments: [String]) throws -> (process: Process, said: Pipe) {
    let process = Process()
    let folder = ProcessInfo.processInfo.arguments.first { $0.contains(".xctest") }
    let beside = folder.map { URL(fileURLWithPath: $0) } ?? Bundle.main.executableURL
    process.executableURL = beside?.deletingLastPathComponent()
      .appendingPathComponent("EngineProbe")
    process.arguments = arguments
    let said = Pipe()
    process.standardOutput = said
    try process.run()
    return (process, said)
  }

  private func numbers(_ said: Pipe) -> [Double] {
    String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .split(separator: " ").compactMap {
        Double($0.trimmingCharacters(in: .whitespacesAndNewlines))
      }
  }

  @Test("sixteen processes that write without pause all get on, and readers never wait for them")
  func fair() throws {
    let world = try World()
    // Each writes for four seconds, and says how often and how long it waited at most.
    let writers = try (1...16).map { try start(["saturate", world.path, "4000", "writer\($0)"]) }
    let reader = try start(["read", world.path, "4000", "-"])
    let counts = writers.map { writer in
      let said = numbers(writer.said)
      writer.process.waitUntilExit()
      #expect(writer.process.terminationStatus == 0)
      return said
    }
    let read = numbers(reader.said)
    reader.process.waitUntilExit()
    #expect(reader.process.terminationStatus == 0)
    let written = counts.compactMap(\.first)
    #expect(written.count == 16)
    // No order is promised, but nobody starves: the slowest gets a share of what the mean gets. How long a
    // write waits is measured by patrol-bench; here a busy machine must not decide.
    let mean = written.reduce(0, +) / 16
    #expect((written.min() ?? 0) > mean / 10, "\(written)")
    let waits = counts.compactMap(\.last)
    #expect((waits.max() ?? .infinity) < 10, "nobody gives up: \(waits)")
    #expect((read.first ?? 0) > mean, "a reader asks as often as it likes: \(read)")
    let orders = try world.engine.ask(now: world.now) {
      try $0.orders(OrderFilter("")).items.count
    }
    #expect(orders > 0)
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("a reader of another process is answered while a writer holds its turn")
  func readers() throws {
    let world = try World()
    let ledger = try SQLiteLedger(open: world.path, schema: Engine.schema)
    let answered = try ledger.write { db in
      try db.execute("UPDATE database SET merged = merged")
      let reader = try start(["read", world.path, "50", "-"])
      let said = numbers(reader.said)
      reader.process.waitUntilExit()
      #expect(reader.process.terminationStatus == 0)
      return said
    }
    #expect((answered.first ?? 0) >= 1)
  }
}
