import ArgumentParser
import Configuration
import Demonstration
import Glibc
import Ledger
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol demo`: the demonstration university, made when it is not there yet.
struct Demo: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: helpText("help.demo"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(parsing: .unconditional, help: ArgumentHelp(helpText("help.demo.seed"), valueName: "n"))
  var seed: Int64?

  @Option(parsing: .unconditional, help: ArgumentHelp(helpText("help.demo.days"), valueName: "n"))
  var days: Int?

  @Flag(help: ArgumentHelp(helpText("help.demo.noOpen")))
  var noOpen = false

  @Flag(help: ArgumentHelp(helpText("help.linear")))
  var linear = false

  func run(_ invocation: Invocation) throws {
    let path = invocation.demonstrationPath
    let isNew = !Files.exists(path)
    if isNew { try make(path, invocation) }
    try invocation.withSession(at: path) { session in
      guard session.facts.isSimulated, session.facts.seed != 0 else {
        throw Failure(.cannotCreate, "error.notDemonstration", ["path": path])
      }
      try mapCaller(in: session)
      let opens = !noOpen && Console.isForPeople && Console.isTerminal(0)
      if linear, !noOpen {
        try LinearWindow(session: session).open()
      } else if opens {
        try DeskWindow(session: session).open()
      } else {
        let key: MessageKey = isNew ? "command.demo.made" : "command.demo.there"
        let orders = try session.ask { try $0.counter("all") }
        invocation.answer(
          [
            "database": .string(path), "seed": JSON(session.facts.seed), "made": .bool(isNew),
            "orders": JSON(orders),
          ],
          invocation.strings.text(key, ["path": path, "orders": "\(orders)"]))
      }
    }
  }

  /// Makes it beside its place first: an interrupted history is never taken for a whole one.
  private func make(_ path: String, _ invocation: Invocation) throws {
    let seed = seed ?? 1
    let days = days ?? Demonstration.usualDays
    guard seed >= 1, (0...3_660).contains(days) else { throw Failure(.usage, "error.demoUsage") }
    var configuration = try ConfigurationLayers(invocation).load()
    // Nobody there has a passphrase, and nothing there is secret.
    configuration.signIn = SignInRules()
    try Files.makeFolder(Files.folder(of: path))
    sweep(beside: path)
    let draft = "\(path).\(getpid())"
    defer { SQLiteLedger.remove(at: draft) }
    let progress = DemoProgress(invocation)
    defer { progress.end() }
    do {
      let ledger = try SQLiteLedger.create(at: draft, schema: Engine.schema)
      defer { try? ledger.close() }
      try Demonstration.make(
        in: Engine(ledger: ledger), configuration: configuration, seed: seed, days: days,
        progress: progress.show)
      try ledger.close()
    } catch let error as LedgerError {
      throw error.named(path)  // Nobody knows the draft.
    }
    guard rename(draft, path) == 0 else { throw Failure.uncreatable(path, code: errno) }
  }

  /// Drafts of processes that were ended before they had made theirs.
  private func sweep(beside path: String) {
    guard let folder = opendir(Files.folder(of: path)) else { return }
    defer { closedir(folder) }
    let start = (path.split(separator: "/").last.map(String.init) ?? path) + "."
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(start), let process = Int32(name.dropFirst(start.count)), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      SQLiteLedger.remove(at: "\(path).\(process)")
    }
  }

  /// Whoever opens the demonstration is a supervisor in it, unless they are somebody already.
  private func mapCaller(in session: Session) throws {
    let login = SystemUser.login
    let number = try session.ask { snapshot -> String? in
      if try snapshot.person(login: login) != nil { return nil }
      return try snapshot.staff().first { person in
        try snapshot.roles(of: person.id).contains { $0.role == .supervisor }
      }?.number
    }
    if let number {
      try session.engine.map(login: login, toStaff: number, now: session.now)
    }
  }
}

/// How far the making of the history is, on the terminal of whoever waits for it.
private struct DemoProgress {
  private let isShown = Console.isTerminal(2)
  private let strings: Strings

  init(_ invocation: Invocation) { strings = invocation.strings }

  func show(_ share: Double) {
    guard isShown else { return }
    let percent = Formats(language: strings.language).percent(share, digits: 0)
    Console.prompt("\r" + strings.text("command.demo.making", ["percent": percent]))
  }

  func end() {
    if isShown { Console.prompt("\r\u{1B}[K") }
  }
}
