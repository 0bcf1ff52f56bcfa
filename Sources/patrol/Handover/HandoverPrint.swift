import ArgumentParser
import Documents
import Glibc
import Localization
import Reports
import WorkOrderEngine

/// `patrol handover print [SHEET]`: a sheet, or the draft of a campus, on paper.
struct HandoverPrint: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: helpText("help.handover.print"))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, html, markdown, pdf, json

    var paper: PaperFormat { PaperFormat(rawValue: rawValue) ?? .html }
  }

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choice: CampusChoice

  @Argument(help: ArgumentHelp(helpText("help.handover.sheet"), valueName: "sheet"))
  var sheet: String?

  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "text|html|markdown|pdf|json"))
  var format = Format.text

  @Option(parsing: .unconditional, help: ArgumentHelp(helpText("help.columns"), valueName: "n"))
  var columns = 80

  @Option(help: ArgumentHelp(helpText("help.output"), valueName: "file"))
  var output: String?

  func run(_ invocation: Invocation) throws {
    guard (32...400).contains(columns) else { throw Failure(.usage, "error.badColumns") }
    if format == .json || invocation.options.json {
      var show = HandoverShow()
      (show.global, show.choice, show.sheet) = (global, choice, sheet)
      return try write(show.text(invocation) + "\n", invocation)
    }
    let document = try invocation.withSession { try paper($0) }
    let writer = PaperWriter(invocation: invocation, columns: columns)
    if format == .pdf {
      try PDF(html: PaperWriter.text(document, as: .html)).write(to: output)
    } else {
      try write(writer.whole(document, as: format.paper), invocation)
    }
  }

  /// Into the file that was named, else to standard output.
  private func write(_ text: String, _ invocation: Invocation) throws {
    guard let output else { return invocation.output.write(text) }
    try Files.write(text, to: output)
  }

  private func paper(_ session: Session) throws -> Document {
    try session.reader()
    let code = try sheet == nil ? choice.code(session) : ""
    return try session.ask { snapshot in
      let papers = Papers(
        language: session.invocation.language, names: try PaperNames(snapshot))
      guard let sheet else {
        let campus = try snapshot.campus(named: code)
        let draft = try snapshot.handoverDraft(campus: campus.id)
        return papers.handover(draft, difference: try snapshot.handoverDifference(of: draft))
      }
      let file = try snapshot.handover(sheet)
      return papers.handover(
        file, difference: try snapshot.handoverDifference(of: file.sheet))
    }
  }
}

/// HTML made into a PDF by WeasyPrint, an outside program.
struct PDF {
  var html: String

  /// - Throws: ``Failure`` without a file to write, without WeasyPrint, or when it fails.
  func write(to file: String?) throws {
    guard let file else { throw Failure(.usage, "error.outputNeeded") }
    let folders = (Surroundings["PATH"] ?? "").split(separator: ":")
    guard folders.contains(where: { access("\($0)/weasyprint", X_OK) == 0 }) else {
      throw Failure(.unavailable, "command.pdf.absent")
    }
    let quoted = "'" + file.replacing("'", with: "'\\''") + "'"
    let command = ShellCommand(text: "weasyprint - \(quoted)", patience: 120)
    guard command.run(input: html) == 0 else {
      throw Failure(.inputOutput, "error.pdfFailed", ["what": file])
    }
  }
}
