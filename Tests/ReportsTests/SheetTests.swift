import Documents
import Foundation
import Localization
import Reports
import Testing
import WorkOrderEngine

/// The handover sheet in all its forms.
@Suite("The handover sheet on paper")
struct SheetTests {
  @Test("in every form it is what the golden files say", arguments: Language.allCases)
  func goldens(language: Language) throws {
    let sheet = try draft(of: try PaperWorld.shift(), language)
    for (text, ending) in [
      (Self.paged(sheet, lines: 60), "paged.txt"),
      (try PageTemplate().render(sheet), "html"), (MarkdownRenderer().render(sheet), "md"),
    ] {
      #expect(!text.contains("⟨"), "\(ending)")
      try Golden.compare(text, with: "sheet.\(language.rawValue).\(ending)")
    }
  }

  @Test(
    "of a busy day it fits three pages of A4 as text of either width",
    arguments: Language.allCases, [80, 132])
  func busyText(language: Language, columns: Int) throws {
    let text = Self.paged(
      try draft(of: try BusyWorld.make(), language), lines: 88, columns: columns)
    let pages = text.split(separator: "\u{0C}")
      .map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    try keep(Data(text.utf8), as: "busy.\(language.rawValue).\(columns).txt")
    #expect(pages.count <= 3)
    #expect(text.contains("NH-1–NH-60"), "what was received, in a row")
    #expect(pages.dropLast().allSatisfy { $0.count <= 89 })
  }

