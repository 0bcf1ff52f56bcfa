public import Foundation
import Ledger
import Simulator
import WorkOrderEngine

/// Writers on one database that are ended at random moments, one of them or all at once.
public final class StormCampaign {
  private let program: URL
  private let folder: URL
  private let base: String
  private var generator: SeededGenerator
  private var writers: [StormProcess] = []
  /// The writers that were ended so far.
  public private(set) var kills = 0
  /// The commands that were confirmed so far.
  public private(set) var confirmed = 0

  /// - Parameters:
  ///   - program: works when it is told `storm FOLDER NAME FIRST`.
  ///   - folder: an empty one.
  ///   - seed: chooses who is ended and when.
  public init(program: URL, in folder: URL, seed: UInt64) throws {
    (self.program, self.folder) = (program, folder)
    generator = SeededGenerator(seed: seed)
    let office = DayOffice(in: folder.appendingPathComponent("storm-base"))
    try FileManager.default.createDirectory(at: office.folder, withIntermediateDirectories: true)
    try office.found()
    base = office.path
  }

  /// Ends so many writers on one new database, four of which work on it at a time.
  ///
  /// - Throws: ``Finding``; the folder stays then.
  public func pass(kills count: Int, name: String) throws {
    let office = DayOffice(in: folder.appendingPathComponent(name))
    try FileManager.default.createDirectory(at: office.folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: base, toPath: office.path)
    writers = try (1...4).map { try start("\(name)-\($0)", 0, in: office) }
    defer { for writer in writers { writer.kill() } }
    let end = kills + count
    while kills < end {
      // A program that has begun to work is ended at any moment of its next commands.
      let victim = generator.below(writers.count)
      writers[victim].awaitCommands(1 + generator.below(12))
      usleep(UInt32(generator.below(20_000)))
      let isAll = generator.chance(20)
      let victims = isAll ? Array(writers.indices) : [victim]
      for victim in victims { Glibc.kill(writers[victim].identifier, SIGKILL) }
      for victim in victims { writers[victim].kill() }
      kills += victims.count
      let place = "\(name) after \(kills)"
      if isAll { try WriterLock.requireFree(office.path) }
      try examine(office, victims, isAll, place)
      for victim in victims {
        let ended = writers[victim]
        try Finding.require(ended.complaint.isEmpty, "\(place): \(ended.complaint)")
        writers[victim] = try start(ended.name, ended.next, in: office)
      }
    }
    for writer in writers { writer.kill() }
    try examine(office, Array(writers.indices), true, "\(name) in the end")
    confirmed += writers.reduce(0) { $0 + $1.next }
    office.close()
    try FileManager.default.removeItem(at: office.folder)
  }

  private func start(_ name: String, _ next: Int, in office: DayOffice) throws -> StormProcess {
    try StormProcess(program, in: office.folder, name: name, next: next)
  }

  /// Opens the file as the next program does, beside those that still work.
  private func examine(
    _ office: DayOffice, _ victims: [Int], _ isQuiet: Bool, _ place: String
  ) throws {
    office.close()
    defer { office.close() }
    do {
      let ledger = try office.ledger()
      try office.engine().requireHealth(place)
      // A writer has its turn: the queue does not wait for the dead.
      try ledger.write { _ in }
      let found = try Evidence(of: ledger)
      for victim in victims {
        let writer = writers[victim]
        for number in 0..<writer.next {
          try Finding.require(
            found.answered.contains(StormWriter.id(writer.name, number)),
            "\(place): \(writer.name) \(number) was confirmed and is lost")
        }
        // At most the one that was under way has been done besides.
        try Finding.require(
          !found.answered.contains(StormWriter.id(writer.name, writer.next + 1)),
          "\(place): \(writer.name) did more than it was told")
      }
      guard isQuiet else { return }
      let reports = try ledger.read { reader in
        try reader.rows(
          """
          SELECT command, COUNT(*) FROM event WHERE topic = 'order' AND kind = 'reported'
          GROUP BY command
          """, map: { ($0.text(0), $0.integer(1)) })
      }
      try Finding.require(reports.allSatisfy { $0.1 == 1 }, "\(place): a report stands twice")
      let repairs = found.answered.count { id in
        Int(id.split(separator: "-").last ?? "").map { $0 % StormWriter.repair == 0 } ?? false
      }
      try Finding.require(
        reports.count == repairs, "\(place): \(reports.count) reports, \(repairs) were answered")
    } catch let finding as Finding {
      throw finding
    } catch {
      throw Finding("\(place): \(error)")
    }
  }
}
