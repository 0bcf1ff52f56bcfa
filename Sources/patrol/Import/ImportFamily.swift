import ArgumentParser
import Configuration
import Localization
import WorkOrderEngine

/// `patrol import …`: from the files that offices keep.
struct ImportFamily: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: helpText("help.import"),
    subcommands: [
      ImportOrders.self, ImportPlaces.self, ImportStaff.self, ImportAssets.self, ImportRoutes.self,
    ])
}

/// What every import is asked.
struct ImportChoices: ParsableArguments {
  @Argument(help: ArgumentHelp(helpText("help.import.file"), valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp(helpText("help.import.map"), valueName: "map"))
  var map: String

  @Flag(help: ArgumentHelp(helpText("help.import.strict")))
  var strict = false

  @Flag(help: ArgumentHelp(helpText("help.import.update")))
  var update = false

  @Flag(help: ArgumentHelp(helpText("help.import.dryRun")))
  var dryRun = false

  /// Imports rows of one subject and prints what came of it.
  func run(_ subject: ImportMap.Subject, _ invocation: Invocation) throws {
    for named in [map, file] { try Files.admit(named: named) }
    let map = try ImportMap(givenAs: map, text: try Files.text(map), subject: subject)
    let source = try ImportSource(path: file)
    let summary = try invocation.withSession { session in
      let progress = ProgressLine()
      defer { progress.end() }
      return try session.engine.importRows(
        of: subject, from: source, map: map,
        options: ImportOptions(strict: strict, update: update, dryRun: dryRun),
        id: CommandID.fresh(), by: try session.actor(), now: session.now
      ) { rows in
        progress.show(invocation.strings.text("command.import.progress", ["lines": "\(rows)"]))
        return true
      }
    }
    let paper = ImportPaper(summary: summary, invocation: invocation)
    paper.write(isDry: dryRun, isStrict: strict)
    if !summary.badRows.isEmpty {
      try invocation.output.flush()
      throw Failure(.malformed, "error.badLines", ["count": "\(summary.badRows.count)"])
    }
  }
}

extension ImportMap {
  /// The map in a file that was given to this very command.
  ///
  /// - Throws: ``GivenFileError``.
  init(givenAs path: String, text: String, subject: Subject) throws {
    do {
      try self.init(toml: text, file: path, subject: subject)
    } catch {
      throw GivenFileError(cause: error)
    }
  }
}

/// `patrol import orders FILE --map MAP`.
struct ImportOrders: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders", abstract: helpText("help.import.orders"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choices: ImportChoices

  func run(_ invocation: Invocation) throws { try choices.run(.orders, invocation) }
}

/// `patrol import places FILE --map MAP`.
struct ImportPlaces: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "places", abstract: helpText("help.import.places"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choices: ImportChoices

  func run(_ invocation: Invocation) throws { try choices.run(.places, invocation) }
}

/// `patrol import staff FILE --map MAP`.
struct ImportStaff: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: helpText("help.import.staff"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choices: ImportChoices

  func run(_ invocation: Invocation) throws { try choices.run(.staff, invocation) }
}

/// `patrol import assets FILE --map MAP`.
struct ImportAssets: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "assets", abstract: helpText("help.import.assets"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choices: ImportChoices

  func run(_ invocation: Invocation) throws { try choices.run(.assets, invocation) }
}

/// `patrol import routes FILE --map MAP`.
struct ImportRoutes: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes", abstract: helpText("help.import.routes"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choices: ImportChoices

  func run(_ invocation: Invocation) throws { try choices.run(.routes, invocation) }
}
