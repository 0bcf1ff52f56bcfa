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

  /// Why no PDF can be made of it here: without WeasyPrint or a font that has its signs, and of a paper that is
  /// too long. `nil`: nothing stands against it.
  var obstacle: Failure? {
    guard Self.isPossible else { return Failure(.unavailable, "command.pdf.absent") }
    guard !isTooLong else { return Failure(.unavailable, "command.pdf.tooLong") }
    return switch Fonts() {
    // Without a font at all WeasyPrint crashes, as if memory had run out.
    case .none: Failure(.unavailable, "command.pdf.noFonts")
    case .withoutChinese where hasChinese: Failure(.unavailable, "command.pdf.noFont")
    case .withoutChinese, .some: nil
    }
  }

  /// The bytes of the PDF.
  ///
  /// - Throws: ``Failure`` for what stands against it, and when WeasyPrint fails.
  func bytes() throws -> [UInt8] {
    if let obstacle { throw obstacle }
    return try made()
  }

  /// The same where it is known that nothing stands against it.
  func made() throws -> [UInt8] {
    guard let path = OutsideProgram.path(of: "weasyprint") else {
      throw Failure(.unavailable, "command.pdf.absent")
    }
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

  /// Whether it has Chinese signs, which are boxes without a font that has them.
  private var hasChinese: Bool {
    html.unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) }
  }
}

/// What can be set with the fonts of this machine.
private enum Fonts {
  case none
  case withoutChinese
  case some

  /// Asks fontconfig for the languages of each font, once. Of a machine that cannot list its fonts nobody knows:
  /// WeasyPrint is tried.
  init() {
    guard let path = OutsideProgram.path(of: "fc-list"),
      let outcome = try? OutsideProgram(path: path, arguments: [":", "lang"], patience: 30)
        .run(input: []), outcome.status == 0
    else {
      self = .some
      return
    }
    let languages = String(decoding: outcome.output, as: UTF8.self)
      .split { !$0.isLetter && $0 != "-" }
    let hasFont = outcome.output.contains { $0 > 0x20 }
    let hasChinese = languages.contains { $0 == "zh" || $0.hasPrefix("zh-") }
    self = !hasFont ? .none : hasChinese ? .some : .withoutChinese
  }
}
