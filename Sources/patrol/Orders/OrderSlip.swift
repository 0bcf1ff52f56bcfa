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
    let strings = session.invocation.strings
    let actor = try session.actor()
    let (papers, view, place) = try session.ask { snapshot in
      let view = try snapshot.orderView(number)
      let names = try PaperNames(snapshot, orders: [view.file])
      return (
        Papers(
          language: session.invocation.language, names: names,
          contacts: try snapshot.contactReader(for: actor)), view,
        try snapshot.place(view.order.report.place)
      )
    }
    // Outside of the question: another program must not keep a reader of the database waiting.
    let code = QRCode(text: view.file.number).code(strings)
    return papers.slip(view, place: place, code: code, asOf: session.now)
  }
}
