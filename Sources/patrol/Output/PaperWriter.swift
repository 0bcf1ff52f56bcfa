import Documents
import Localization
import Reports

/// How a paper is written.
enum PaperFormat: String, CaseIterable {
  case text, csv, html, markdown
}

/// A document in one of the forms in which papers leave the program.
struct PaperWriter {
  let invocation: Invocation
  /// The width of text, in columns.
  var columns = 80
  /// Lines on a page of text; `nil`: one roll of paper.
  var pageLines: Int?

  /// The text with an end to its last line.
  ///
  /// - Parameter onTerminal: whether it goes to standard output: where that has colours, a code has ink
  ///   and ground of its own, for the ground may be dark.
  /// - Throws: for HTML, when the campus has a template that is broken.
  func whole(
    _ document: Document, as format: PaperFormat, onTerminal: Bool = false
  ) throws -> String {
    let isColored = onTerminal && Console.usesColor(invocation.options.color)
    let text = try text(document, as: format, ground: isColored ? .terminal : .paper)
    // By bytes: to a string CR LF is one character, and no line end.
    return text.utf8.last == 0x0A ? text : text + "\n"
  }

  private func text(
    _ document: Document, as format: PaperFormat, ground: TextRenderer.Ground
  ) throws -> String {
    switch format {
    case .text: return textRenderer(document, ground).render(document)
    // Spreadsheets take a file without the mark for the system's own encoding.
    case .csv: return CSVRenderer(marksEncoding: true).render(document)
    case .html: return try PaperTemplates(ConfigurationLayers(invocation)).page().render(document)
    case .markdown: return MarkdownRenderer().render(document)
    }
  }

  private func textRenderer(
    _ document: Document, _ ground: TextRenderer.Ground
  ) -> TextRenderer {
    let strings = Strings(language: Language(rawValue: document.language) ?? invocation.language)
    return TextRenderer(columns: columns, pageLines: pageLines, ground: ground) { page, pages in
      strings.text("paper.page", ["page": "\(page)", "pages": "\(pages)"])
    }
  }
}
