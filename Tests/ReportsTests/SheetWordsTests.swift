import Documents
import Foundation
import Localization
import Reports
import Testing
import WorkOrderEngine

/// What the sheet says in words, where a figure or a sign alone would be misread.
@Suite("Words of the handover sheet")
struct SheetWordsTests {
  private func sheet(_ world: PaperWorld, _ language: Language = .zhHans) throws -> Document {
    try world.engine.ask(now: world.now) { snapshot in
      let draft = try snapshot.handoverDraft(campus: 1)
      return Papers(language: language, names: try PaperNames(snapshot))
        .handover(draft, difference: try snapshot.handoverDifference(of: draft))
    }
  }

  private func text(_ world: PaperWorld, _ language: Language = .zhHans) throws -> String {
    MarkdownRenderer().render(try sheet(world, language))
  }

  @Test("the foot says what each sign means that stands on the paper, and no other")
  func legend() throws {
    var world = try PaperWorld()
    #expect(try sheet(world).footer?.contains("符号") == false)
    try world.give(
      LogDefect(
        place: "NH/TSG/101", category: "electrical", priority: .p1, major: true, text: "焦味"),
      as: "1")
    #expect(try sheet(world).footer?.hasSuffix(" · 符号：◆ 重大") == true)
    try world.move(to: "2026-11-23 09:20")
    let footer = try #require(try sheet(world, .en).footer)
    #expect(footer.hasSuffix(" · Signs: ! late, ◆ major"), "\(footer)")
    try world.give(GiveHandover(campus: "NH"), as: "3")
    let given = try world.engine.ask(now: world.now) { snapshot in
      Papers(language: .en, names: PaperNames()).handover(try snapshot.handover("NH-H1")).footer
    }
    #expect(given?.hasPrefix("Signs: ! late, ◆ major\n") == true)
    let others = try AllPapers.documents(try PaperWorld.shift(), language: .zhHans)
    for name in ["slip", "order", "list", "queue"] {
      let footer = others.first { $0.name == name }?.document.footer ?? ""
      #expect(footer.contains("◆ 重大"), "\(name): \(footer)")
      #expect(footer.contains("★ 不合格即为重大") == (name == "slip"), "\(name): \(footer)")
    }
  }

