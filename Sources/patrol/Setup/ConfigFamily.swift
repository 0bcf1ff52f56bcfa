import ArgumentParser
import Configuration
import Ledger
import Localization
import Reports
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
    var errors: [ConfigurationError] = []
    func gather<Value>(_ body: () throws -> Value) throws -> Value? {
      do {
        return try body()
      } catch let error as ConfigurationError {
        errors += error.all
        return nil
      }
    }
    let files = try gather { try layers.files() } ?? []
    let configuration = try gather { try ConfigurationLayers.load(files) }
    _ = try gather { try DeskFiles.keys(layers) }
    _ = try gather { try DeskFiles.deskFile(layers) }
    for theme in DeskThemes(layers).paths { _ = try gather { try DeskThemes.load(theme) } }
    errors += try PaperTemplates(layers).errors().map(ConfigurationError.init)
    guard errors.isEmpty, let configuration else {
      report(errors, [], routes: [], lockOut: nil, invocation)
      try invocation.output.flush()
      // A directory given here is input; what is installed is the configuration.
      let isGiven = directory != nil || invocation.options.config != nil
      throw Failure(
        isGiven ? .malformed : .configuration, "error.configurationProblems",
        ["count": "\(errors.count)"])
    }
    let inside = Result { try lookInside(configuration, invocation) }
    // Of a database that cannot be read the files are not to blame: they get their answer first.
    let (routes, lockOut) = (try? inside.get()) ?? ([], nil)
    report(
      [], configuration.lint(directories: files) + PaperTemplates(layers).strangers,
      routes: routes, lockOut: lockOut, invocation)
    try invocation.output.flush()
    _ = try inside.get()
    if let lockOut { throw lockOut }
  }

  /// What only the database shows, where there is one: the routes that are walked by these checklists,
  /// and whether anybody on the staff would keep the rights to set things right, and get in.
  private func lookInside(
    _ configuration: EffectiveConfiguration, _ invocation: Invocation
  ) throws -> (routes: [FlawedRoute], lockOut: EngineError?) {
    guard SQLiteLedger.exists(at: invocation.databasePath) else { return ([], nil) }
    return try invocation.withSession { session in
      try session.ask { snapshot in
        let lockOut: EngineError? =
          if try !snapshot.hasKeeper(under: configuration) {
            .lockedOut
          } else if try !snapshot.hasKeeperInside(under: configuration) {
            .shutOut
          } else {
            nil
          }
        return (try snapshot.flawedRoutes(under: configuration), lockOut)
      }
    }
  }

  private func report(
    _ errors: [ConfigurationError], _ warnings: [ConfigurationError], routes: [FlawedRoute],
    lockOut: EngineError?, _ invocation: Invocation
  ) {
    let words = VerdictWords(strings: invocation.strings)
    let warnings = ConfigurationWarnings(warnings, routes: routes, invocation.strings)
    if invocation.options.json {
      let shape: JSON = [
        "ok": .bool(errors.isEmpty && lockOut == nil),
        "errors": .array(errors.map { words.json(of: $0) }),
        "warnings": .array(warnings.json),
      ]
      invocation.output.write(line: shape.text)
      return
    }
    for line in errors.map(words.line) + warnings.lines { invocation.output.write(line: line) }
    // What locks everybody out is said as the error of the run.
    guard errors.isEmpty, lockOut == nil else { return }
    invocation.output.write(line: invocation.strings["command.config.valid"])
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
      guard let text = Defaults.text(of: file) ?? PageTemplate.builtIn(file) else {
        let known = (Defaults.files.map(\.name) + PageTemplate.files).sorted()
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
    guard SQLiteLedger.exists(at: invocation.databasePath) else {
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
    let (new, findings) = try load(invocation)
    try invocation.withSession { session in
      let actor = try session.actor()
      let (old, routes) = try session.ask {
        (try $0.rulebook(), try $0.flawedRoutes(under: new))
      }
      let changes = try ConfigurationChanges(from: old.configuration, to: new)
      if !invocation.options.json { changes.write(to: invocation) }
      guard !changes.isEmpty else {
        invocation.answer(
          ["version": JSON(old.version), "changes": []],
          invocation.strings["command.config.unchanged"])
        return
      }
      let warnings = ConfigurationWarnings(findings, routes: routes, invocation.strings)
      if !invocation.options.json {
        for line in warnings.lines { invocation.output.write(line: line) }
      }
      if !yes, try !invocation.confirm(invocation.strings["command.config.ask"]) {
        throw NegativeAnswer()
      }
      let version = try session.engine.apply(new, by: actor, now: session.now)
      invocation.answer(
        [
          "version": JSON(version), "changes": changes.json, "warnings": .array(warnings.json),
        ],
        invocation.strings.text("command.config.applied", ["version": "\(version)"]))
    }
  }

  /// The configuration, and what is allowed in it and cannot be meant.
  private func load(
    _ invocation: Invocation
  ) throws -> (configuration: EffectiveConfiguration, findings: [ConfigurationError]) {
    do {
      let files = try ConfigurationLayers(invocation, and: directory).files()
      let configuration = try ConfigurationLayers.load(files)
      return (configuration, configuration.lint(directories: files))
    } catch let error as ConfigurationError {
      throw GivenFileError(cause: error)
    }
  }
}
