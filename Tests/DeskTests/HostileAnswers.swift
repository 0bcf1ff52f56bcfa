import Screen

@testable import PatrolDesk
@testable import WorkOrderEngine

/// Answers of an engine in which every text that people can fill holds what breaks screens, the same for the
/// same seed.
struct HostileAnswers {
  var random: SeededKeys

  private static let pieces = [
    "a", "Z7", " ", "漏", "配电室", "，", "“”", "…", "℃", "e\u{301}",
    "x" + String(repeating: "\u{301}", count: 200), "👨‍👩‍👧", "👍🏽", "🇨🇳", "❤\u{FE0F}", "한", "क्षि",
    "ﾊ", "\u{3000}", "שלום", "مرحبا", "\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{9B}1m", "\u{0}", "\t",
    "\n",
    "\u{202E}", "\u{2066}", "\u{200D}", "\u{FEFF}", "\u{20000}", "\u{E0041}", "\u{10FFFF}",
  ]

  private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  /// A few pieces, nothing at all, or more than any screen is wide.
  mutating func text() -> String {
    let count = [0, 1, 3, 8, 120][number(5)]
    return (0..<count).map { _ in Self.pieces[number(Self.pieces.count)] }.joined()
  }

  private mutating func line(_ base: OrderLine) -> OrderLine {
    var line = base
    (line.place, line.text, line.holder) = (text(), text(), text())
    return line
  }

  private mutating func lines() -> [OrderLine] {
    let all = SampleDesk.page.lines
    return (0..<number(40)).map { line(all[$0 % all.count]) }
  }

  private mutating func page() -> OrderPage {
    OrderPage(lines: lines(), next: number(2) == 0 ? "next" : nil, count: number(2_000))
  }

  private mutating func queue() -> [QueueLine] {
    SampleDesk.queue.map { base in
      var row = base
      row.line = line(base.line)
      (row.why, row.told, row.signed) = (text(), text(), text())
      return row
    }
  }

  private mutating func routes() -> [RouteLine] {
    SampleDesk.routes.map { base in
      var route = base
      (route.name, route.campus, route.walkers) = (text(), text(), [text()])
      return route
    }
  }

  private mutating func today() -> TodayFacts {
    var facts = SampleDesk.today
    (facts.mine, facts.waiting, facts.routes) = (lines(), queue(), routes())
    facts.news = facts.news.map { base in
      var news = base
      (news.place, news.text, news.by) = (text(), text(), text())
      return news
    }
    return facts
  }

  private mutating func detail() -> OrderDetail {
    var detail = SampleDesk.detail
    detail.line = line(detail.line)
    (detail.category, detail.reporter, detail.contact) = (text(), text(), text())
    detail.story = detail.story.map { base in
      var story = base
      (story.who, story.text) = (text(), text())
      return story
    }
    return detail
  }

  private mutating func walk() -> WalkSheet {
    var sheet = SampleDesk.walkSheet
    sheet.route = text()
    for stop in sheet.stops.indices {
      sheet.stops[stop].place = text()
      for item in sheet.stops[stop].items.indices { sheet.stops[stop].items[item].name = text() }
    }
    return sheet
  }

  private mutating func nodes(below path: String?) -> [FacilityNode] {
    (0..<number(12)).map { index in
      FacilityNode(
        path: [path, "P\(index)"].compactMap { $0 }.joined(separator: "/"), name: text(),
        kind: text(), open: number(1_200), hasChildren: number(2) == 0)
    }
  }

  private mutating func people() -> [PersonLine] {
    (0..<number(30)).map { index in
      SamplePeople.line(
        "\(index)", text(), text(), text(), isOnDuty: index % 2 == 0, isEnabled: index % 3 > 0)
    }
  }

  /// An answer to a question; `nil` for the few that stay without.
  mutating func answer(_ query: Query) -> Action? {
    switch query {
    case .today: .learned(.today(today()))
    case .trend: .learned(.trend(SampleDesk.trend))
    case .orders(let filter, let after, _):
      .learned(.orders(page(), filter: filter, after: after))
    case .order: .learned(.order(detail()))
    case .explanation: .learned(.explanation(SampleDesk.explanation))
    case .duplicates(let place, let category):
      .learned(.duplicates(lines(), place: place, category: category))
    case .queue(_, _): .learned(.queue(QueuePage(lines: queue()), after: nil))
    case .routes: .learned(.routes(routes()))
    case .round: .learned(.round(walk()))
    case .sheet: .learned(.sheet(SampleDesk.sheet))
    case .pastSheet(let id): .learned(.pastSheet(SampleDesk.pastSheet, id: id))
    case .concerns(let giving, let id): .learned(.concerns(SampleDesk.concerns, giving, id: id))
    case .difference: .learned(.difference(SampleDesk.difference))
    case .places(let path): .learned(.places(nodes(below: path), below: path))
    case .people: .learned(.people(people()))
    case .place: SampleFacilities.file
    case .person: SamplePeople.file
    default: nil
    }
  }

  /// What the engine might answer to an effect; failures among it.
  mutating func answer(_ effect: Effect) -> Action? {
    switch effect {
    case .ask(let query): return answer(query)
    case .study(.figures): return SampleFigures.learned
    case .study(let query): return answer(query).map { .studied(query, $0) }
    case .errand(let errand):
      let ends: [Errand.End] = [
        .failed(text(), about: .map), .copied(path: text(), bytes: 9),
        .broughtIn(SampleErrands.summary), .stopped(nil),
      ]
      return .errandEnded(errand.id, ends[number(ends.count)])
    case .give(let order, let id):
      if number(4) == 0 { return .failed(Failure(key: "error.databaseBusy", command: id)) }
      switch order {
      case .deed(let deed, let number, _): return .succeeded(.did(deed, order: number, id: id))
      case .log:
        return .succeeded(.logged(number: "NH-1", isSighting: false, major: true, id: id))
      case .startRound, .takeRound:
        return .succeeded(.roundStarted(walk(), isResumed: true, countsFrom: nil))
      case .check, .skipStop, .passRest:
        return .succeeded(.checked(CheckDone(id: id, sheet: walk())))
      default: return nil
      }
    default: return nil
    }
  }
}
