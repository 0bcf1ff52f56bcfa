public import Foundation
import Ledger
import WorkOrderEngine

/// A writer of the storm: a process that works without pause until it is ended.
public enum StormWriter {
  /// The commands of one repair, from the report to the verification.
  static let repair = 6

  /// Gives commands under ids of its own, and says each one that is confirmed.
  ///
  /// - Parameters:
  ///   - name: which writer it is.
  ///   - first: the number of the first command: that of the last which was confirmed, and one.
  public static func work(in folder: URL, name: String, first: Int) -> Never {
    let office = DayOffice(in: folder)
    var number = first
    do {
      while true {
        office.id = id(name, number)
        office.now = DayOffice.morning + Int64(number) * 30
        try give(number, name, office)
        DayRun.say("confirmed \(number)")
        number += 1
      }
    } catch {
      DayRun.say("given up: \(error)")
      exit(error is LedgerError ? 74 : 70)
    }
  }

  static func id(_ name: String, _ number: Int) -> String { "\(name)-\(number)" }

  private static func give(_ number: Int, _ name: String, _ office: DayOffice) throws {
    if number % 17 == 16 { _ = try office.engine().tick(now: office.now) }
    let logged = id(name, number - number % repair)
    switch number % repair {
    case 0:
      try office.give(
        LogDefect(
          place: number.isMultiple(of: 4) ? "NH/TSG/101" : "NH/SS", category: "lighting",
          priority: .p2, text: "灯管不亮 \(name) \(number)", reporter: "学生", contact: "555-0101"),
        as: "3")
    case 1: try office.give(AcceptOrder(order: office.order(of: logged)), as: "8")
    case 2:
      let tomorrow = ZoneDates.shanghai(DayOffice.morning + 30 * 86_400)
      try office.give(
        HoldOrder(order: office.order(of: logged), reason: .access, wakeOn: tomorrow), as: "8")
    case 3: try office.give(ResumeOrder(order: office.order(of: logged)), as: "8")
    case 4:
      try office.give(
        CompleteOrder(
          order: office.order(of: logged), completion: Completion(cause: "松动", remedy: "紧固")),
        as: "8")
    default: try office.give(VerifyOrder(order: office.order(of: logged)), as: "1")
    }
  }
}

/// A writer as it is seen from outside: what it said while it lived.
final class StormProcess {
  let name: String
  private let process = Process()
  private let pipe = Pipe()
  /// The number of the command that comes next.
  private(set) var next: Int
  /// The last line, when it was none of a confirmed command.
  private(set) var complaint = ""
  private var rest: [UInt8] = []

  init(_ program: URL, in folder: URL, name: String, next: Int) throws {
    (self.name, self.next) = (name, next)
    process.executableURL = program
    process.arguments = ["storm", folder.path, name, "\(next)"]
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  /// The process.
  var identifier: pid_t { process.processIdentifier }

  /// Waits until it has confirmed so many commands in all.
  func awaitCommands(_ count: Int) {
    let last = next + count
    while next < last, readOn() {}
  }

  /// Ends it at once, as `kill -9` does, and reads what it still had said.
  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    waitForEnd()
  }

  /// Waits for it to end by itself.
  ///
  /// - Returns: its status.
  @discardableResult
  func waitForEnd() -> Int32 {
    while readOn() {}
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Reads what there is; false when there will be nothing more.
  private func readOn() -> Bool {
    let piece = pipe.fileHandleForReading.availableData
    rest += piece
    while let end = rest.firstIndex(of: 10) {
      let line = String(decoding: rest[..<end], as: UTF8.self)
      rest.removeSubrange(...end)
      if line == "confirmed \(next)" { next += 1 } else { complaint = line }
    }
    return !piece.isEmpty
  }
}
