public import ArgumentParser
public import Localization

/// The options that every command has, before or after the subcommand.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp(helpText("help.database"), valueName: "path"))
  var database: String?

  @Option(name: .customLong("as"), help: ArgumentHelp(helpText("help.as"), valueName: "staff"))
  var actingAs: String?

  @Option(help: ArgumentHelp(helpText("help.now"), valueName: "time"))
  var now: String?

  @Option(help: ArgumentHelp(helpText("help.config"), valueName: "dir"))
  var config: String?

  @Option(help: ArgumentHelp(helpText("help.language"), valueName: "zh-Hans|en"))
  var language: Language?

  @Flag(help: ArgumentHelp(helpText("help.json")))
  var json = false

  @Option(help: ArgumentHelp(helpText("help.color"), valueName: "auto|never"))
  var color = ColorChoice.auto

  /// What was given, without the parser.
  var given: GivenOptions {
    GivenOptions(
      database: database, actingAs: actingAs, now: now, config: config, language: language,
      json: json, color: color)
  }
}

/// The values of the options that every command has.
struct GivenOptions {
  var database: String?
  var actingAs: String?
  var now: String?
  var config: String?
  var language: Language?
  var json = false
  var color = ColorChoice.auto
}

/// Whether colour may be used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case never
}

extension Language: ExpressibleByArgument {}
