import ArgumentParser
import Documents
import Localization
import TextCells

/// Where a paper goes, and how wide and long its text is there.
struct PrintOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp(helpText("help.columns"), valueName: "n"))
  var columns = 80

  @Option(parsing: .unconditional, help: ArgumentHelp(helpText("help.pageLines"), valueName: "n"))
  var pageLines: Int?

  @Option(help: ArgumentHelp(helpText("help.output"), valueName: "file"))
  var output: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp(helpText("help.printer"), valueName: "printer"))
  var printer: String?

  /// The form of a paper that is printed.
  enum Form: String {
    case text, csv, html, markdown, pdf
  }

  /// The file that is named; `nil` for standard output, which `-` means.
  private var file: String? { output == "-" ? nil : output }

  /// - Throws: ``Failure`` for measures that no paper has, and for a printer and a file at once.
  func check() throws {
    guard (32...400).contains(columns) else { throw Failure(.usage, "error.badColumns") }
    guard pageLines.map((20...1_000).contains) ?? true else {
      throw Failure(.usage, "error.badPageLines")
    }
    // The parser takes what ends the options for the value of the last one.
    guard printer != "--" else {
      throw Failure(.usage, "error.missingValue", ["value": "--printer"])
    }
    guard printer == nil || output == nil else { throw Failure(.usage, "error.printerOrFile") }
    if let file { try Files.admit(named: file) }
  }

  /// Prints it, writes it into the file that was named, or to standard output.
  ///
  /// - Parameter form: nil for what suits best: on a printer a PDF where it can be made, else text.
  func deliver(_ document: Document, as form: Form?, _ invocation: Invocation) throws {
    if form.map({ [.html, .pdf].contains($0) }) ?? (printer != nil) {
      try Self.warnOfTemplates(invocation)
    }
    if let printer { return try print(document, as: form, on: printer, invocation) }
    let writer = PaperWriter(invocation: invocation, columns: columns, pageLines: pageLines)
    guard form == .pdf else {
      let format = form.flatMap { PaperFormat(rawValue: $0.rawValue) } ?? .text
      return try write(
        try writer.whole(document, as: format, onTerminal: file == nil), invocation)
    }
    guard output != nil, file != nil || !Console.isForPeople else {
      throw Failure(.usage, "error.outputNeeded")
    }
    let bytes = try PDF(html: try writer.whole(document, as: .html)).bytes()
    guard let file else { return invocation.output.write(bytes) }
    try Files.write(bytes, to: file)
  }

  /// Says on standard error which files among the templates are none: whoever wrote them waits for what they change.
  private static func warnOfTemplates(_ invocation: Invocation) throws {
    let words = VerdictWords(strings: invocation.strings)
    for stranger in PaperTemplates(try ConfigurationLayers(invocation)).strangers {
      Console.prompt("patrol: \(SafeText(words.line(of: stranger)).text)\n")
    }
  }

  /// Into the file that was named, else to standard output.
  func write(_ text: String, _ invocation: Invocation) throws {
    guard let file else { return invocation.output.write(text) }
    try Files.write(text, to: file)
  }

  /// Prints it, and says under which id the queue has it.
  private func print(
    _ document: Document, as form: Form?, on printer: String, _ invocation: Invocation
  ) throws {
    let printed: Printing.Form =
      switch form {
      case .text: .text(columns: columns, pageLines: pageLines ?? Printing.pageLines)
      case .pdf: .pdf
      case nil: .best(columns: columns)
      case .csv, .html, .markdown: throw Failure(.usage, "error.printerFormat")
      }
    let job = try Printing(printer: printer, title: document.safeTitle)
      .send(document, as: printed, invocation)
    invocation.answer(
      ["printer": .string(printer), "job": JSON(job.isEmpty ? nil : job)],
      invocation.strings.text("command.printed", ["printer": printer, "job": job]))
  }
}
