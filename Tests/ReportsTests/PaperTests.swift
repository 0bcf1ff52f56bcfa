import Documents
import Foundation
import Localization
import Reports
import Testing
import WorkOrderEngine

/// The papers as text at 80 columns, as files to read. With `PATROL_RECORD_GOLDENS` in the
/// environment they are written instead of compared.
@Suite("Papers")
struct PaperTests {
  @Test("the papers are what the golden files say", arguments: Language.allCases)
  func goldens(language: Language) throws {
    let world = try PaperWorld.shift()
    let recorded = [
      "handover", "received", "order", "explanation", "queue", "list", "turnaround",
    ]
    let documents = try AllPapers.documents(world, language: language)
      .filter { recorded.contains($0.name) }
    #expect(documents.count == recorded.count)
    for (name, document) in documents {
      let text = TextRenderer(columns: 80).render(document)
      #expect(!text.contains("⟨"), "\(name)")
      try Golden.compare(text, with: "\(name).\(language.rawValue).txt")
    }
  }

  @Test("the paper of recurring defects is what its golden file says", arguments: Language.allCases)
  func recurrence(language: Language) throws {
    var world = try PaperWorld()
    for day in ["2026-11-24", "2026-11-30", "2026-12-11"] {
      try world.move(to: "\(day) 09:00")
      try world.give(
        LogDefect(place: "NH/TSG/101", category: "lighting", text: "灯管又不亮"), as: "1")
    }
    let document = try world.engine.ask(now: world.now) { snapshot in
      Papers(language: language, names: try PaperNames(snapshot))
        .recurrence(
          try snapshot.recurrence(), assets: try snapshot.assetFailures(), asOf: world.now,
          in: world.zone)
    }
    let text = TextRenderer(columns: 80).render(document)
    #expect(!text.contains("⟨"))
    try Golden.compare(text, with: "recurrence.\(language.rawValue).txt")
  }

  @Test(
    "no telephone number of a reporter stands on any paper; for whoever has the right it stands on the order and the slip",
    arguments: Language.allCases)
  func contacts(language: Language) throws {
    let world = try PaperWorld.shift()
    /// The papers on which a text stands, in any form.
    func papers(with text: String, for reader: String?) throws -> Set<String> {
      let papers = try AllPapers.documents(world, language: language, reader: reader)
      return Set(
        try papers.filter { paper in
          [
            TextRenderer(columns: 80).render(paper.document), CSVRenderer().render(paper.document),
            try PageTemplate().render(paper.document), MarkdownRenderer().render(paper.document),
          ].contains { $0.contains(text) }
        }.map(\.name))
    }
    #expect(try papers(with: "555-0101", for: nil) == [])
    #expect(try papers(with: "55*-***1", for: nil) == ["order", "slip"])
    // A supervisor calls reporters.
    #expect(try papers(with: "555-0101", for: "1") == ["order", "slip"])
    #expect(try papers(with: "55*-***1", for: "1") == [])
  }

  @Test("the digest on the paper is the one of the stored bytes")
  func digest() throws {
    let world = try PaperWorld.shift()
    try world.engine.ask(now: world.now) { snapshot in
      let file = try snapshot.handover("NH-H1")
      let paper = Papers(language: .zhHans, names: PaperNames()).handover(file)
      let digest = try #require(file.handover.giving?.digest)
      #expect(paper.footer?.hasSuffix(digest) == true)
    }
  }
}
