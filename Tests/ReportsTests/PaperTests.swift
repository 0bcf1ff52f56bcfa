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
    let now = world.now
    let documents = try world.engine.ask(now: now) { snapshot -> [(String, Document)] in
      let view = try snapshot.orderView("NH-2")
      let lamp = try snapshot.orderView("NH-1")
      let papers = Papers(
        language: language, names: try PaperNames(snapshot, orders: [view.file, lamp.file]))
      let draft = try snapshot.handoverDraft(campus: 1)
      return [
        (
          "handover",
          papers.handover(draft, difference: try snapshot.handoverDifference(of: draft))
        ),
        ("received", papers.handover(try snapshot.handover("NH-H1"))),
        ("order", papers.order(view, asOf: now)),
        ("explanation", papers.explanation(lamp, asOf: now)),
        ("queue", papers.queue(try snapshot.queue().items, asOf: now, in: world.zone)),
        ("list", papers.orders(try snapshot.orders(.open).items, asOf: now, in: world.zone)),
        (
          "turnaround",
          papers.turnaround(
            try snapshot.turnaround(by: .category), asOf: now, in: world.zone)
        ),
      ]
    }
    for (name, document) in documents {
      let text = TextRenderer(columns: 80).render(document)
      #expect(!text.contains("⟨"), "\(name)")
      try compare(text, with: "\(name).\(language.rawValue).txt")
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
        .recurrence(try snapshot.recurrence(), asOf: world.now, in: world.zone)
    }
    let text = TextRenderer(columns: 80).render(document)
    #expect(!text.contains("⟨"))
    try compare(text, with: "recurrence.\(language.rawValue).txt")
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

  private func compare(_ text: String, with name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/\(name)")
    if ProcessInfo.processInfo.environment["PATROL_RECORD_GOLDENS"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name)")
  }
}
