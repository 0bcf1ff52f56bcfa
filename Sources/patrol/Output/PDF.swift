import Localization

/// HTML made into a PDF by WeasyPrint, a program of the system.
struct PDF {
  var html: String

  /// Whether WeasyPrint is there.
  static var isPossible: Bool { OutsideProgram.path(of: "weasyprint") != nil }

  /// The bytes of the PDF.
  ///
  /// - Throws: ``Failure`` without WeasyPrint, and when it fails.
  func bytes() throws -> [UInt8] {
    guard let path = OutsideProgram.path(of: "weasyprint") else {
      throw Failure(.unavailable, "command.pdf.absent")
    }
    let program = OutsideProgram(path: path, arguments: ["--quiet", "-", "-"], patience: 300)
    guard let outcome = program.run(input: Array(html.utf8)) else {
      throw Failure(
        .inputOutput, "error.outsideSilent",
        ["program": path, "seconds": "\(program.patience)"])
    }
    guard outcome.status == 0, outcome.output.starts(with: Array("%PDF".utf8)) else {
      let last = outcome.complaint.split { $0.isNewline }.last.map(String.init)
      throw Failure(.inputOutput, "error.pdfFailed", ["what": last ?? "weasyprint"])
    }
    return outcome.output
  }

  /// Whether the paper has Chinese signs and no font of this machine has them: they would be boxes. Of a
  /// machine that cannot list its fonts nobody knows.
  var lacksFont: Bool {
    guard html.unicodeScalars.contains(where: { (0x2E80...0x9FFF).contains($0.value) }),
      let path = OutsideProgram.path(of: "fc-list"),
      let outcome = OutsideProgram(path: path, arguments: [":lang=zh", "family"], patience: 30)
        .run(input: []), outcome.status == 0
    else { return false }
    return !outcome.output.contains { $0 > 0x20 }
  }

  /// Says on standard error when its font is missing; the PDF is made all the same.
  func warn(_ invocation: Invocation) {
    if lacksFont { Console.prompt("patrol: \(invocation.strings["command.pdf.noFont"])\n") }
  }
}
