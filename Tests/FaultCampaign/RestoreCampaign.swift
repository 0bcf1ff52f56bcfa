import FaultDisk
public import Foundation
import Ledger
import WorkOrderEngine

/// A restore that something cuts short: the database is what it was or what the backup has, whole.
public final class RestoreCampaign: Sendable {
  private let program: URL
  private let folder: URL
  private let before: Evidence
  private let backup: Evidence
  /// The calls of an undisturbed restore that change a file.
  public let calls: Int

  private var base: URL { folder.appendingPathComponent("restore-base") }

  /// Makes a backup in the middle of a day, and a database that has gone on since.
  public init(program: URL, in folder: URL) throws {
    (self.program, self.folder) = (program, folder)
    let office = DayOffice(in: folder.appendingPathComponent("restore-base"))
    try FileManager.default.createDirectory(at: office.folder, withIntermediateDirectories: true)
    try office.found()
    try DayRun.pass(DayScript.steps.prefix(16), in: office) { _ in }
    let copy = office.folder.appendingPathComponent("backup.db").path
    backup = try Evidence(of: office.ledger())
    try office.ledger().backup(to: copy)
    try DayRun.pass(DayScript.steps[16..<24], in: office) { _ in }
    before = try Evidence(of: office.ledger())
    office.close()
    let whole = folder.appendingPathComponent("restore-whole")
    try FileManager.default.copyItem(at: office.folder, to: whole)
    let outcome = try ChildProcess.run(program, ["restore", whole.path, "none", "0", "0"])
    guard outcome.status == 0, let last = outcome.lines.last, last.hasPrefix("calls "),
      let calls = Int(last.dropFirst(6))
    else { throw Finding("the undisturbed restore: \(outcome)") }
    self.calls = calls
    let restored = DayOffice(in: whole)
    defer { restored.close() }
    try Finding.require(try Evidence(of: restored.ledger()) == backup, "nothing was restored")
  }

  /// Restores in a process of its own, on a disk that goes wrong, and ends the process.
  public static func restore(in folder: URL, fault: Fault?, call: Int, seed: UInt64) -> Never {
    guard fault_disk_install() == 0 else { exit(70) }
    let office = DayOffice(in: folder)
    do {
      let ledger = try office.ledger()
      DayRun.say("begun")
      fault_disk_arm(fault?.kind ?? FAULT_NONE, call, seed)
      try ledger.restore(from: folder.appendingPathComponent("backup.db").path)
      DayRun.say("confirmed")
    } catch {
      DayRun.say("given up: \(error)")
      if fault == .gone { fault_disk_cut_power(seed) }
      office.close()
      exit(74)
    }
    office.close()
    DayRun.say("calls \(fault_disk_calls())")
    exit(0)
  }

  /// One restore with one fault.
  /// - Throws: ``Finding``; the folder stays then.
  public func pass(_ fault: Fault, at call: Int, seed: UInt64) throws {
    let name = "restore-\(fault)-\(call)-\(seed)"
    let place = folder.appendingPathComponent(name)
    try FileManager.default.copyItem(at: base, to: place)
    let outcome = try ChildProcess.run(
      program, ["restore", place.path, fault.rawValue, "\(call)", "\(seed)"])
    try Finding.require([0, 74, 137].contains(outcome.status), "\(name): \(outcome)")
    try examine(place, isConfirmed: outcome.lines.contains("confirmed"), name)
  }

  /// One restore that is ended from outside so long after its beginning.
  ///
  /// - Returns: whether it had been confirmed before.
  /// - Throws: ``Finding``; the folder stays then.
  public func kill(after delay: Duration, name: String) throws -> Bool {
    let name = "restore-\(name)"
    let place = folder.appendingPathComponent(name)
    try FileManager.default.copyItem(at: base, to: place)
    let process = Process()
    process.executableURL = program
    process.arguments = ["restore", place.path, "none", "0", "0"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    var said = pipe.fileHandleForReading.availableData
    usleep(UInt32(delay / .microseconds(1)))
    Glibc.kill(process.processIdentifier, SIGKILL)
    said += pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let isConfirmed = String(decoding: said, as: UTF8.self).contains("confirmed\n")
    try examine(place, isConfirmed: isConfirmed, name)
    return isConfirmed
  }

  private func examine(_ place: URL, isConfirmed: Bool, _ name: String) throws {
    let office = DayOffice(in: place)
    defer { office.close() }
    do {
      try WriterLock.requireFree(office.path)
      try office.engine().requireHealth(name)
      let found = try Evidence(of: office.ledger())
      try Finding.require(
        found == backup || found == before && !isConfirmed, "\(name): another file")
      // It is not in the way of the next one.
      try office.ledger().restore(from: place.appendingPathComponent("backup.db").path)
      try Finding.require(try Evidence(of: office.ledger()) == backup, "\(name): not restored")
    } catch let finding as Finding {
      throw finding
    } catch {
      throw Finding("\(name): \(error)")
    }
    office.close()
    try FileManager.default.removeItem(at: place)
  }
}
