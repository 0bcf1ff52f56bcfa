import Foundation
import Glibc

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

  /// One line: name, median and range in milliseconds.
  var line: String {
    func text(_ seconds: Double) -> String { String(format: "%9.2f", seconds * 1_000) }
    return "\(name.padding(toLength: 24, withPad: " ", startingAt: 0)) median\(text(median)) ms"
      + "  min\(text(times.min() ?? .nan))  max\(text(times.max() ?? .nan))  n \(times.count)"
  }
}

/// Prints a measurement whose 99th percentile must stay within a limit in seconds.
func report(_ measured: Measurement, within limit: Double) {
  let high = measured.percentile(0.99)
  print(measured.line)
  print(
    String(
      format: "99th percentile %.2f ms (limit %.0f)%@", high * 1_000, limit * 1_000,
      high > limit ? "  TOO SLOW" : ""))
}

/// Prints both measurements and how many times longer the first took.
func report(_ measured: Measurement, besides bare: Measurement, limit: Double) {
  print(measured.line)
  print(bare.line)
  let ratio = measured.median / bare.median
  print(
    String(format: "ratio %.2f (limit %.0f)%@", ratio, limit, ratio > limit ? "  TOO SLOW" : ""))
}

/// A program that did not end well.
struct ProgramFailed: Error, CustomStringConvertible {
  var program: String
  var status: Int32
  var description: String { "\(program) ended with status \(status)" }
}

/// Runs a program with its output thrown away, waits for its end, and answers how many bytes of memory
/// it had at most. A program never has less than this one had when it started it.
@discardableResult
func run(_ words: [String]) throws -> Int {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  var arguments = words.map { strdup($0) }
  arguments.append(nil)
  defer { arguments.forEach { free($0) } }
  var process: pid_t = 0
  let started = posix_spawnp(&process, words[0], &actions, nil, arguments, environ)
  guard started == 0 else { throw ProgramFailed(program: words[0], status: started) }
  var status: Int32 = 0
  var usage = rusage()
  while wait4(process, &status, 0, &usage) == -1 && errno == EINTR {}
  guard status == 0 else { throw ProgramFailed(program: words[0], status: status) }
  return usage.ru_maxrss * 1_024
}

/// A folder of its own for one measurement, deleted at its end.
func withScratchFolder<T>(_ body: (URL) throws -> T) throws -> T {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("patrol-bench-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
