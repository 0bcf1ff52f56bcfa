import ArgumentParser
import Configuration
import Localization
import WorkOrderEngine

/// `patrol config …`: the rules the office works by.
struct ConfigFamily: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: helpText("help.config.family"),
    subcommands: [ConfigCheck.self, ConfigShow.self, ConfigApply.self, ConfigTry.self])
}

/// `patrol config check [DIR]`: validates and lints.
struct ConfigCheck: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: helpText("help.config.check"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.config.dir"), valueName: "dir"))
  var directory: String?

  func run(_ invocation: Invocation) throws {
    let layers = try ConfigurationLayers(invocation, and: directory)
    do {
      let files = try layers.files()
      let configuration = try EffectiveConfiguration.load(directories: files)
      _ = try DeskFiles.keys(layers)
      let routes = Result { try flawedRoutes(configuration, invocation) }
      // Of a database that cannot be read the files are not to blame: they get their answer first.
      report([], lint(configuration, files), routes: (try? routes.get()) ?? [], invocation)
      try invocation.output.flush()
      _ = try routes.get()
    } catch let error as ConfigurationError {
      report(error.all, [], routes: [], invocation)
      try invocation.output.flush()
      // A directory given here is input; what is installed is the configuration.
      let isGiven = directory != nil || invocation.options.config != nil
      throw Failure(
        isGiven ? .malformed : .configuration, "error.configurationProblems",
        ["count": "\(error.all.count)"])
    }
  }

  private func lint(
    _ configuration: EffectiveConfiguration, _ files: [(name: String, text: String)]
  ) -> [ConfigurationError] {
    configuration.lint(commands: Engine.commandNames, directories: files)
  }

  /// The routes of the database, where there is one: they are walked by these checklists.
  private func flawedRoutes(
    _ configuration: EffectiveConfiguration, _ invocation: Invocation
  ) throws -> [FlawedRoute] {
    guard Files.exists(invocation.databasePath) else { return [] }
    return try invocation.withSession { session in
      try session.ask { try $0.flawedRoutes(under: configuration) }
    }
  }

  private func report(
    _ errors: [ConfigurationError], _ warnings: [ConfigurationError], routes: [FlawedRoute],
    _ invocation: Invocation
  ) {
    let words = VerdictWords(strings: invocation.strings)
    let flaws = RouteFlawWords(strings: invocation.strings)
    if invocation.options.json {
      let shape: JSON = [
        "ok": .bool(errors.isEmpty), "errors": .array(errors.map { json(of: $0, words) }),
        "warnings": .array(
          warnings.map { json(of: $0, words) }
            + routes.map { flawed in
              [
                "file": nil, "line": nil, "key": .string(flawed.route),
                "what": .string(flaws.what(flawed.flaw)),
                "advice": .string(flaws.advice(flawed.flaw)),
              ]
            }),
      ]
      invocation.output.write(line: shape.text)
      return
    }
    for problem in errors + warnings { invocation.output.write(line: words.line(of: problem)) }
    for flawed in routes {
      invocation.output.write(
        line: "\(flawed.route): \(flaws.what(flawed.flaw)); \(flaws.advice(flawed.flaw))")
    }
    if errors.isEmpty { invocation.output.write(line: invocation.strings["command.config.valid"]) }
  }

  /// The problem as programs get it.
  private func json(of error: ConfigurationError, _ words: VerdictWords) -> JSON {
    let (what, advice) = words.words(of: error.mistake)
    return [
      "file": .string(error.file), "line": JSON(error.line), "key": .string(error.key),
      "what": .string(what), "advice": .string(advice),
    ]
  }
}

/// `patrol config show [FILE]`: the rules in force, or the text of a built-in file.
struct ConfigShow: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: helpText("help.config.show"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.config.file"), valueName: "file"))
  var file: String?

  func run(_ invocation: Invocation) throws {
    if let file {
      guard let text = Defaults.text(of: file) else {
        let known = Defaults.files.map(\.name).sorted()
        throw Failure(
          .unknown, "error.unknownFile",
          ["name": file, "known": invocation.formats.list(known)])
      }
      invocation.output.write(text)
      return
    }
    let configuration = try effective(invocation)
    invocation.output.write(
      line: JSON.text(of: configuration, pretty: !invocation.options.json))
  }

  /// The version in force in the database; without one, what `init` would load.
  private func effective(_ invocation: Invocation) throws -> EffectiveConfiguration {
    guard Files.exists(invocation.databasePath) else {
      return try ConfigurationLayers(invocation).load()
    }
    return try invocation.withSession { session in
      try session.reader()
      return try session.ask { try $0.rulebook().configuration }
    }
  }
}

/// `patrol config apply DIR`: loads a directory as a new version.
struct ConfigApply: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: helpText("help.config.apply"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.config.dir"), valueName: "dir"))
  var directory: String

  @Flag(help: ArgumentHelp(helpText("help.yes")))
  var yes = false

  func run(_ invocation: Invocation) throws {
    let new = try load(invocation)
    try invocation.withSession { session in
      let actor = try session.actor()
      let old = try session.ask { try $0.rulebook() }
      let changes = try ConfigurationChanges(from: old.configuration, to: new)
      if !invocation.options.json { changes.write(to: invocation) }
      guard !changes.isEmpty else {
        invocation.answer(
          ["version": JSON(old.version), "changes": []],
          invocation.strings["command.config.unchanged"])
        return
      }
      if !yes, try !invocation.confirm(invocation.strings["command.config.ask"]) {
        throw NegativeAnswer()
      }
      let version = try session.engine.apply(new, by: actor, now: session.now)
      invocation.answer(
        ["version": JSON(version), "changes": changes.json],
        invocation.strings.text("command.config.applied", ["version": "\(version)"]))
    }
  }

  private func load(_ invocation: Invocation) throws -> EffectiveConfiguration {
    do {
      return try ConfigurationLayers(invocation, and: directory).load()
    } catch let error as ConfigurationError {
      throw GivenFileError(cause: error)
    }
  }
}
