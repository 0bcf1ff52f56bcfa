public import Foundation
import Ledger
import WorkOrderEngine

/// Copies of a database on which many write without pause, and a restore under their hands.
public enum CopyCampaign {
  /// Sixteen writers, some copies while they write, and then the first copy put back.
  ///
  /// - Parameters:
  ///   - program: works when it is told `storm FOLDER NAME FIRST`.
  ///   - folder: an empty one.
  /// - Returns: the commands confirmed until the restore.
  /// - Throws: ``Finding``.
  public static func pass(program: URL, in folder: URL, writers: Int, copies: Int) throws -> Int {
    let office = DayOffice(in: folder)
    try office.found()
    let processes = try (1...writers).map {
      try StormProcess(program, in: folder, name: "writer-\($0)", next: 0)
    }
    defer { for process in processes { process.kill() } }
    for process in processes { process.awaitCommands(3) }
    var evidence: [Evidence] = []
    for copy in 1...copies {
      let path = path(of: copy, in: folder)
      try office.ledger().backup(to: path)
      let reading = try SQLiteLedger(reading: path, schema: Engine.schema)
      defer { try? reading.close() }
      try Engine(ledger: reading).requireHealth("copy \(copy)")
      evidence.append(try Evidence(of: reading))
      for process in processes { process.awaitCommands(1) }
    }
    for (copy, next) in zip(evidence, evidence.dropFirst()) {
      try Finding.require(copy.isBeginning(of: next), "a copy is no part of the next one")
      try Finding.require(copy.digests.count < next.digests.count, "nobody wrote meanwhile")
    }
    try office.ledger().restore(from: path(of: 1, in: folder))
    for process in processes {
      let status = process.waitForEnd()
      try Finding.require(
        status == 74 && process.complaint.contains("restored"),
        "\(process.name) ended with \(status): \(process.complaint)")
    }
    // What was confirmed before the copy is there; of what came after it nothing, in whole or in part.
    try Finding.require(
      try Evidence(of: office.ledger()) == evidence[0], "somebody wrote over the restored file")
    try office.engine().requireHealth("the restored file")
    office.close()
    return processes.reduce(0) { $0 + $1.next }
  }

  private static func path(of copy: Int, in folder: URL) -> String {
    folder.appendingPathComponent("copy-\(copy).db").path
  }
}
