import Foundation
import Glibc

/// Terminals that write at the same time, each a process of its own: Patrol's or bare C's.
///
/// Nothing is counted before all of them sit there: each has opened the database and has written once, since
/// people open a terminal in the morning and write all day. Then they begin at one moment, spread over the
/// pause between two writes.
struct TerminalRun {
  /// The program, and the words before its own.
  var program: [String]
  var count = 1
  /// From write to write; 0: without pause.
  var milliseconds = 0
  var seconds: Int

  /// Runs them on a database and answers what every write took, in seconds.
  ///
  /// - Throws: ``ProgramFailed`` when one of them did not end well: a write that failed, or one that was not
  ///   ready when the others began.
  func times(on path: String, in folder: URL) throws -> [Double] {
    // Starting takes each some hundredths of a second of a core, and the first write waits for those before it.
    let begin = Self.microseconds + 1_000_000 + Int64(count) * 60_000
    let files = (0..<count).map { folder.appendingPathComponent("times-\($0)").path }
    let processes = try files.enumerated().map { index, file in
      let phase = milliseconds * 1_000 * index / count
      return try start(
        program + [
          "terminal", path, "\(seconds * 1_000)", "\(milliseconds)", "\(begin)", "\(phase)", file,
        ])
    }
    let statuses = processes.map { waitFor($0).status }
    if let failed = statuses.first(where: { $0 != 0 }) {
      throw ProgramFailed(program: program[0], status: failed)
    }
    return try files.flatMap { file in
      try Data(contentsOf: URL(fileURLWithPath: file)).withUnsafeBytes { bytes in
        bytes.bindMemory(to: UInt32.self).map { Double($0) / 1e6 }
      }
    }
  }

  /// The time of the machine's own clock, which all its processes share.
  static var microseconds: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
  }

  /// Sleeps until then, if that is still to come.
  static func sleep(until moment: Int64) {
    let left = moment - microseconds
    if left > 0 { usleep(UInt32(left)) }
  }
}
