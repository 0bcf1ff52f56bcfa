import Foundation
import Localization
import Reports
import Testing

@testable import Documents

/// Charts and the slip in every form and both languages, as files to read; recorded as those of
/// ``PaperTests`` are.
@Suite("Charts and slips")
struct ChartGoldenTests {
  static let papers = ["bars", "columns", "calendar", "ages", "slip"]

  @Test(
    "every form of a chart and of a slip is what its golden file says", arguments: Language.allCases
  )
  func goldens(language: Language) throws {
    let documents = try AllPapers.documents(try PaperWorld.shift(), language: language)
    for (name, document) in documents where Self.papers.contains(name) {
      // The tables beside charts have golden files of their own.
      let charts = document.blocks.filter { if case .chart = $0 { true } else { false } }
      var shown = document
      if !charts.isEmpty { shown.blocks = charts }
      #expect(name == "slip" || charts.count == 1, "\(name)")
      for (form, text) in [
        ("80.txt", TextRenderer(columns: 80).render(shown)),
        ("32.txt", TextRenderer(columns: 32).render(shown)),
        ("html", charts.isEmpty ? Self.body(try PageTemplate().render(shown)) : Self.html(charts)),
        ("md", MarkdownRenderer().render(shown)), ("csv", CSVRenderer().render(shown)),
      ] where !(name == "slip" && form == "csv") {
        #expect(!text.contains("⟨"), "\(name)")
        try Golden.compare(text, with: "Charts/\(name).\(language.rawValue).\(form)")
      }
    }
  }

  private static func html(_ charts: [Document.Block]) -> String {
    charts.map { block in
      if case .chart(let chart) = block { HTMLChart.html(chart) + "\n" } else { "" }
    }.joined()
  }

  /// What is not the page around it.
  private static func body(_ html: String) -> String {
    let start = html.range(of: "<figure>")?.lowerBound ?? html.startIndex
    let end = html.range(of: "</body>")?.lowerBound ?? html.endIndex
    return String(html[start..<end])
  }
}
