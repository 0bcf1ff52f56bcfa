import Localization

/// HTML made into a PDF by WeasyPrint, a program of the system.
struct PDF {
  var html: String

  /// Whether WeasyPrint is there.
  static var isPossible: Bool { OutsideProgram.path(of: "weasyprint") != nil }

  /// How many cells of tables and items of lists it has: of each WeasyPrint makes boxes, 80 KB in 5 ms.
  /// Texts are escaped, so no other sign opens one.
  var parts: Int {
    var html = html
    return html.withUTF8 { bytes in
      bytes.indices.count { index in
        guard bytes[index] == UInt8(ascii: "<"), index + 3 < bytes.count else { return false }
        let name = String(decoding: bytes[index + 1...index + 2], as: UTF8.self)
        let isWhole = [UInt8(ascii: ">"), UInt8(ascii: " ")].contains(bytes[index + 3])
        return isWhole && ["td", "li"].contains(name)
      }
    }
  }

  /// The most that are made into a PDF: a minute, and 800 MB. That is a sheet of 2,000 open orders.
  static let mostParts = 10_000
  /// The most bytes, where each part is a long text.
  static let mostBytes = 4_000_000

  /// Whether WeasyPrint would take minutes and gigabytes over it.
  var isTooLong: Bool { html.utf8.count > Self.mostBytes || parts > Self.mostParts }

  /// The bytes of the PDF.
  ///
  /// - Throws: ``Failure`` without WeasyPrint or any font, for a paper that is too long for it, and when it fails.
  func bytes() throws -> [UInt8] {
    guard let path = OutsideProgram.path(of: "weasyprint") else {
      throw Failure(.unavailable, "command.pdf.absent")
    }
    // Without a font at all WeasyPrint crashes, as if memory had run out.
    guard !Self.hasNoFont else { throw Failure(.unavailable, "command.pdf.noFonts") }
    guard !isTooLong else { throw Failure(.unavailable, "command.pdf.tooLong") }
    let program = OutsideProgram(
      path: path, arguments: ["--quiet", "--base-url", "file:///dev/null/", "-", "-"],
      patience: 300, longestAnswer: 200_000_000, settings: Self.offline, needsScratch: true)
    let outcome = try program.runToEnd(input: Array(html.utf8))
    guard outcome.status == 0, outcome.output.starts(with: Array("%PDF".utf8)) else {
      let last = outcome.complaint.split { $0.isNewline }.last.map(String.init)
      throw Failure(.inputOutput, "error.pdfFailed", ["what": last ?? "weasyprint"])
    }
    guard outcome.hasReadAll, Self.isWhole(outcome.output) else {
      throw Failure(.inputOutput, "error.pdfHalf", ["program": path])
    }
    return outcome.output
  }

  /// WeasyPrint 57 has no option that keeps it from fetching: the check of the templates does. Whatever
  /// came past it finds neither a folder for a name without a root, nor a way into a network.
  private static let offline = [
    "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
    "ftp_proxy": "http://127.0.0.1:9", "no_proxy": "",
  ]

  /// Its last line is the mark of the end.
  private static func isWhole(_ pdf: [UInt8]) -> Bool {
    let end = pdf.suffix(64).reversed().drop { [0x0A, 0x0D, 0x20].contains($0) }
    return end.starts(with: "%%EOF".utf8.reversed())
  }

  /// Whether this machine has no font at all, so that nothing can be set.
  static var hasNoFont: Bool { !hasFont([":", "family"]) }

  /// Whether the paper has signs that no font of this machine has: Chinese ones would be boxes.
  var lacksFont: Bool {
    Self.hasNoFont
      || html.unicodeScalars.contains(where: { (0x2E80...0x9FFF).contains($0.value) })
        && !Self.hasFont([":lang=zh", "family"])
  }

  /// Whether there is a font of a kind. Of a machine that cannot list its fonts nobody knows: yes.
  private static func hasFont(_ kind: [String]) -> Bool {
    guard let path = OutsideProgram.path(of: "fc-list"),
      let outcome = try? OutsideProgram(path: path, arguments: kind, patience: 30).run(input: []),
      outcome.status == 0
    else { return true }
    return outcome.output.contains { $0 > 0x20 }
  }

  /// Says on standard error when its font is missing; the PDF is made all the same.
  func warn(_ invocation: Invocation) {
    if lacksFont && !Self.hasNoFont {
      Console.prompt("patrol: \(invocation.strings["command.pdf.noFont"])\n")
    }
  }
}
