import Foundation

/// Times of one thing, in seconds.
struct Measurement {
  var name: String
  private var times: [Double] = []

  /// Nothing measured yet.
  init(_ name: String) { self.name = name }

  /// Runs and times the work once.
  mutating func time(_ work: () throws -> Void) rethrows {
    let start = ContinuousClock.now
    try work()
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    times.append(Double(seconds) + Double(attoseconds) * 1e-18)
  }

  /// Takes in what was timed elsewhere, in seconds.
  mutating func add(_ seconds: some Sequence<Double>) { times += seconds }

  /// How many times there are.
  var count: Int { times.count }

  /// The middle of the times.
  var median: Double {
    let sorted = times.sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }

  /// The nearest-rank percentile of the times, for a share of 0…1.
  func percentile(_ share: Double) -> Double {
    let sorted = times.sorted()
    guard !sorted.isEmpty else { return .nan }
    let rank = Int((share * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }
}

/// A folder of its own for one measurement, deleted at its end.
func withScratchFolder<T>(_ body: (URL) throws -> T) throws -> T {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("patrol-bench-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
