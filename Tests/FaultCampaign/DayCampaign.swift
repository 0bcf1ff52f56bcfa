public import Foundation
import Ledger
import Synchronization
import WorkOrderEngine

/// Passes the scripted day many times, each time with something going wrong at another moment, and proves
/// after each that what was confirmed is there once, and that the rest of the day goes through.
public final class DayCampaign: Sendable {
  private let program: URL
  private let folder: URL
  private let undisturbed: Evidence
  private let isThorough: Bool
  /// The calls of the undisturbed day that change a file.
  public let calls: Int
  /// The steps of the day.
  public var steps: Int { DayScript.steps.count }

  /// Passes the day once without any harm.
  ///
  /// - Parameters:
  ///   - program: passes a day when it is told `day FOLDER FAULT CALL SEED`.
  ///   - folder: an empty one.
  ///   - isThorough: whether after each day all of it is given once more.
  public init(program: URL, in folder: URL, isThorough: Bool = true) throws {
    (self.program, self.folder, self.isThorough) = (program, folder, isThorough)
    let office = DayOffice(in: folder.appendingPathComponent("base"))
    try FileManager.default.createDirectory(at: office.folder, withIntermediateDirectories: true)
    try office.found()
    let day = try Self.newFolder("whole", from: office.path, in: folder)
    let outcome = try ChildProcess.run(program, ["day", day.path, "none", "0", "0"])
    guard outcome.status == 0, let last = outcome.lines.last, last.hasPrefix("calls "),
      let calls = Int(last.dropFirst(6))
    else { throw Finding("the undisturbed day: \(outcome)") }
    self.calls = calls
    let whole = DayOffice(in: day)
    try whole.ledger().requireHealth("the undisturbed day")
    undisturbed = try Evidence(of: whole.ledger())
    whole.close()
  }

  private static func newFolder(_ name: String, from base: String, in folder: URL) throws -> URL {
    let new = folder.appendingPathComponent(name)
    try? FileManager.default.removeItem(at: new)
    try FileManager.default.createDirectory(at: new, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: base, toPath: new.appendingPathComponent("day.db").path)
    return new
  }

  /// One day with one fault.
  ///
  /// - Returns: how many steps were confirmed before the process ended.
  /// - Throws: ``Finding``; the folder of the day stays then.
  @discardableResult
  public func pass(_ fault: Fault, at call: Int, seed: UInt64) throws -> Int {
    let name = "\(fault)-\(call)-\(seed)"
    let base = folder.appendingPathComponent("base/day.db").path
    let day = try Self.newFolder(name, from: base, in: folder)
    let outcome = try ChildProcess.run(
      program, ["day", day.path, fault.rawValue, "\(call)", "\(seed)"])
    let confirmed = outcome.lines.count { $0.hasPrefix("confirmed ") }
    try Finding.require(
      [0, 74, 137].contains(outcome.status), "\(name): ended with \(outcome.status): \(outcome)")
    try Finding.require(
      outcome.status != 0 || confirmed == steps, "\(name): \(confirmed) of \(steps) confirmed")
    do {
      try examine(day, confirmed, name)
    } catch let finding as Finding {
      throw finding
    } catch {
      throw Finding("\(name), \(confirmed) confirmed: \(error)")
    }
    try FileManager.default.removeItem(at: day)
    return confirmed
  }

  private func examine(_ day: URL, _ confirmed: Int, _ name: String) throws {
    let office = DayOffice(in: day)
    defer { office.close() }
    try WriterLock.requireFree(office.path)
    let ledger = try office.ledger()
    try ledger.requireHealth(name)
    let found = try Evidence(of: ledger)
    try Finding.require(found.isBeginning(of: undisturbed), "\(name): another history")
    for step in DayScript.steps.prefix(confirmed) {
      try Finding.require(
        found.events[step.id] == undisturbed.events[step.id],
        "\(name): \(step.id) \(step.what) was confirmed, and left other events")
      try Finding.require(
        found.answered.contains(step.id) == undisturbed.answered.contains(step.id),
        "\(name): \(step.id) \(step.what) was confirmed, and is not answered")
    }
    try examineCopies(in: day, confirmed, name)
    try DayRun.pass(DayScript.steps.dropFirst(confirmed), in: office) { _ in }
    try Finding.require(
      try Evidence(of: office.ledger()) == undisturbed, "\(name): the rest of the day differs")
    guard isThorough else { return }
    // Whatever was given may be given again.
    for step in DayScript.steps where undisturbed.answered.contains(step.id) {
      (office.id, office.now) = (step.id, step.now)
      try step.deed(office)
    }
    try Finding.require(
      try Evidence(of: office.ledger()) == undisturbed, "\(name): given again, it left something")
  }

  /// What bears the name of a copy is whole, and what was confirmed as a copy is there.
  private func examineCopies(in day: URL, _ confirmed: Int, _ name: String) throws {
    for watch in 1...DayScript.watches {
      let path = day.appendingPathComponent("copy-\(watch).db").path
      let step = DayScript.steps.indices.filter { DayScript.steps[$0].what == "backup" }[watch - 1]
      guard FileManager.default.fileExists(atPath: path) else {
        try Finding.require(step >= confirmed, "\(name): copy \(watch) is not there")
        continue
      }
      let copy = try SQLiteLedger(reading: path, schema: Engine.schema)
      defer { try? copy.close() }
      try copy.requireHealth("\(name): copy \(watch)")
      let evidence = try Evidence(of: copy)
      try Finding.require(evidence.isBeginning(of: undisturbed), "\(name): copy \(watch) differs")
    }
  }

  /// Many days, as many at once as the machine has processors.
  ///
  /// - Parameter progress: gets how many are over.
  /// - Returns: what was found.
  public func pass(
    _ faults: [(fault: Fault, call: Int, seed: UInt64)],
    progress: @Sendable (Int) -> Void = { _ in }
  ) -> [Finding] {
    let findings = Mutex<[Finding]>([])
    let over = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: faults.count) { index in
      let (fault, call, seed) = faults[index]
      do {
        try pass(fault, at: call, seed: seed)
      } catch {
        let finding = error as? Finding ?? Finding(error)
        findings.withLock { $0.append(finding) }
      }
      progress(over.add(1, ordering: .relaxed).newValue)
    }
    return findings.withLock { $0 }
  }
}
