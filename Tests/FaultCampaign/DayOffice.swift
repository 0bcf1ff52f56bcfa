import Foundation
import Ledger
import ServiceClock
import Simulator
import WorkOrderEngine

/// The office in which a scripted day passes: a folder with one database, opened and closed as by many
/// programs, and a step that is done now.
final class DayOffice {
  /// Mon 2026-11-23 09:00 in Shanghai, when each day begins.
  static let morning = Instant(seconds: 1_795_395_600)

  let folder: URL
  /// The id of the present step, which is that of its command.
  var id = ""
  /// The caller's clock.
  var now = DayOffice.morning
  private var open: (ledger: SQLiteLedger, engine: Engine)?
  private var people: [String: Int64] = [:]

  init(in folder: URL) { self.folder = folder }

  /// Where the database is.
  var path: String { folder.appendingPathComponent("day.db").path }

  /// The database, which is opened when it is needed.
  func ledger() throws -> SQLiteLedger { try opened().ledger }

  /// The engine on it, which knows the rules once it has read them.
  func engine() throws -> Engine { try opened().engine }

  private func opened() throws -> (ledger: SQLiteLedger, engine: Engine) {
    if let open { return open }
    let ledger = try SQLiteLedger(open: path, schema: Engine.schema)
    let opened = (ledger: ledger, engine: Engine(ledger: ledger))
    open = opened
    return opened
  }

  /// Closes the database, as each program does in the end; what comes of it nobody is told.
  func close() {
    try? open?.ledger.close()
    open = nil
  }

  /// Makes the university, once for all days.
  func found() throws {
    let ledger = try SQLiteLedger.create(at: path, schema: Engine.schema)
    try Engine(ledger: ledger).found(
      Founding(
        campusFile: try SimulatedCampus.campusFile(),
        configuration: try SimulatedCampus.configuration(0), simulatedClock: Self.morning),
      now: Self.morning)
    try ledger.close()
  }

  /// Who has a staff number.
  func actor(_ number: String) throws -> Actor {
    if let person = people[number] { return Actor(person: person) }
    let person = try engine().ask(now: now) { try $0.person(named: number).id }
    people[number] = person
    return Actor(person: person)
  }

  /// Gives a command under the id of the step.
  @discardableResult
  func give<C: Command>(_ command: C, as number: String) throws -> C.Answer {
    try engine().perform(command, id: id, by: try actor(number), now: now)
  }

  /// What an earlier step was answered.
  func answer<A: Decodable>(to id: String, as type: A.Type = A.self) throws -> A {
    guard let answer: A = try engine().answer(to: id) else { throw DayBroken.unanswered(id) }
    return answer
  }

  /// The number of the order that an earlier step logged.
  func order(of id: String) throws -> String {
    try answer(to: id, as: LogDefect.Answer.self).number
  }
}

/// What must not happen in a day.
enum DayBroken: Error {
  /// An earlier step was confirmed and its answer is not there.
  case unanswered(String)
}
