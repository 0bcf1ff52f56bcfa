import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  func drawToday(on surface: inout Surface, in area: Area) {
    guard today.facts != nil else {
      surface.put(
        strings["frame.loading"], at: Position(row: area.row + 1, column: 2), style: .dim)
      return
    }
    var body = area
    if today.hasNumbers {
      let rows = area.rows >= 16 ? 4 : 2  // A line of the last days, and a blank one.
      drawNumbers(on: &surface, in: area.top(rows))
      body = area.droppingTop(rows)
    }
    // The last columns belong to the pager's arrows and to the edge.
    let lines = todayLines(columns: area.columns - 3)
    let selected = lines.firstIndex { $0.door != nil && $0.door == today.window.selected }
    var pager = Pager(lines.map(\.line), rows: max(1, body.rows))
    if let selected, selected >= body.rows - 1 { pager.scroll(to: selected - body.rows + 2) }
    pager.draw(on: &surface, in: body.droppingRight(1), isFocused: false)
    guard let selected, selected >= pager.top, selected < pager.top + body.rows else { return }
    let row = body.row + selected - pager.top
    let line = Area(row: row, column: 0, rows: 1, columns: area.columns)
    surface.restyle(line) { $0.raised = true }
    surface.put(
      surface.glyphs.selection, at: line.origin, style: Style(.accent, raised: true), maxWidth: 1)
    if layers.isEmpty { surface.cursor = line.origin }
  }

  /// The five numbers, each a door.
  private func drawNumbers(on surface: inout Surface, in area: Area) {
    let parts = area.inset(columns: 1).splitColumns(Array(repeating: .rest, count: 5), gap: 1)
    let top = area.row
    for (index, number) in TodayModel.Number.allCases.enumerated() {
      let part = parts[index]
      let count = today.count(of: number)
      let isSelected = today.window.selected == index
      let label = strings["today.\(number.rawValue)"]
      let width = part.columns - 1
      surface.put(
        label, at: Position(row: top, column: part.column + 1),
        style: isSelected ? Style(.accent, bold: true) : .dim, maxWidth: part.columns)
      let style = Style(count > 0 ? number.ink : .dim, bold: true, reverse: isSelected)
      surface.put(
        " \(capped(count)) ", at: Position(row: top + 1, column: part.column), style: style,
        maxWidth: width + 1)
      if area.rows > 2 {
        let days = today.days(of: number)
        var line = StyledLine(
          Sparkline(days).text(columns: width, glyphs: surface.glyphs),
          isSelected ? Style(.accent) : .dim)
        // What the columns are, where there is room to say it.
        let span = " " + strings.text("today.daysShort", ["count": "\(days.count)"])
        if !days.isEmpty, line.width + span.displayWidth < width { line = line.adding(span, .dim) }
        surface.put(
          line, at: Position(row: top + 2, column: part.column + 1), maxWidth: width)
      }
      if isSelected, layers.isEmpty {
        surface.cursor = Position(row: top + 1, column: part.column)
      }
    }
  }

  /// A line of Today, and the door it is.
  struct TodayLine {
    var line: StyledLine
    var door: Int?
  }

  /// The sections beneath the numbers.
  func todayLines(columns: Int) -> [TodayLine] {
    guard let facts = today.facts else { return [] }
    var door = today.hasNumbers ? TodayModel.Number.allCases.count : 0
    var lines: [TodayLine] = []
    func heading(_ key: MessageKey) {
      if !lines.isEmpty { lines.append(TodayLine(line: StyledLine(""))) }
      lines.append(TodayLine(line: rule(strings[key], columns: columns)))
    }
    func add(_ line: StyledLine) {
      lines.append(TodayLine(line: line, door: door))
      door += 1
    }
    if today.hasNumbers {
      heading("today.doNow")
      let widths = waitingWidths(facts.waiting, columns: columns)
      for line in facts.waiting { add(waitingLine(line, widths: widths, columns: columns)) }
      if facts.waiting.isEmpty {
        lines.append(TodayLine(line: StyledLine("  \(strings["today.nothingToDo"])", .dim)))
      }
    }
    if !today.routes.isEmpty {
      heading(today.hasNumbers ? "today.campuses" : "today.myRound")
      let widths = routeColumns(columns: columns)
      for route in today.routes { add(todayRoute(route, widths)) }
    }
    if !facts.mine.isEmpty || !today.hasNumbers {
      heading("today.myOrders")
      for line in facts.mine { add(todayOrder(line, columns: columns)) }
      if facts.mine.isEmpty {
        lines.append(TodayLine(line: StyledLine("  \(strings["today.nothingToDo"])", .dim)))
      }
    }
    if !facts.news.isEmpty {
      heading("today.latest")
      let word = facts.news.map { eventWord($0.event).displayWidth }.max() ?? 0
      lines += facts.news.map { TodayLine(line: newsLine($0, word: word)) }
    }
    return lines
  }

  private func rule(_ title: String, columns: Int) -> StyledLine {
    let line = settings.glyphs.horizontal
    let rest = max(0, columns - title.displayWidth - 4)
    return StyledLine(String(repeating: line, count: 2) + " ", .dim).adding(title, .heading)
      .adding(" " + String(repeating: line, count: rest), .dim)
  }

  /// `◆ 重大  NH-4107 图书馆 B1 配电室 母排焦味   等了 0:09`
  private func waitingLine(
    _ line: QueueLine, widths: (why: Int, wait: Int), columns: Int
  ) -> StyledLine {
    let digits = numberColumns
    let room = max(8, columns - widths.why - widths.wait - 9 - digits)
    let what = "\(line.line.place) \(line.line.text)"
    return StyledLine("  ").adding(line.line.sign.text(settings.glyphs), signStyle(line.line))
      .adding("  ").adding(line.line.number.padded(to: digits), Style(bold: line.line.isMajor))
      .adding(line.why.fitted(to: widths.why), Style(line.line.isUnsigned ? .late : .dim))
      .adding("  ").adding(what.fitted(to: room))
      .adding("  ").adding(wait(line).fitted(to: widths.wait, alignment: .right), .dim)
  }

  private func wait(_ line: QueueLine) -> String {
    strings.text("today.since", ["time": formats.gauge(line.waited(at: now))])
  }

  /// The widths that the rows waiting for a decision share.
  private func waitingWidths(
    _ lines: [QueueLine], columns: Int
  ) -> (why: Int, wait: Int) {
    let why = lines.map(\.why.displayWidth).max() ?? 0
    let waits = lines.map { wait($0).displayWidth }.max() ?? 0
    return (min(why, columns / 3), waits)
  }

  private func todayOrder(_ line: OrderLine, columns: Int) -> StyledLine {
    // The widest place of mine, as far as it leaves the other half to the words.
    let widest = today.facts?.mine.map(\.place.displayWidth).max() ?? 8
    let place = line.place.fitted(to: max(8, min(widest, (columns - 40) / 2)))
    let clock = gauge(of: line)
    let room = Gauge.columns + 9 - clock.width
    return StyledLine(
      [
        StyledLine.Span("  "),
        StyledLine.Span(line.sign.text(settings.glyphs), signStyle(line)), StyledLine.Span("  "),
        StyledLine.Span(line.number.padded(to: numberColumns)),
      ] + clock.spans + [
        StyledLine.Span(String(repeating: " ", count: max(2, room))),
        StyledLine.Span(line.priority.rawValue + "  ", priority(line.priority).spans[0].style),
        StyledLine.Span(place + "  "), StyledLine.Span(line.text),
      ])
  }

  /// The widest number in sight and the gap behind it.
  private var numberColumns: Int {
    guard let facts = today.facts else { return 9 }
    let numbers = (facts.mine + facts.waiting.map(\.line)).map(\.number) + facts.news.map(\.number)
    return numbers.reduce(7) { max($0, $1.displayWidth) } + 2
  }

  private func newsLine(_ news: NewsLine, word: Int) -> StyledLine {
    let facts = [news.place, news.text, news.by].filter { !$0.isEmpty }
    return StyledLine("     \(formats.shortDateTime(parts(news.at)))  ", .dim)
      .adding(news.number.padded(to: numberColumns)).adding(
        eventWord(news.event).padded(to: word) + "  "
      )
      .adding(facts.joined(separator: " \(settings.glyphs.dot) "), .dim)
  }
}
