import ArgumentParser
import Documents
import Localization
import Reports
import WorkOrderEngine

/// `patrol handover print [SHEET]`: a sheet, or the draft of a campus, on paper: to standard output, to a
/// file, or to a printer.
struct HandoverPrint: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: helpText("help.handover.print"))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, html, markdown, pdf, json
  }

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choice: CampusChoice

  @Argument(help: ArgumentHelp(helpText("help.handover.sheet"), valueName: "sheet"))
  var sheet: String?

  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "text|html|markdown|pdf|json"))
  var format: Format?

  @OptionGroup var options: PrintOptions

  func run(_ invocation: Invocation) throws {
    try options.check()
    if format == .json || invocation.options.json, options.printer == nil {
      var show = HandoverShow()
      (show.global, show.choice, show.sheet) = (global, choice, sheet)
      return try options.write(show.text(invocation) + "\n", invocation)
    }
    guard format != .json else { throw Failure(.usage, "error.printerFormat") }
    try options.deliver(
      try invocation.withSession { try paper($0) },
      as: format.flatMap { PrintOptions.Form(rawValue: $0.rawValue) }, invocation)
  }

  private func paper(_ session: Session) throws -> Document {
    let actor = try session.actor()
    let code = try sheet == nil ? choice.code(session) : ""
    return try session.ask { snapshot in
      let papers = Papers(
        language: session.invocation.language, names: try PaperNames(snapshot),
        contacts: try snapshot.contactReader(for: actor))
      guard let sheet else {
        let campus = try snapshot.campus(named: code)
        let draft = try snapshot.draftFile(campus: campus.id, shownTo: actor.person).sheet
        return papers.handover(draft, difference: try snapshot.handoverDifference(of: draft))
      }
      let file = try snapshot.handover(sheet)
      return papers.handover(
        file, difference: try snapshot.handoverDifference(of: file.sheet))
    }
  }
}
