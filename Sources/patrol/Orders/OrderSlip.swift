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

    /// `nil` for what is made of HTML by another program.
    var paper: PaperFormat? { PaperFormat(rawValue: rawValue) }
  }

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.number"), valueName: "n"))
  var number: String

  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "text|html|markdown|pdf"))
  var format = Format.text

  @Option(parsing: .unconditional, help: ArgumentHelp(helpText("help.columns"), valueName: "n"))
  var columns = 80

  @Option(help: ArgumentHelp(helpText("help.output"), valueName: "file"))
  var output: String?

  func run(_ invocation: Invocation) throws {
    guard (32...400).contains(columns) else { throw Failure(.usage, "error.badColumns") }
    let document = try invocation.withSession { try paper($0) }
    guard let paper = format.paper else {
      return try PDF(html: PaperWriter.text(document, as: .html)).write(to: output)
    }
    if let output {
      return try Files.write(
        PaperWriter.whole(document, as: paper, columns: columns), to: output)
    }
    // A code has ink and ground of its own where the ground may be dark.
    if paper == .text, Console.usesColor(invocation.options.color) {
      let renderer = TextRenderer(columns: columns, ground: .terminal)
      return invocation.output.write(renderer.render(document))
    }
    PaperWriter(invocation: invocation, columns: columns).write(document, as: paper)
  }

  private func paper(_ session: Session) throws -> Document {
    try session.reader()
    let strings = session.invocation.strings
    let (papers, view, place) = try session.ask { snapshot in
      let view = try snapshot.orderView(number)
      let names = try PaperNames(snapshot, orders: [view.file])
      return (
        Papers(language: session.invocation.language, names: names), view,
        try snapshot.place(view.order.report.place)
      )
    }
    // Outside of the question: another program must not keep a reader of the database waiting.
    let code = QRCode(text: view.file.number).code(strings)
    return papers.slip(view, place: place, code: code, asOf: session.now)
  }
}
