import Documents
import Reports
import Foundation
import Localization
import TestFolders
import Testing

/// The HTML of every paper as a checker sees it.
@Suite("The HTML of papers")
struct HTMLCheckTests {
  private static let checker = "/usr/bin/tidy"

  @Test(
    "tidy finds nothing to warn of in any paper",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: checker),
      "tidy is not installed (Debian: tidy)"),
    arguments: Language.allCases)
  func tidy(language: Language) throws {
    for (name, document) in try Self.documents(language) {
      let complaint = try Self.complaint(about: try PageTemplate().render(document))
      #expect(complaint == "", "\(name)")
    }
  }

  @Test(
    "no paper has a script, a source outside of it, or an event handler",
    arguments: Language.allCases)
  func nothingActive(language: Language) throws {
    for (name, document) in try Self.documents(language) {
      let html = try PageTemplate().render(document)
      for tag in try Self.tags(in: html) {
        #expect(!tag.hasPrefix("<script") && !tag.hasPrefix("<link"), "\(name): \(tag)")
        for word in ["http", "//", "src=", "href=", "url("] {
          #expect(!tag.contains(word), "\(name): \(tag)")
        }
        #expect(tag.firstMatch(of: /\son[a-z]+\s*=/) == nil, "\(name): \(tag)")
      }
      #expect(!html.contains("@import") && !html.contains("<script"), "\(name)")
    }
  }

  /// The papers, and one in which everything that a record can hold tries to break out.
  private static func documents(
    _ language: Language
  ) throws -> [(name: String, document: Document)] {
    try AllPapers.documents(try PaperWorld.shift(), language: language)
      + [("hostile", hostile(language))]
  }

  private static func hostile(_ language: Language) -> Document {
    let text = "</title></svg><script src=\"http://x\">&'\" onload=x \u{1B}[31m\u{202E}\r\n"
    let long = String(repeating: "漏<b>", count: 1_250)
    let chart = Document.Chart.Amount(.nan, text)
    return Document(
      title: text, subtitle: long, language: language.rawValue,
      blocks: [
        .chart(
          .bars(
            .init(
              title: text, labelTitle: text, figureTitle: text, promiseTitle: text,
              wordTitle: text,
              bars: [
                .init(long, chart, promise: .init(.infinity, long), word: text, isMissed: true),
                .init(text, .init(0.5, text), promise: .init(0.9, text), isMissed: true),
              ]))),
        .chart(
          .columns(
            .init(
              title: text, labelTitle: text, wholeTitle: text, partTitle: text, restTitle: text,
              noteTitle: text,
              columns: [
                .init(long, whole: .init(-1, text), part: .init(9, text), rest: text, note: long),
                .init(text, whole: .init(8, long), part: .init(3, text), rest: long),
              ]))),
        .chart(
          .calendar(
            .init(
              title: text, rowTitle: text, columns: [text, long],
              rows: [.init(long, [.init(.missed, text)])], names: [.missed: text]))),
        .code(.init(text: long, matrix: SampleCode.code.matrix, absence: text)),
        .ticks([text, long], beside: true), .ticks([long]),
        .table(.init(columns: [.init(text)], rows: [[.init("", .alert)], [.init(text, .gap)]])),
        .signatures([.init(label: text, timeLabel: text)]),
      ], footer: text)
  }

  private static func tags(in html: String) throws -> [String] {
    html.matches(of: /<[^>]*>/).map { String($0.output) }
  }

  /// What tidy says of a page; nothing of a good one.
  private static func complaint(about html: String) throws -> String {
    let page = try TestFolder.make().appendingPathComponent("page.html")
    try Data(html.utf8).write(to: page)
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: checker)
    process.arguments = ["-q", "-e", "-utf8", page.path]
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: said, as: UTF8.self)
    return process.terminationStatus == 0 ? "" : "\(process.terminationStatus): \(text)"
  }
}
