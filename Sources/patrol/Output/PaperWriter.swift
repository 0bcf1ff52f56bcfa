import Documents
import Localization

/// A document in one of the forms in which papers leave the program.
struct PaperWriter {
  let invocation: Invocation
  /// The width of text, in columns.
  var columns: Int?

  static func text(_ document: Document, as format: PaperFormat, columns: Int? = nil) -> String {
    switch format {
    case .text, .json: TextRenderer(columns: columns ?? 80).render(document)
    case .csv: CSVRenderer().render(document)
    case .html: HTMLRenderer().render(document)
    case .markdown: MarkdownRenderer().render(document)
    }
  }

  /// The text with an end to its last line.
  static func whole(
    _ document: Document, as format: PaperFormat, columns: Int? = nil
  ) -> String {
    let text = text(document, as: format, columns: columns)
    return text.hasSuffix("\n") ? text : text + "\n"
  }

  func whole(_ document: Document, as format: PaperFormat) -> String {
    Self.whole(document, as: format, columns: columns)
  }

  func write(_ document: Document, as format: PaperFormat) {
    invocation.output.write(whole(document, as: format))
  }
}
