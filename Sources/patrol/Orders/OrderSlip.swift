import ArgumentParser
import Documents
import Localization
import Reports
import WorkOrderEngine

/// `patrol order slip N`: the slip that goes along with a repair.
struct OrderSlip: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "slip", abstract: helpText("help.order.slip"))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, html, markdown, pdf
  }

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.number"), valueName: "n"))
  var number: String

  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "text|html|markdown|pdf"))
  var format: Format?

  @OptionGroup var options: PrintOptions

  func run(_ invocation: Invocation) throws {
    try options.check()
    try options.deliver(
      try invocation.withSession { try paper($0) },
      as: format.flatMap { PrintOptions.Form(rawValue: $0.rawValue) }, invocation)
  }

  private func paper(_ session: Session) throws -> Document {
    let actor = try session.actor()
    let slip = try session.ask { snapshot in
      try SlipPaper(
        of: number, in: snapshot, for: actor, language: session.invocation.language,
        asOf: session.now)
    }
    return try slip.document(session.invocation.strings)
  }
}