  @Test("heightened watch stands beneath the routes once, with why, since when and what ends it")
  func watch() throws {
    let world = try BusyWorld.make()
    var draft = try world.engine.ask(now: world.now) { try $0.handoverDraft(campus: 1) }
    func section(_ language: Language) throws -> String {
      let text = MarkdownRenderer().render(
        Papers(language: language, names: PaperNames()).handover(draft))
      let start = try #require(text.firstRange(of: "## 7 ")).lowerBound
      return String(text[start..<(try #require(text.firstRange(of: "## 8 ")).lowerBound)])
    }
    #expect(try !section(.zhHans).contains("加密巡检"))
    let since = try TimeText.instant("2026-11-22 10:00", in: world.zone).seconds
    let watch =
      #"{"cause":"major","since":\#(since),"cleanRoundsLeft":2,"openOrders":["NH-7"],"extended":"再看"}"#
    draft.patrols?.routes[0].watch = try JSONDecoder().decode(
      HandoverWatch.self, from: Data(watch.utf8))
    // As where the periods of a quota that was changed stand in two lines.
    let twice = try #require(draft.patrols?.routes[0])
    draft.patrols?.routes.append(twice)
    let chinese = try section(.zhHans)
    #expect(
      chinese.contains(
        "NH-R1 加密巡检，每天 1 趟；11-22 10:00 起：有重大发现 (NH-7)；已延长：再看；发现全部了结并连续 2 趟无异常后解除"),
      "\(chinese)")
    #expect(chinese.ranges(of: "加密巡检").count == 1)
    let english = try section(.en)
    #expect(
      english.contains(
        "NH-R1 heightened watch, one round a day; since 11-22 10:00: a major finding (NH-7)"),
      "\(english)")
  }

  @Test("what the leader says is not there is said by the leader, beside what the record has")
  func saidNothing() throws {
    var world = try PaperWorld.shift()
    let words = "无（交班人确认）"
    // In their section, and as what changed.
    #expect(try text(world).ranges(of: words).count == 2, "of the isolations")
    try world.give(DraftHandover(campus: "NH", written: [.isolations: [.init("L-03")]]), as: "4")
    #expect(try !text(world).contains(words))
    try world.give(DraftHandover(campus: "NH", written: [.weather: []]), as: "4")
    #expect(try text(world).ranges(of: words).count == 2, "of the weather")
    #expect(try text(world, .en).contains("none, says the leaving leader"))
  }

  @Test(
    "contractors have their English names on an English sheet, on one of an earlier release too")
  func contractors() throws {
    let world = try BusyWorld.make()
    var draft = try world.engine.ask(now: world.now) { try $0.handoverDraft(campus: 1) }
    func section(_ language: Language, knowing: Bool) throws -> String {
      let names = try world.engine.ask(now: world.now) { try PaperNames($0) }
      let text = MarkdownRenderer().render(
        Papers(language: language, names: knowing ? names : PaperNames()).handover(draft))
      let start = try #require(text.firstRange(of: "## 10 ")).lowerBound
      return String(text[start..<(try #require(text.firstRange(of: "## 11 ")).lowerBound)])
    }
    let words = "Contractor 1: NH-2"
    for knowing in [true, false] {
      let english = try section(.en, knowing: knowing)
      #expect(english.contains(words) && !english.contains("建筑安装公司"), "\(english)")
      #expect(try section(.zhHans, knowing: knowing).contains("第1建筑安装公司: NH-2"))
    }
    for index in draft.unfinished.indices { draft.unfinished[index].contractorEnglish = nil }
    #expect(try section(.en, knowing: true).contains(words))
  }

  @Test("a round that is underway stands on the sheet with the stops done, since when and by whom")
  func underway() throws {
    var world = try BusyWorld.make()
    try world.give(StartRound(route: "NH-R2"), as: "2")
    try world.move(to: "2026-11-23 14:10")
    let chinese = try text(world)
    #expect(chinese.contains("| NH-R2 | 11-23 13:55 | 王工 | 0/1 | 0 | 巡检中 |"), "\(chinese)")
    #expect(try text(world, .en).contains("| NH-R2 | 11-23 13:55 | Wang | 0/1 | 0 | underway |"))
  }

  @Test("the words of the leader stand once: what changed points to their section")
  func once() throws {
    var world = try PaperWorld.shift()
    let words = "明日 8:00 东区停水两小时"
    let found = try text(world)
    #expect(found.ranges(of: words).count == 1, "\(found)")
    #expect(found.contains("新增 上级指示、来访、投诉: 1 条，见 12"))
    let alone = try world.engine.ask(now: world.now) { snapshot in
      let draft = try snapshot.handoverDraft(campus: 1)
      let difference = try #require(try snapshot.handoverDifference(of: draft))
      return MarkdownRenderer().render(
        Papers(language: .zhHans, names: PaperNames()).difference(difference, of: draft))
    }
    #expect(found.contains("新增 钥匙、工具、对讲机、备件: 2 条，见 11"))
    #expect(alone.contains(words), "without the sheet they stand there: \(alone)")
    try world.give(GiveHandover(campus: "NH"), as: "4")
  }

  @Test(
    "who has not been told, and of what",
    arguments: [
      (Language.zhHans, "结果或改期尚未告知报修人: 1"),
      (.en, "Reporters not yet told of the outcome or the new date: 1"),
    ])
  func untold(language: Language, words: String) throws {
    #expect(try text(try PaperWorld.shift(), language).contains(words))
  }

  @Test("names of 5,000 characters are cut, of people, crews, shifts, places and the campus")
  func longNames() throws {
    let long = String(repeating: "长", count: 5_000)
    var file = PaperWorld.campusFile
    for name in ["南湖校区", "图书馆", "王工", "赵值班长", "综合维修班", "早班"] {
      file.replace("name = \"\(name)\"", with: "name = \"\(name)\(long)\"")
    }
    var world = try PaperWorld(campusFile: file)
    try world.give(
      LogDefect(
        place: "NH/TSG/101", category: "lighting", priority: .p3, text: "灯管不亮", reporter: long,
        contact: long), as: "1")
    try world.give(TransferOrder(order: "NH-1", to: "2", reason: "就近"), as: "1")
    try world.give(DraftHandover(campus: "NH", written: [.weather: [.init("晴")]]), as: "3")
    try world.give(GiveHandover(campus: "NH"), as: "3")
    let texts = try world.engine.ask(now: world.now) { snapshot in
      let view = try snapshot.orderView("NH-1")
      let papers = Papers(language: .zhHans, names: try PaperNames(snapshot, orders: [view.file]))
      return [
        papers.handover(try snapshot.handover("NH-H1")),
        try papers.slip(
          view, place: try snapshot.place(view.order.report.place), code: SampleCode.code,
          asOf: world.now),
        papers.order(view, asOf: world.now),
        papers.orders(try snapshot.orders(.open).items, asOf: world.now, in: world.zone),
      ].map { MarkdownRenderer().render($0) }
    }
    for text in texts {
      let runs = text.matches(of: /长+…?/).map { $0.output }
      #expect(runs.contains { $0.hasSuffix("…") }, "\(text)")
      #expect(runs.allSatisfy { $0.count <= 120 }, "\(runs.map(\.count))")
    }
    let sheet = texts[0]
    for name in ["南湖校区长", "图书馆长", "王工长", "赵值班长长", "早班长"] {
      #expect(sheet.contains(name), "\(name)")
    }
  }

  @Test("a period that has one end only is told by that end")
  func period() throws {
    let world = try PaperWorld()
    let day = try #require(CalendarDate("2026-11-02"))
    for (language, from, to) in [
      (Language.zhHans, "2026-11-02 起", "截至 2026-11-02"),
      (.en, "from 2026-11-02 on", "up to 2026-11-02"),
    ] {
      for (days, words) in [((day, nil), from), ((nil, day), to)]
        as [((CalendarDate?, CalendarDate?), String)]
      {
        let text = try world.engine.ask(now: world.now) { snapshot in
          MarkdownRenderer().render(
            Papers(language: language, names: PaperNames()).recurrence(
              try snapshot.recurrence(from: days.0, to: days.1),
              assets: try snapshot.assetFailures(), asOf: world.now, in: world.zone))
        }
        #expect(text.contains(words) && !text.contains("–"), "\(text)")
      }
    }
  }
}
