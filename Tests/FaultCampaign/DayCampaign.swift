public import Foundation
import Ledger
import Synchronization
import WorkOrderEngine

/// Passes the scripted day many times, each time with something going wrong at another moment, and proves
/// after each that what was confirmed is there once, and that the rest of the day goes through.
///
/// A day that is disturbed late begins where a program has closed the database before: up to there it would
/// be as each other one. It is left two sittings later, and this process goes on with it.
public final class DayCampaign: Sendable {
  private let program: URL
  private let folder: URL
  private let undisturbed: Evidence
  private let isThorough: Bool
  /// The calls that change a file before each sitting, and those of the whole day.
  private let callsBefore: [Int]
  /// The calls of the undisturbed day that change a file.
  public var calls: Int { callsBefore.last ?? 0 }
  /// The steps of the day.
  public var steps: Int { DayScript.steps.count }

  /// Passes the day once without any harm, and keeps what each sitting begins with.
  ///
  /// - Parameters:
  ///   - program: passes a part of a day when it is told `day FOLDER FAULT CALL SEED FIRST END`.
  ///   - folder: an empty one.
  ///   - isThorough: whether after one in ten days all of it is given once more.
  public init(program: URL, in folder: URL, isThorough: Bool = true) throws {
    (self.program, self.folder, self.isThorough) = (program, folder, isThorough)
    let day = folder.appendingPathComponent("whole")
    try FileManager.default.createDirectory(at: day, withIntermediateDirectories: true)
    try DayOffice(in: day).found()
    var calls = [0]
    for (sitting, first) in Self.sittings.enumerated() {
      try FileManager.default.copyItem(at: day, to: Self.beginning(of: sitting, in: folder))
      let end = min(first + DayScript.sitting, DayScript.steps.count)
      let outcome = try ChildProcess.run(
        program, ["day", day.path, "none", "0", "0", "\(first)", "\(end)"])
      guard outcome.status == 0, let last = outcome.lines.last, last.hasPrefix("calls "),
        let more = Int(last.dropFirst(6))
      else { throw Finding("the undisturbed day: \(outcome)") }
      calls.append(calls[sitting] + more)
    }
    callsBefore = calls
    let whole = DayOffice(in: day)
    try whole.engine().requireHealth("the undisturbed day")
    undisturbed = try Evidence(of: whole.ledger())
    whole.close()
  }

  /// The first step of each sitting.
  private static var sittings: [Int] {
    Array(stride(from: 0, to: DayScript.steps.count, by: DayScript.sitting))
  }

  private static func beginning(of sitting: Int, in folder: URL) -> URL {
    folder.appendingPathComponent("sitting-\(sitting)")
  }

  /// One day with one fault.
  ///
  /// - Throws: ``Finding``; the folder of the day stays then.
  public func pass(_ fault: Fault, at call: Int, seed: UInt64) throws {
    let name = "\(fault)-\(call)-\(seed)"
    let sitting = (callsBefore.firstIndex { $0 >= call } ?? callsBefore.count) - 1
    let first = Self.sittings[sitting]
    let end = min(first + 2 * DayScript.sitting, steps)
    let day = folder.appendingPathComponent(name)
    try FileManager.default.copyItem(at: Self.beginning(of: sitting, in: folder), to: day)
    let outcome = try ChildProcess.run(
      program,
      [
        "day", day.path, fault.rawValue, "\(call - callsBefore[sitting])", "\(seed)", "\(first)",
        "\(end)",
      ])
    let confirmed = first + outcome.lines.count { $0.hasPrefix("confirmed ") }
    try Finding.require(
      [0, 74, 137].contains(outcome.status), "\(name): ended with \(outcome.status): \(outcome)")
    try Finding.require(
      outcome.status != 0 || confirmed == end, "\(name): \(confirmed) of \(end) confirmed")
    do {
      try examine(day, confirmed, name)
      try examineCopies(in: day, first..<confirmed, name)
      try goOn(in: day, confirmed, givingAgain: isThorough && call % 10 == 0, name)
    } catch let finding as Finding {
      throw finding
    } catch {
      throw Finding("\(name), \(confirmed) confirmed: \(error)")
    }
    try FileManager.default.removeItem(at: day)
  }

  private func examine(_ day: URL, _ confirmed: Int, _ name: String) throws {
    let office = DayOffice(in: day)
    defer { office.close() }
    try WriterLock.requireFree(office.path)
    let ledger = try office.ledger()
    try office.engine().requireHealth(name)
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
  }

  /// Gives the rest of the day, and with `givingAgain` then all of it once more: whatever was given may be.
  private func goOn(in day: URL, _ confirmed: Int, givingAgain: Bool, _ name: String) throws {
    let office = DayOffice(in: day)
    defer { office.close() }
    try DayRun.pass(DayScript.steps.dropFirst(confirmed), in: office) { _ in }
    try Finding.require(
      try Evidence(of: office.ledger()) == undisturbed, "\(name): the rest of the day differs")
    guard givingAgain else { return }
    for step in DayScript.steps where undisturbed.answered.contains(step.id) {
      (office.id, office.now) = (step.id, step.now)
      try step.deed(office)
    }
    try Finding.require(
      try Evidence(of: office.ledger()) == undisturbed, "\(name): given again, it left something")
  }

  /// What bears the name of a copy is whole, and what was confirmed as a copy is there.
  private func examineCopies(in day: URL, _ confirmed: Range<Int>, _ name: String) throws {
    let backups = DayScript.steps.indices.filter { DayScript.steps[$0].what == "backup" }
    for (watch, step) in zip(1..., backups) where step >= confirmed.lowerBound {
      let path = day.appendingPathComponent("copy-\(watch).db").path
      guard FileManager.default.fileExists(atPath: path) else {
        try Finding.require(step >= confirmed.upperBound, "\(name): copy \(watch) is not there")
        continue
      }
      let copy = try SQLiteLedger(reading: path, schema: Engine.schema)
      defer { try? copy.close() }
      try Engine(ledger: copy).requireHealth("\(name): copy \(watch)")
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
    let next = Atomic<Int>(0)
    let workers = DispatchGroup()
    for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
      workers.enter()
      // Unlike those of a queue, this thread and its processes stay as nice as the program was started.
      Thread.detachNewThread {
        defer { workers.leave() }
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < faults.count else { return }
          let (fault, call, seed) = faults[index]
          do {
            try self.pass(fault, at: call, seed: seed)
          } catch {
            let finding = error as? Finding ?? Finding(error)
            findings.withLock { $0.append(finding) }
          }
        }
      }
    }
    workers.wait()
    return findings.withLock { $0 }
  }
}
