import ArgumentParser
import Ledger
import Localization
import ServiceClock
import WorkOrderEngine

/// One run of the program: its options and the language it speaks.
struct Invocation {
  let options: GivenOptions
  let language: Language

  init(_ options: GivenOptions) {
    self.options = options
    language = CommandWords.given.language
  }

  var strings: Strings { Strings(language: language) }
  var formats: Formats { Formats(language: language) }
  var output: Output { .standard }

  /// The database that is meant (command-line.md, Which database).
  var databasePath: String {
    namedDatabase ?? "\(Surroundings.dataFolder)/patrol.db"
  }

  /// The database that somebody has named: this command, the environment, or root for all.
  var namedDatabase: String? {
    options.database ?? Surroundings["PATROL_DATABASE"] ?? Installation.database
  }

  /// The demonstration beside it.
  var demonstrationPath: String {
    options.database ?? "\(Surroundings.dataFolder)/demo.db"
  }

  /// Opens the database, does something with it and closes it, which moves its log into it.
  ///
  /// - Parameter admitsUnsigned: `body` shows nothing to whoever has not signed in where that has to be, or
  ///   asks itself; all others begin when somebody has.
  func withSession<T>(
    at path: String? = nil, admitsUnsigned: Bool = false, _ body: (Session) throws -> T
  ) throws -> T {
    let session = try Session(self, path: path ?? databasePath)
    defer {
      try? session.ledger.close()
      // The rest ends with the process: the connection would take its leave of notifications that nobody
      // sends, which takes longer than closing the file.
      _ = Unmanaged.passRetained(session.ledger)
    }
    do {
      if !admitsUnsigned { try session.admitReader() }
      return try body(session)
    } catch let error as EngineError {
      throw LocatedError(cause: error, zone: session.zone)
    }
  }

  /// Prints an answer: an object for programs, or a sentence for people.
  func answer(_ json: @autoclosure () -> JSON, _ text: @autoclosure () -> String) {
    output.write(line: options.json ? json().text : text())
  }

  /// Asks for a yes on the terminal.
  ///
  /// - Throws: a usage error without a terminal: then `--yes` has to be said.
  func confirm(_ question: String) throws -> Bool {
    guard Console.isTerminal(0), Console.isTerminal(2) else {
      throw Failure(.usage, "error.yesNeeded")
    }
    try output.flush()
    Console.prompt("\(question) [y/N] ")
    let answer = readLine(strippingNewline: true)?.lowercased() ?? ""
    return ["y", "yes", "是", "好"].contains(answer)
  }
}

/// A subcommand of ours.
protocol PatrolCommand: ParsableCommand {
  var global: GlobalOptions { get }
  func run(_ invocation: Invocation) throws
}

extension PatrolCommand {
  func run() throws { try run(Invocation(global.given)) }
}
