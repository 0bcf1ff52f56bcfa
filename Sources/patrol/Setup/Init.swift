import ArgumentParser
import Configuration
import Ledger
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol init`: a new database from the configuration and a campus file.
struct Init: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: helpText("help.init"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.init.campus"), valueName: "file"))
  var campus: String?

  @Flag(help: ArgumentHelp(helpText("help.init.simulated")))
  var simulated = false

  @Flag(help: ArgumentHelp(helpText("help.init.template")))
  var template = false

  func run(_ invocation: Invocation) throws {
    if template {
      invocation.output.write(Defaults.campusTemplate)
      return
    }
    let configuration = try ConfigurationLayers(invocation).load()
    let login = SystemUser.login
    var file = try campusFile(configuration)
    // Behind this account several people may sit: the first of them is known by a passphrase.
    let signsIn = configuration.signIn.asks(login)
    file.makeFirst(login: signsIn ? nil : login, name: SystemUser.name)
    let clock = simulated ? try simulatedStart(invocation) : nil
    if !simulated, invocation.options.now != nil { throw EngineError.notSimulated }
    let founder = Founder(path: invocation.databasePath)
    try founder.refuseExisting()
    let first =
      signsIn
      ? try SetPassphrase(
        staff: "1", passphrase: try NewPassphrase(number: "1").ask(invocation)) : nil
    try founder.found(
      Founding(campusFile: file, configuration: configuration, simulatedClock: clock),
      first: first, now: clock ?? Session.systemTime)
    let path = invocation.databasePath
    let strings = invocation.strings
    invocation.answer(
      [
        "database": .string(path), "login": JSON(signsIn ? nil : login),
        "simulated": .bool(simulated),
      ],
      strings.text("command.init.done", ["path": path]) + "\n"
        + strings.text(
          signsIn ? "command.init.signIn" : "command.init.first", ["login": login])
        + (campus == nil ? "\n" + strings["command.init.sample"] : ""))
  }

  private func campusFile(_ configuration: EffectiveConfiguration) throws -> CampusFile {
    do {
      guard let campus else {
        return try CampusFile(
          toml: Defaults.campusTemplate, file: "campus.toml", configuration: configuration)
      }
      return try CampusFile(
        toml: try Files.text(campus), file: campus, configuration: configuration)
    } catch let error as ConfigurationError {
      throw GivenFileError(cause: error)
    }
  }

  private func simulatedStart(_ invocation: Invocation) throws -> Instant {
    let zone = try ZoneRules(identifier: "Asia/Shanghai")
    let start = try TimeText.instant(SimulatedClock.start, in: zone)
    guard let now = invocation.options.now else { return start }
    return max(start, try TimeText.instant(now, in: zone))
  }
}

/// Where a simulated clock starts (command-line.md, When).
enum SimulatedClock {
  static let start = "2026-11-27 09:00"
}

extension CampusFile {
  /// Makes the system user who sets the database up staff no. 1 with all roles.
  ///
  /// - Parameter login: `nil` when they sign in.
  mutating func makeFirst(login: String?, name: String) {
    let roles = Role.allCases.filter { $0 != .system }.map { RoleGrant(role: $0) }
    for index in staff.indices where staff[index].login == login { staff[index].login = nil }
    if let index = staff.firstIndex(where: { $0.number == "1" }) {
      staff[index].login = login
      staff[index].roles = roles
    } else {
      staff.insert(Staff(number: "1", name: name, roles: roles, login: login), at: 0)
    }
  }
}

/// Makes a database file whole or not at all.
struct Founder {
  let path: String

  /// - Throws: ``Failure`` when there is one already, or it is the work of another account.
  func refuseExisting() throws {
    if let refusal = Failure.ownersWork(path) { throw refusal }
    guard Files.exists(path) else { return }
    throw Failure(.cannotCreate, "error.databaseExists", ["path": path])
  }

  /// - Parameter first: gives staff no. 1 the passphrase by which they sign in.
  func found(_ founding: Founding, first: SetPassphrase? = nil, now: Instant) throws {
    try refuseExisting()
    try Files.makeFolder(Files.folder(of: path))
    // Outside of `do`: a file that somebody else has made meanwhile is not ours to remove.
    let ledger = try SQLiteLedger.create(at: path, schema: Engine.schema)
    do {
      let engine = Engine(ledger: ledger)
      try engine.found(founding, now: now)
      if let first {
        let person = try engine.ask(now: now) { try $0.person(named: first.staff).id }
        _ = try engine.perform(
          first, id: CommandID.fresh(), by: Actor(person: person), now: now)
      }
      try ledger.close()
    } catch {
      // What it says is worth more than a second failure over a file that goes away.
      try? ledger.close()
      SQLiteLedger.remove(at: path)
      throw error
    }
  }
}
