import FaultDisk
public import Foundation
import Ledger
import WorkOrderEngine

/// The ways in which a disk can go wrong, as they are called on the command line.
public enum Fault: String, CaseIterable, Sendable {
  /// One call fails.
  case error
  /// One write is done by half, and fails.
  case short
  /// There is no room for a while.
  case full
  /// Nothing can be written any more, until the power is cut.
  case gone
  /// The power is cut.
  case power

  var kind: fault_kind {
    switch self {
    case .error: FAULT_ERROR
    case .short: FAULT_SHORT
    case .full: FAULT_FULL
    case .gone: FAULT_GONE
    case .power: FAULT_POWER
    }
  }
}

/// The scripted day in a process of its own, on a disk that goes wrong.
public enum DayRun {
  /// Tries of one step: more than the calls for which a full disk stays full.
  static let tries = 30

  /// Passes some steps of the day, and ends the process.
  ///
  /// - Parameters:
  ///   - call: the call of those that change a file at which it goes wrong.
  ///   - steps: the numbers of the steps.
  ///   - seed: chooses what of the unsaved writes a cut of the power leaves.
  public static func pass(
    _ steps: Range<Int>, in folder: URL, fault: Fault?, call: Int, seed: UInt64
  ) -> Never {
    guard fault_disk_install() == 0 else { exit(70) }
    fault_disk_arm(fault?.kind ?? FAULT_NONE, call, seed)
    let office = DayOffice(in: folder)
    do {
      try pass(DayScript.steps[steps], in: office) { say("confirmed \($0)") }
    } catch {
      say("given up: \(error)")
      if fault == .gone { fault_disk_cut_power(seed) }
      exit(error is LedgerError ? 74 : 70)
    }
    office.close()
    say("calls \(fault_disk_calls())")
    exit(0)
  }

  /// Does steps in their order. What the disk refuses is tried again, by the same program and by one
  /// that has just opened the database, as people do.
  static func pass(
    _ steps: ArraySlice<DayStep>, in office: DayOffice, confirm: (Int) -> Void
  ) throws {
    for (index, step) in zip(steps.indices, steps) {
      (office.id, office.now) = (step.id, step.now)
      var tried = 0
      while true {
        do {
          try step.deed(office)
          break
        } catch let error as LedgerError {
          tried += 1
          guard tried < tries else { throw error }
          if tried.isMultiple(of: 2) { office.close() }
        }
      }
      confirm(index)
      if (index + 1).isMultiple(of: DayScript.sitting) { office.close() }
    }
  }

  /// One line in one write, so that none is cut by the end of the process.
  public static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }
}