  @Test(
    "of a busy day it fits three pages of A4 as a PDF, with every open order and all sections",
    .enabled(
      if: Tool.isPresent("weasyprint") && Tool.isPresent("pdftotext"),
      "apt-get install weasyprint poppler-utils fonts-noto-cjk"),
    arguments: Language.allCases)
  func busyPDF(language: Language) throws {
    let world = try BusyWorld.make()
    let html = try PageTemplate().render(try draft(of: world, language))
    let pdf = try Tool.run("weasyprint", ["-q", "-", "-"], input: Data(html.utf8))
    try keep(pdf, as: "busy.\(language.rawValue).pdf")
    let pages = String(decoding: try Tool.run("pdfinfo", ["-"], input: pdf), as: UTF8.self)
    let count = pages.split(separator: "\n").first { $0.hasPrefix("Pages:") }?
      .split(separator: " ").last.flatMap { Int($0) }
    #expect(try #require(count) <= 3)
    let text = String(
      decoding: try Tool.run("pdftotext", ["-layout", "-", "-"], input: pdf), as: UTF8.self)
    let words = Set(text.split { $0.isWhitespace || "、,:：".contains($0) }.map(String.init))
    for number in 1...60 { #expect(words.contains("NH-\(number)"), "NH-\(number)") }
    let strings = Strings(language: language)
    let bare = text.filter { !$0.isWhitespace }
    for section in 1...14 {
      let title = "\(section) \(strings.heading(MessageKey("handover.section.\(section)")))"
      #expect(bare.contains(title.filter { !$0.isWhitespace }), "\(title)")
    }
    let last = strings.text("paper.page", ["page": "1", "pages": "\(try #require(count))"])
    #expect(bare.contains(last.filter { !$0.isWhitespace }))
  }

  @Test("has every open order of a random world, whatever is written in it", arguments: 0..<8)
  func everyOrder(seed: UInt64) throws {
    var dice = Dice(state: seed &* 7_919 &+ 1)
    var world = try PaperWorld()
    var open: Set<String> = []
    for _ in 0..<Int.random(in: 1...25, using: &dice) {
      let priority = [Priority.p1, .p2, .p3, .p4].randomElement(using: &dice) ?? .p3
      let number = try world.give(
        LogDefect(
          place: "NH/TSG/10\(Int.random(in: 1...2, using: &dice))", category: "lighting",
          priority: priority, major: Bool.random(using: &dice),
          text: Hostile.texts.randomElement(using: &dice) ?? "x", reporter: "李同学"), as: "1"
      ).number
      open.insert(number)
      switch Int.random(in: 0...4, using: &dice) {
      case 0:
        try world.give(CancelOrder(order: number, reason: "重复"), as: "1")
        open.remove(number)
      case 1: try world.give(AcceptOrder(order: number), as: "2")
      case 2:
        try world.give(
          CompleteOrder(order: number, completion: Completion(cause: "a", remedy: "b", minutes: 1)),
          as: "2")
      default: break
      }
    }
    let listed = try world.engine.ask(now: world.now) { try $0.handoverDraft(campus: 1) }
    #expect(Set(listed.unfinished.map(\.number)) == open)
    for language in Language.allCases {
      let sheet = try draft(of: world, language)
      for text in [
        TextRenderer(columns: 80).render(sheet), Self.paged(sheet, lines: 60),
        try PageTemplate().render(sheet), MarkdownRenderer().render(sheet),
      ] {
        // Every order is named as received too: what counts is the section of the unfinished.
        let text = Self.section(5, of: text, language)
        let words = Set(text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) })
        for number in open {
          #expect(words.contains { $0 == number || $0.hasSuffix("-\(number)") }, "\(number)")
        }
      }
      for text in [Self.paged(sheet, lines: 60), try PageTemplate().render(sheet)] {
        expectHarmless(text)
      }
    }
  }

  /// What stands between the headings of a section and of the next.
  private static func section(_ number: Int, of text: String, _ language: Language) -> Substring {
    func start(_ number: Int) -> String.Index {
      let title = Strings(language: language).heading(MessageKey("handover.section.\(number)"))
      return text.firstRange(of: "\(number) \(title)")?.lowerBound ?? text.endIndex
    }
    return start(number) < start(number + 1) ? text[start(number)..<start(number + 1)] : ""
  }

  @Test(
    "a long text is cut with where to read on, and the paper of the order has all of it",
    arguments: Language.allCases)
  func longText(language: Language) throws {
    var world = try PaperWorld()
    let long = String(repeating: "水管漏水 ", count: 1_000) + "完"
    let number = try world.give(
      LogDefect(place: "NH/TSG/101", category: "lighting", priority: .p2, text: long), as: "1"
    ).number
    let sheet = try draft(of: world, language)
    let readOn = Strings(language: language).text("handover.readOn", ["number": number])
    for text in [MarkdownRenderer().render(sheet), try PageTemplate().render(sheet)] {
      #expect(text.contains("… (\(readOn))") && !text.contains("完)") && !text.contains("漏水 完"))
    }
    #expect(TextRenderer(columns: 80).render(sheet).split(separator: "\n").count < 200)
    let order = try world.engine.ask(now: world.now) { snapshot in
      Papers(language: language, names: try PaperNames(snapshot))
        .order(try snapshot.orderView(number), asOf: world.now)
    }
    #expect(MarkdownRenderer().render(order).contains("漏水 完"))
  }

  @Test(
    "the unfinished stand in the order that the sheet says",
    arguments: [
      (Language.zhHans, "按最先到期的时限排列；未计时的（挂起、待验收、无时限）排最后，按报修时间排列。"),
      (.en, "By the clock due first; last those without one: on hold, to verify, undated."),
    ])
  func unfinishedOrder(language: Language, sentence: String) throws {
    var world = try PaperWorld()
    #expect(try !MarkdownRenderer().render(draft(of: world, language)).contains(sentence))
    // One of each kind, reported the other way round: to verify, on hold, undated, later and sooner due.
    for (index, priority) in [Priority.p3, .p3, .p5, .p4, .p1].enumerated() {
      try world.move(to: "2026-11-23 09:0\(index)")
      try world.give(
        LogDefect(place: "NH/TSG/101", category: "lighting", priority: priority, text: "a"),
        as: "1")
    }
    for number in ["NH-1", "NH-2", "NH-3"] {
      try world.give(ArriveAtOrder(order: number), as: "2")
    }
    try world.give(
      CompleteOrder(
        order: "NH-1", completion: Completion(cause: "a", remedy: "b", minutes: 1)), as: "2")
    try world.give(
      HoldOrder(order: "NH-2", reason: .parts, wakeOn: try #require(CalendarDate("2026-12-10"))),
      as: "2")
    let section = Self.section(
      5, of: MarkdownRenderer().render(try draft(of: world, language)), language)
    let places = try ["NH-5", "NH-4", "NH-1", "NH-2", "NH-3", sentence].map {
      try #require(section.firstRange(of: $0), "\($0) \(section)").lowerBound
    }
    #expect(places == places.sorted(), "\(section)")
    #expect(section.contains(Strings(language: language)["order.noTarget"]), "of NH-3")
  }

  @Test("what people write cannot become markup, controls or another page")
  func hostile() throws {
    var world = try PaperWorld()
    for text in Hostile.texts {
      _ = try world.give(
        LogDefect(place: "NH/TSG/101", category: "lighting", text: text, reporter: text), as: "1")
    }
    try world.give(
      DraftHandover(
        campus: "NH",
        written: [
          .weather: [.init(Hostile.texts[0])], .isolations: Hostile.texts.map { .init($0) },
          .counted: [.init(Hostile.texts[1], expected: 1)],
        ]), as: "3")
    try world.give(GiveHandover(campus: "NH"), as: "3")
    try world.give(RemarkHandover(sheet: "NH-H1", text: Hostile.texts[0]), as: "3")
    try world.give(
      RefuseHandover(sheet: "NH-H1", reason: .incomplete, note: Hostile.texts[0]), as: "4")
    for language in Language.allCases {
      let sheet = try world.engine.ask(now: world.now) { snapshot in
        Papers(language: language, names: try PaperNames(snapshot))
          .handover(try snapshot.handover("NH-H1"))
      }
      let html = try PageTemplate().render(sheet)
      #expect(!html.contains("<script"))
      #expect(html.contains("&lt;script&gt;"))
      #expect(!MarkdownRenderer().render(sheet).contains(/(^|[^\\])<script/))
      for text in [html, Self.paged(sheet, lines: 60), MarkdownRenderer().render(sheet)] {
        expectHarmless(text)
      }
      let lines = TextRenderer(columns: 80).render(sheet).split(separator: "\n")
      #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 })
      // What the leader wrote is all there, on as many lines as it needs; a report is cut.
      let signs = lines.joined().count { $0 == "漏" }
      #expect((5_000..<10_000).contains(signs))
    }
  }

  /// Keeps a paper in the folder that `PATROL_KEEP_PAPERS` names, to be looked at.
  private func keep(_ paper: Data, as name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["PATROL_KEEP_PAPERS"] else { return }
    try paper.write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  private func expectHarmless(_ text: String) {
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\u{0C}"
      let turns =
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      if isControl || turns || scalar.value == 0x7F {
        Issue.record("U+\(String(scalar.value, radix: 16)) is on the paper")
        return
      }
    }
  }

  private static func paged(_ document: Document, lines: Int, columns: Int = 80) -> String {
    let strings = Strings(language: Language(rawValue: document.language) ?? .zhHans)
    return TextRenderer(columns: columns, pageLines: lines) { page, pages in
      strings.text("paper.page", ["page": "\(page)", "pages": "\(pages)"])
    }.render(document)
  }

  private func draft(of world: PaperWorld, _ language: Language) throws -> Document {
    try world.engine.ask(now: world.now) { snapshot in
      let draft = try snapshot.handoverDraft(campus: 1)
      return Papers(language: language, names: try PaperNames(snapshot))
        .handover(draft, difference: try snapshot.handoverDifference(of: draft))
    }
  }
}

/// What somebody may write who means no good, or copies from elsewhere.
enum Hostile {
  static let texts = [
    "<script>alert('x')</script> & \"漏水\"", "a\u{202E}b\u{2066}c\u{1B}[31md\u{0C}e\u{7F}\u{0}",
    "| a | b |\n# 标题\n[x](javascript:y)\n```", "</style></body>{{body}}{{{body}}}",
    String(repeating: "漏", count: 5_000), "=1+1", "\u{200B}\u{FEFF}x",
  ]
}

/// Random numbers that come again.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
