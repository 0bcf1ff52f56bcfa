import Documents

/// The file into which the desk writes a paper: its name says in which form.
struct PaperFile {
  let path: String
  let invocation: Invocation

  /// - Parameter path: as typed; `~/` at its beginning is the user's own folder.
  init(path: String, _ invocation: Invocation) {
    self.path = Files.fromHome(path)
    self.invocation = invocation
  }

  /// `.html`, `.csv` and `.md` say so; everything else is text.
  var format: PaperFormat {
    switch path.split(separator: ".").last?.lowercased() {
    case "html", "htm": .html
    case "csv": .csv
    case "md", "markdown": .markdown
    default: .text
    }
  }

  /// Writes a new file.
  ///
  /// - Throws: ``Failure`` when there is one already, and when it cannot be made or filled.
  func write(_ document: Document) throws {
    try Files.admit(named: path)
    let writer = PaperWriter(invocation: invocation)
    try Files.write(try writer.whole(document, as: format), to: path, replacing: false)
  }

  /// Makes a new PDF.
  ///
  /// - Throws: ``Failure`` as above, and for what stands against a PDF.
  func writePDF(_ document: Document) throws {
    try Files.admit(named: path)
    guard !Files.exists(path) else {
      throw Failure(.cannotCreate, "error.fileExists", ["path": path])
    }
    let html = try PaperWriter(invocation: invocation).whole(document, as: .html)
    try Files.write(try PDF(html: html).bytes(), to: path, replacing: false)
  }
}
