import Documents
import TextCells

/// A paper on its way to a printer, through `lp` of CUPS.
struct Printing {
  /// The name of the printer, as CUPS knows it.
  var printer: String
  /// What the queue calls the paper.
  var title: String

  /// What a printer takes.
  enum Paper {
    /// Lines of so many columns, pages parted by form feeds.
    case text(String, columns: Int)
    case pdf([UInt8])
  }

  /// In which form a paper is to be printed.
  enum Form {
    case pdf
    case text(columns: Int, pageLines: Int)
    /// As a PDF where WeasyPrint is there; else, where a paper is too long for it, and where no font has the
    /// signs of the paper, as text.
    case best(columns: Int)
  }

  /// Lines of text on a page of A4 as `lp` prints it, eight to the inch, with room at the edges: a sheet
  /// of a busy day fits three pages.
  static let pageLines = 88

  /// Sends a document. A template or stylesheet of the campus is on it too, where it is a PDF.
  ///
  /// - Returns: the id of the job, such as `office-12`; empty when `lp` said none.
  func send(_ document: Document, as form: Form, _ invocation: Invocation) throws -> String {
    switch form {
    case .best(let columns):
      let pdf = PDF.isPossible ? try pdf(of: document, invocation) : nil
      guard let pdf, pdf.obstacle == nil else {
        let text = Form.text(columns: columns, pageLines: Self.pageLines)
        return try send(document, as: text, invocation)
      }
      return try send(.pdf(try pdf.made()))
    case .pdf: return try send(.pdf(try pdf(of: document, invocation).bytes()))
    case .text(let columns, let pageLines):
      let writer = PaperWriter(invocation: invocation, columns: columns, pageLines: pageLines)
      return try send(.text(try writer.whole(document, as: .text), columns: columns))
    }
  }

  private func pdf(of document: Document, _ invocation: Invocation) throws -> PDF {
    PDF(html: try PaperWriter(invocation: invocation).whole(document, as: .html))
  }

  /// Sends it.
  ///
  /// - Returns: the id of the job, such as `office-12`; empty when `lp` said none.
  /// - Throws: ``Failure`` without `lp`, for an unknown printer, and when the paper is refused.
  func send(_ paper: Paper) throws -> String {
    guard !printer.isEmpty else { throw Failure(.usage, "error.printerNameless") }
    guard let path = OutsideProgram.path(of: "lp") else {
      throw Failure(.unavailable, "error.lpAbsent")
    }
    let (options, bytes) = contents(of: paper)
    // Without names of files behind the options it prints what it reads.
    let program = OutsideProgram(
      path: path, arguments: ["-d", printer, "-t", title] + options + ["--"], patience: 60)
    let outcome = try outcome(of: program, printing: bytes)
    guard outcome.status == 0 else { throw refusal(outcome.complaint) }
    guard outcome.hasReadAll else {
      throw Failure(.inputOutput, "error.printerUnread", ["printer": printer])
    }
    return Self.job(in: String(decoding: outcome.output, as: UTF8.self))
  }

  /// Of an `lp` that did not end by itself nobody knows whether it printed.
  private func outcome(
    of program: OutsideProgram, printing bytes: [UInt8]
  ) throws -> OutsideProgram.Outcome {
    do throws(OutsideTrouble) {
      return try program.run(input: bytes)
    } catch {
      switch error {
      case .slow, .signal:
        throw Failure(.inputOutput, "error.printerUncertain", ["printer": printer])
      case .notStarted, .tooMuch, .noRoom, .stopped: throw program.failure(error)
      }
    }
  }

  private func contents(of paper: Paper) -> (options: [String], bytes: [UInt8]) {
    switch paper {
    case .pdf(let bytes): return (["-o", "media=A4"], bytes)
    case .text(let text, let columns):
      // The edges leave 190 mm: at ten signs to the inch 80 columns would not fit.
      let pitch = max(12, (columns * 10 + 74) / 75)
      let options = [
        "media=A4", "cpi=\(pitch)", "lpi=8", "page-top=24", "page-bottom=24", "page-left=36",
      ]
      return (options.flatMap { ["-o", $0] }, Array(text.utf8))
    }
  }

  /// What `lp` said, which was asked in English.
  private func refusal(_ complaint: String) -> Failure {
    let said = complaint.split { $0.isNewline }.last.map { line in
      String(line.hasPrefix("lp: ") ? line.dropFirst(4) : line)
    }
    let words = complaint.lowercased()
    if ["does not exist", "no such", "unknown destination", "unknown printer"]
      .contains(where: words.contains)
    {
      return unknown
    }
    if ["scheduler", "connect", "no default destination"].contains(where: words.contains) {
      return Failure(.unavailable, "error.printingSilent", ["what": said ?? "lp"])
    }
    return Failure(
      .inputOutput, "error.printerRefused", ["printer": printer, "what": said ?? "lp"])
  }

  /// The printer is none of those that there are; where there are none at all, that is what has to be mended.
  private var unknown: Failure {
    guard let known = Self.printers else {
      return Failure(.unknown, "error.unknownPrinter", ["printer": printer])
    }
    guard !known.isEmpty else { return Failure(.unavailable, "error.noPrinters") }
    return Failure(
      .unknown, "error.unknownPrinterOf",
      ["printer": printer, "known": known.prefix(20).joined(separator: " ")])
  }

  /// The names of the printers of this system; `nil` where nobody can tell.
  private static var printers: [String]? {
    guard let path = OutsideProgram.path(of: "lpstat"),
      let outcome = try? OutsideProgram(path: path, arguments: ["-e"], patience: 10).run(input: []),
      outcome.status == 0 || outcome.output.isEmpty
    else { return nil }
    return String(decoding: outcome.output, as: UTF8.self).split { $0.isNewline }
      .map { SafeText(String($0)).text }
  }

  /// The third word of `request id is office-12 (1 file(s))`, by the hyphen and the number at its end;
  /// no word that a terminal would not show as it is.
  private static func job(in said: String) -> String {
    said.split { $0.isWhitespace }.map(String.init).first { word in
      guard let hyphen = word.lastIndex(of: "-"), SafeText(word).text == word else { return false }
      let number = word[word.index(after: hyphen)...]
      return !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber }
    } ?? ""
  }
}
