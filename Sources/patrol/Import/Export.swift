public import ArgumentParser
import Localization
public import WorkOrderEngine

/// `patrol export orders|events|rounds`: everything, streamed.
struct Export: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: helpText("help.export"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.export.subject"), valueName: "orders|events|rounds"))
  var subject: ExportSubject

  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "csv|json"))
  var format: ExportFormat?

  func run(_ invocation: Invocation) throws {
    let format = format ?? (invocation.options.json ? .json : .csv)
    try invocation.withSession { session in
      let actor = try session.actor()
      try session.engine.export(subject, format: format, for: actor, now: session.now) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        invocation.output.write(format == .json ? JSONEscapes.escaped(text) : text)
        try invocation.output.flush()
      }
    }
  }
}

extension ExportSubject: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
