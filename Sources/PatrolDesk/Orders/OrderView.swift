import Localization
import Reports
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// One order, as far as it is scrolled.
  func drawOrder(
    _ detail: OrderDetail, top: Int, isFocused: Bool, on surface: inout Surface, in area: Area
  ) {
    orderPager(detail, in: area, top: top)
      .draw(on: &surface, in: area, isFocused: isFocused && layers.isEmpty)
  }

  /// One order, two columns free for the arrows at the edge.
  func orderPager(_ detail: OrderDetail, in area: Area, top: Int) -> Pager {
    Pager(orderLines(detail, columns: area.columns - 2), in: area, top: top)
  }

  /// An order with its clocks, its story and who held it, in lines of at most so many columns.
  func orderLines(_ detail: OrderDetail, columns: Int) -> [StyledLine] {
    let columns = max(20, columns)
    var lines = heading(detail, columns: columns)
    lines += section("order.section.clocks", columns: columns)
    lines += detail.clocks.map { clockLine($0, columns: columns) }
    if detail.clocks.isEmpty { lines.append(StyledLine(strings["order.noTarget"], .dim)) }
    lines += section("order.section.story", columns: columns)
    lines += storyLines(detail.story, columns: columns)
    lines += section("order.section.holders", columns: columns)
    lines += custodyLines(detail.custody)
    lines += section("order.section.reporter", columns: columns)
    lines += reporterLines(detail, columns: columns)
    return lines
  }

  private func heading(_ detail: OrderDetail, columns: Int) -> [StyledLine] {
    let order = detail.line
    var head = StyledLine(order.number, Style(bold: true))
      .adding("  ").adding(order.priority.rawValue, priority(order.priority).spans[0].style)
      .adding("  ").adding(strings["order.state.\(order.stage.rawValue)"], Style(.accent))
    if order.isMajor {
      head = head.adding("  ").adding(
        (settings.glyphs.isWords ? "" : "\(settings.glyphs.major) ")
          + strings["order.field.major"], Style(.major, bold: true))
    }
    if let clock = order.clock, clock.stopped == nil, order.sign != .done {
      let word = strings["clock.word.\(clock.word.rawValue)"]
      let sign = OrderSign(clock.word).text(settings.glyphs)
      // Where it is narrow the sign alone: the clock beneath says the rest.
      let isWide = head.width + word.displayWidth + 3 <= columns
      let isSpoken = settings.glyphs.isWords
      let tail = isSpoken ? word : isWide ? "\(word) \(sign)" : sign
      head = padded(head, to: columns - tail.displayWidth).adding(tail, Style(clock.word.ink))
    }
    let place = [order.place, detail.category].filter { !$0.isEmpty }
      .joined(separator: " \(settings.glyphs.dot) ")
    return [head] + wrapped(place, columns: columns, style: .dim)
      + wrapped(order.text, columns: columns) + linkLines(detail, columns: columns)
  }

  /// That it came back, what it goes on from, its parts and duplicates, in one line where there is
  /// room.
  private func linkLines(_ detail: OrderDetail, columns: Int) -> [StyledLine] {
    var words = detail.links.map { link in
      strings.text(MessageKey("order.link.\(link.relation.rawValue)"), ["number": link.number])
    }
    if let recurrence = detail.recurrence {
      let earlier = recurrence.orders.dropLast().suffix(3).joined(separator: " ")
      words.insert(
        strings.text("order.recurrence", ["count": recurrence.count, "orders": earlier]), at: 0)
    }
    guard !words.isEmpty else { return [] }
    return wrapped(
      words.joined(separator: " \(settings.glyphs.dot) "), columns: columns, style: .dim)
  }

  /// The line with blanks up to a column.
  private func padded(_ line: StyledLine, to column: Int) -> StyledLine {
    line.adding(String(repeating: " ", count: max(1, column - line.width)))
  }

  func wrapped(_ text: String, columns: Int, style: Style = .plain) -> [StyledLine] {
    SafeText(text, lines: .kept).text.wrapped(to: columns).map { StyledLine($0, style) }
  }

  /// An empty line and a heading with a rule to the right.
  func section(_ key: MessageKey, columns: Int) -> [StyledLine] {
    let title = strings.heading(key)
    let rest = max(0, columns - title.displayWidth - 1)
    return [
      StyledLine(""),
      StyledLine("\(title) ", .heading)
        .adding(String(repeating: settings.glyphs.horizontal, count: rest), .dim),
    ]
  }

  /// `接单  ▕██▍     ▏ 剩 5:12 / 3wd`
  private func clockLine(_ clock: ClockFace, columns: Int) -> StyledLine {
    let names = ClockKind.allCases.map { strings["clock.kind.\($0.rawValue)"].displayWidth }
    let name = strings["clock.kind.\(clock.kind.rawValue)"].padded(to: names.max() ?? 8)
    let isHeld = clock.word == .onHold
    let gauge = Gauge(share: clock.used, ink: clock.word.ink, isHeld: isHeld)
    var words: String
    switch clock.word {
    case .met, .missed, .stopped:
      words = formats.gauge((clock.stopped ?? now) - clock.start)
      words += " \(strings["clock.word.\(clock.word.rawValue)"])"
    case .late:
      words = formats.overrun(now - clock.due)
    case .onHold where clock.remaining < 0:
      words = formats.kept(clock.remaining)
    case .onHold:
      words = strings.text("clock.remaining", ["time": formats.kept(clock.remaining)])
    case .onTime, .atRisk:
      words = strings.text("clock.remaining", ["time": formats.gauge(clock.due - now)])
    }
    let due = formats.shortDateTime(parts(clock.due))
    let isOpen = clock.stopped == nil
    let line = StyledLine(
      [StyledLine.Span("\(name) ", .dim)] + gauge.line(settings.glyphs).spans
        + [StyledLine.Span(" \(words)", Style(clock.word.ink))])
    let target = " / \(strings.words(target: clock.target))"
    let estimated = clock.estimated ? " \(strings["frame.estimated"])" : ""
    let date = (isOpen && !isHeld ? "  \(due)" : "") + estimated
    // Where it is narrow the date goes before the target does; no half of either stands there.
    let tail = [target + date, target, date].first { line.width + $0.displayWidth <= columns }
    return line.adding(tail ?? "", .dim)
  }

  /// Events one below the other, their names in a column.
  func storyLines(_ story: [StoryLine], columns: Int) -> [StyledLine] {
    let word = story.map { eventWord($0.event).displayWidth }.max() ?? 8
    return story.flatMap { storyLines($0, word: min(word, 20), columns: columns) }
  }

  /// When, what, and beneath it the words that belong to it.
  private func storyLines(_ line: StoryLine, word: Int, columns: Int) -> [StyledLine] {
    let time = formats.shortDateTime(parts(line.happened))
    let word = eventWord(line.event).padded(to: word)
    let indent = time.displayWidth + 2
    var text = [line.who, line.text].filter { !$0.isEmpty }
      .joined(separator: " \(settings.glyphs.dot) ")
    if line.isEnteredLate { text += " (\(strings["frame.enteredLate"]))" }
    let style: Style =
      line.event == .markedMajor || line.event == .escalated
      ? Style(.late) : .plain
    let head = StyledLine("\(time)  ", .dim).adding("\(word)  ", style)
    let room = columns - head.width
    let isShort = text.displayWidth <= room
    if isShort { return [head.adding(text, .dim)] }
    let deep = String(repeating: " ", count: indent)
    return [head]
      + SafeText(text).text.wrapped(to: max(8, columns - indent)).map {
        StyledLine(deep).adding($0, .dim)
      }
  }

  private func custodyLines(_ shares: [HolderShare]) -> [StyledLine] {
    let longest = max(1, shares.map(\.seconds).max() ?? 1)
    let names = shares.map { $0.holder.displayWidth }.max() ?? 0
    return shares.map { share in
      let bar = Bar(
        share: Double(share.seconds) / Double(longest), ink: share.isHold ? .hold : .accent)
      return StyledLine(
        [StyledLine.Span(share.holder.padded(to: names) + "  ", .dim)]
          + bar.line(columns: 12, glyphs: settings.glyphs).spans
          + [StyledLine.Span("  " + formats.gauge(share.seconds))])
    }
  }

  private func reporterLines(_ detail: OrderDetail, columns: Int) -> [StyledLine] {
    var facts = [detail.reporter, detail.contact].filter { !$0.isEmpty }
    if facts.isEmpty { facts = [strings["frame.unknown"]] }
    facts.append("\(strings["order.field.firstContact"]) \(detail.firstContact)")
    let told =
      detail.told.map {
        "\(strings["order.event.told"]) \(formats.shortDateTime(parts($0)))"
      } ?? strings["order.notTold"]
    facts.append(told)
    return wrapped(facts.joined(separator: " \(settings.glyphs.dot) "), columns: columns)
  }
}

extension OrderSign {
  init(_ word: ClockWord) {
    self =
      switch word {
      case .late, .missed: .late
      case .atRisk: .risk
      case .onHold: .hold
      case .onTime, .met: .good
      case .stopped: .done
      }
  }
}
