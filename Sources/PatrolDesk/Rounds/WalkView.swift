import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// The stop with its items, made for one hand.
  func drawWalk(on surface: inout Surface, in area: Area) {
    guard let walk, let stop = walk.currentStop else { return }
    drawWalkHead(walk, stop, on: &surface, in: area.top(2))
    let isRoomy = area.rows >= 14
    var body = area.droppingTop(isRoomy ? 3 : 2)
    let covered = coveredRows
    if covered > 0 { body = body.droppingBottom(min(covered, body.rows - 2)) }
    if isWide {
      let parts = body.splitColumns([.rest, .fixed(walkStopsColumns)])
      drawWalkStops(walk, on: &surface, in: parts[1])
      body = parts[0]
    }
    let table = walkTable(stop, columns: body.columns - 1)
    var notes = covered > 0 ? [] : walkNotes(walk, columns: body.columns - 8)
    if covered == 0, let item = walk.currentItem, table.columns[1].extent.cuts(item.title) {
      notes = wrapped(item.title, columns: body.columns - 8) + notes
    }
    let noteRows = min(notes.count, max(0, body.rows - stop.items.count))
    let list = body.droppingBottom(noteRows)
    var window = ListWindow(count: stop.items.count, rows: max(1, list.rows))
    window.select(walk.item)
    table.draw(
      on: &surface, in: list.droppingRight(1), window: window, isFocused: layers.isEmpty
    ) { row(stop.items[$0], index: $0, in: walk, names: table.columns[1].extent) }
    let first = list.row + min(list.rows, stop.items.count + 1)
    let room = min(notes.count, body.row + body.rows - first)
    for (offset, note) in notes.prefix(max(0, room)).enumerated() {
      surface.put(note, at: Position(row: first + offset, column: 6), maxWidth: body.columns - 8)
    }
  }

  /// Rows at the foot of the body that a form takes.
  private var coveredRows: Int {
    for layer in layers {
      if case .finding(let finding) = layer { return finding.form.rows + 2 }
      if case .asking(let asking) = layer { return asking.form.rows + 2 }
    }
    return 0
  }

  private func drawWalkHead(
    _ walk: Walk, _ stop: WalkStop, on surface: inout Surface, in area: Area
  ) {
    let sheet = walk.sheet
    let position = strings.text(
      "round.stopOf", ["stop": "\(walk.stop + 1)", "stops": "\(sheet.stops.count)"])
    let time = strings.text(
      "round.elapsed", ["time": formats.gauge(max(0, now - sheet.started))])
    let findings = strings.text("round.findings", ["count": "\(sheet.findings)"])
    // Where it is narrow the place of the stop goes before the route's name and the time.
    let right = StyledLine(isNarrow ? "" : "\(time) \(settings.glyphs.dot) ", .dim)
      .adding(findings, sheet.findings > 0 ? Style(.late) : .dim)
    let start = area.column + area.columns - 1 - right.width
    func left(_ route: String) -> StyledLine {
      StyledLine(route, Style(bold: true)).adding("  \(position)  ", Style(.accent))
        .adding(stop.place, Style(bold: true))
    }
    let room = max(10, start - area.column - 3)
    let whole = left(sheet.route)
    let line = whole.width <= room ? whole : left(String(sheet.route.prefix { $0 != " " }))
    surface.put(
      line, at: Position(row: area.row, column: area.column + 1), maxWidth: room)
    surface.put(right, at: Position(row: area.row, column: start))
    guard area.rows > 1 else { return }
    let share = Double(sheet.reached) / Double(max(1, sheet.stops.count))
    Bar(share: share, ink: .accent).draw(
      on: &surface,
      in: Area(row: area.row + 1, column: area.column + 1, rows: 1, columns: area.columns - 2))
  }

  /// The columns of a stop's items: the names get what readings, limits and answers leave.
  private func walkTable(_ stop: WalkStop, columns: Int) -> Table {
    func widest(_ least: Int, _ most: Int, _ width: (WalkItem) -> Int) -> Int {
      min(most, max(least, stop.items.map(width).max() ?? 0))
    }
    let hasReadings = stop.items.contains { $0.kind != .passFail }
    let reading = hasReadings ? 11 : 0
    // Where it is narrow the limits stand where the answer will.
    let limits = hasReadings && !isNarrow ? widest(4, 11) { $0.limits.displayWidth } : 0
    let words = CheckResult.allCases.map { word($0).displayWidth }.max() ?? 8
    let answer = widest(words, isNarrow ? 16 : 30) { answered($0).width }
    // Gutter, number, and the gaps between five columns.
    let rest = columns - Table.gutter - 2 - 8 - reading - limits - answer
    return Table(
      [
        TableColumn("", .fixed(2), alignment: .right),
        TableColumn("", .fixed(max(12, min(rest, widest(24, 60) { $0.name.displayWidth + 2 })))),
        TableColumn("", .fixed(reading), alignment: .right), TableColumn("", .fixed(limits)),
        TableColumn("", .rest),
      ], hasHeading: false)
  }

  private func row(
    _ item: WalkItem, index: Int, in walk: Walk, names: Extent
  ) -> TableRow {
    let isCurrent = index == walk.item
    let isOpen = item.result == nil
    // A long name is cut, its star never.
    var words = item.name
    if case .fixed(let columns) = names, names.cuts(item.title) {
      words = words.fitted(to: columns - (item.isMajor ? 2 : 0))
    }
    let name = StyledLine(
      words, Style(isOpen || isCurrent ? .plain : .dim, bold: isCurrent)
    ).adding(item.isMajor ? " ★" : "", Style(isOpen ? .risk : .dim))
    return TableRow([
      StyledLine("\(index + 1)", .dim), name, reading(item, isCurrent: isCurrent, in: walk),
      StyledLine(item.limits, .dim), answered(item),
    ])
  }

  /// `388 V`, or the field in which it is typed.
  private func reading(_ item: WalkItem, isCurrent: Bool, in walk: Walk) -> StyledLine {
    let unit = item.unit.isEmpty ? "" : " \(item.unit)"
    switch item.kind {
    case .passFail: return StyledLine("")
    case .reading, .expiry:
      if isCurrent, item.result == nil || !walk.typed.isEmpty {
        let typed = walk.typed.padded(to: 5, alignment: .right)
        return StyledLine("[\(typed)", Style(.accent, bold: true))
          .adding(unit, Style(.accent)).adding("]", Style(.accent, bold: true))
      }
      guard item.result != nil, !item.value.isEmpty else { return StyledLine(unit, .dim) }
      return StyledLine(item.value + unit, Style(item.result == .fail ? .late : .plain))
    }
  }

  private var isNarrow: Bool { size.columns < 70 }

  private func answered(_ item: WalkItem) -> StyledLine {
    guard let result = item.result else {
      guard let order = item.past?.openOrder else {
        return StyledLine(isNarrow ? item.limits : "", .dim)
      }
      return StyledLine(strings.text("walk.openOrder", ["number": order]), Style(.risk))
    }
    let word = word(result)
    switch result {
    case .pass: return StyledLine(word, Style(.good))
    case .notApplicable, .skipped: return StyledLine(word, .dim)
    case .fail:
      let ink: Ink = item.isRepaired ? .good : .late
      let said = item.isRepaired ? strings["action.repaired"] : word
      var line = StyledLine(said, Style(ink, bold: true))
      if let order = item.order {
        let arrow = settings.glyphs.replacesAmbiguous ? "->" : "→"
        line = line.adding(" \(arrow) \(order)", Style(ink))
      }
      if item.isSighting { line = line.adding(" \(strings["order.event.sighted"])", .dim) }
      return line
    }
  }

  func word(_ result: CheckResult) -> String {
    switch result {
    case .pass: strings["check.answer.pass"]
    case .fail: strings["check.answer.fail"]
    case .notApplicable: strings["check.answer.notApplicable"]
    case .skipped: strings["check.answer.skipped"]
    }
  }
}

extension WalkItem {
  /// Its name with a star where a failure is major.
  fileprivate var title: String { isMajor ? "\(name) ★" : name }
}

extension Extent {
  fileprivate func cuts(_ text: String) -> Bool {
    if case .fixed(let columns) = self { columns < text.displayWidth } else { false }
  }
}
