import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// The routes: beside their rounds where it is wide, above them elsewhere.
  var routesArea: Area {
    splitRounds?.list
      ?? bodyArea.top(bodyArea.rows - min(roundsRows, bodyArea.rows / 2)).droppingRight(1)
  }

  private var splitRounds: SplitBody? {
    isWide ? SplitBody(bodyArea, list: routesColumns) : nil
  }

  private var roundsRows: Int { 9 }

  /// What the routes need beside their rounds, with the campus as far as that leaves room for them.
  private var routesColumns: Int {
    let widths = routeWidths(columns: .max)
    let name = rounds.routes.map(\.name.displayWidth).max() ?? 0
    let bare = Table.gutter + 1 + widths.code + name + 7 + widths.words + 5 * 2 + 1
    let whole = bare + (widths.campus ?? 0) + 2
    let most = bodyArea.columns - (settings.language == .en ? 57 : 47)
    return max(40, min(whole <= most ? whole : bare, most))
  }

  private var roundsArea: Area {
    splitRounds?.detail ?? bodyArea.droppingTop(routesArea.rows).inset(columns: 1)
  }

  func drawRounds(on surface: inout Surface, in area: Area) {
    guard !rounds.routes.isEmpty else {
      let text = rounds.isLoaded ? "report.noRounds" : "frame.loading"
      surface.put(
        strings[MessageKey(text)], at: Position(row: area.row + 1, column: 2), style: .dim)
      return
    }
    let list = routesArea
    routeTable(columns: list.columns).draw(
      on: &surface, in: list, window: rounds.window, isFocused: layers.isEmpty
    ) { routeRow(rounds.routes[$0], columns: list.columns) }
    if let split = splitRounds { surface.drawVerticalRule(in: split.rule) }
    drawRoundList(on: &surface, in: roundsArea)
  }

  private func routeTable(columns: Int) -> Table {
    let widths = routeWidths(columns: columns)
    var table = [
      TableColumn("", .fixed(1)), TableColumn(strings.heading("round.route"), .fixed(widths.code)),
      TableColumn("", .rest),
    ]
    if let campus = widths.campus {
      table.append(TableColumn(strings.heading("place.campus"), .fixed(campus)))
    }
    table += [
      TableColumn("", .fixed(4)), TableColumn("", .fixed(3)), TableColumn("", .fixed(widths.words)),
    ]
    return Table(table)
  }

  /// The columns of the routes; the campus is left out where its name would be cut, or the route's.
  private func routeWidths(columns: Int) -> (code: Int, campus: Int?, words: Int) {
    func widest(_ text: (RouteLine) -> String) -> Int {
      rounds.routes.map { text($0).displayWidth }.max() ?? 0
    }
    let (code, words, campus) = (widest(\.code), widest { quotaWords($0) }, widest(\.campus))
    let others = Table.gutter + 1 + code + 7 + words + 5 * 2
    let isRoomy = columns - 1 - others - campus - 2 >= min(16, widest(\.name))
    return (code, isRoomy ? campus : nil, words)
  }

  private func routeRow(_ route: RouteLine, columns: Int) -> TableRow {
    let ink = route.quota.word.ink
    var cells = [
      StyledLine(routeSign(route), Style(ink, bold: ink == .late)),
      StyledLine(route.code, Style(bold: route.isMine)), StyledLine(route.name),
    ]
    if routeWidths(columns: columns).campus != nil { cells.append(StyledLine(route.campus, .dim)) }
    cells += [
      quotaMarks(route), StyledLine("\(route.quota.done)/\(route.quota.required)", .dim),
      StyledLine(quotaWords(route), Style(ink == .good ? .dim : ink)),
    ]
    return TableRow(cells)
  }

  func routeSign(_ route: RouteLine) -> String {
    let glyphs = settings.glyphs
    if route.watch != nil { return glyphs.major }
    switch route.quota.word {
    case .done: return glyphs.good
    case .owed: return glyphs.good
    case .atRisk: return glyphs.risk
    case .missed: return glyphs.late
    case .suspended: return glyphs.hold
    case .notBegun, .notYet: return " "
    }
  }

  /// `■□`, at most four; a longer quota in quarters, the last of which fills with the last round.
  func quotaMarks(_ route: RouteLine) -> StyledLine {
    let (whole, walked) = (route.quota.required, min(route.quota.done, route.quota.required))
    let required = min(whole, 4)
    let done = whole > 4 ? walked * 4 / whole : walked
    return StyledLine(String(repeating: settings.glyphs.done, count: done), Style(.good))
      .adding(
        String(repeating: settings.glyphs.owed, count: required - done),
        Style(route.quota.word.ink == .good ? .plain : route.quota.word.ink))
  }

  /// `欠1，余3天`
  func quotaWords(_ route: RouteLine) -> String {
    if route.isUnderway { return strings["round.state.underway"] }
    switch route.quota.word {
    case .done: return strings["quota.word.done"]
    case .suspended:
      return route.suspension.map { strings.text("quota.suspended", ["reason": $0]) }
        ?? strings["quota.word.suspended"]
    case .missed: return strings["quota.word.missed"]
    case .notBegun: return strings["quota.word.notBegun"]
    // Nothing is asked for before the first whole period.
    case .notYet: return strings["quota.word.notYet"]
    case .owed, .atRisk:
      return strings.text(
        "quota.owesIn", ["owed": "\(route.quota.owed)", "count": "\(route.quota.daysLeft)"])
    }
  }

  private func drawRoundList(on surface: inout Surface, in area: Area) {
    guard let route = rounds.selected, area.rows > 1 else { return }
    // Routes of several campuses bear the same name: where their column has no room it stands here.
    let isCampusBeside = routeWidths(columns: routesArea.columns).campus != nil
    let names = [route.code, route.name] + (isCampusBeside ? [] : [route.campus])
    surface.drawRule(in: area.top(1), title: names.filter { !$0.isEmpty }.joined(separator: " "))
    // Beneath the routes they stand under their codes.
    let indent = isWide ? 0 : 1
    let lines = roundLines(route, columns: area.columns - 2)
    for (offset, line) in lines.prefix(area.rows - 1).enumerated() {
      surface.put(
        line, at: Position(row: area.row + 1 + offset, column: area.column + indent),
        maxWidth: area.columns - indent)
    }
  }

  /// What a route stands under, who walks it, and its rounds.
  func roundLines(_ route: RouteLine, columns: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    if let watch = route.watch {
      let sign = settings.glyphs.isWords ? "" : "\(settings.glyphs.major) "
      lines += wrapped(sign + watch, columns: columns, style: Style(.major))
    }
    if let from = route.countsFrom {
      let time = formats.shortDateTime(parts(from))
      lines.append(StyledLine(strings.text("round.countsFrom", ["time": time]), Style(.risk)))
    }
    if !route.walkers.isEmpty {
      lines.append(
        StyledLine("\(strings["round.walker"]) ", .dim)
          .adding(formats.list(Array(route.walkers.prefix(4)))))
    }
    if rounds.roundsOf == route.code { lines += rounds.rounds.map { roundLine($0) } }
    return lines.isEmpty ? [StyledLine(strings["report.noRounds"], .dim)] : lines
  }

  private func roundLine(_ round: RoundLine) -> StyledLine {
    let state = strings["round.state.\(round.state.rawValue)"]
    let isWalked = round.state != .planned && round.state != .expired
    // A round that nobody has started has a day, not a time.
    let day = formats.shortDate(parts(round.at))
    let time = isWalked ? formats.shortDateTime(parts(round.at)) : day
    let states = rounds.rounds.map { strings["round.state.\($0.state.rawValue)"].displayWidth }
    var line = StyledLine(time.padded(to: day.displayWidth + 6) + "  ", .dim)
      .adding(state.padded(to: (states.max() ?? 8) + 2), Style(round.state.ink))
    if isWalked {
      line = line.adding("\(round.reached)/\(round.stops)".padded(to: 7))
      let findings = strings.text("round.found", ["count": "\(round.findings)"])
      let widest = rounds.rounds.map(\.findings).max() ?? 0
      let room = strings.text("round.found", ["count": "\(widest)"]).displayWidth + 2
      line = line.adding(
        (round.findings > 0 ? findings : "").padded(to: widest > 0 ? room : 0), Style(.late))
    }
    guard let verdict = round.verdict, verdict != .valid else {
      return line.adding(round.walker, .dim)
    }
    let walker = rounds.rounds.map(\.walker.displayWidth).max() ?? 0
    return line.adding(round.walker.padded(to: walker), .dim)
      .adding("  " + strings["round.verdict.\(verdict.rawValue)"], Style(.risk))
  }
}

extension QuotaWord {
  var ink: Ink {
    switch self {
    case .done: .good
    case .owed: .plain
    case .atRisk: .risk
    case .missed: .late
    case .suspended: .hold
    case .notBegun, .notYet: .dim
    }
  }
}

extension RoundState {
  var ink: Ink {
    switch self {
    case .planned: .plain
    case .underway: .accent
    case .complete: .good
    case .incomplete: .risk
    case .expired: .late
    }
  }
}
