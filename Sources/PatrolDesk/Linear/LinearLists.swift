import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  // MARK: - Handover

  /// The lines of the sheet in sight; its sections are numbered.
  func fillHandover(_ page: inout LinearPage) {
    guard let sheet = handover.sheet else { return page.add(strings["frame.loading"]) }
    page.title = joined([page.title, headLine(sheet).text.withoutColumns])
    let list = linearList
    for index in handover.window.visible {
      let line = handover.lines[index]
      guard let number = list.positions.firstIndex(of: index) else {
        let isRule = line.text.allSatisfy { "-= ".contains($0) }
        if !isRule { page.add(sheetWords(line.text)) }
        continue
      }
      let text = joined([
        line.text, line.isFolded ? strings["linear.folded"] : nil,
        line.isFolded && hasGap(line) ? gapMark : nil,
      ])
      page.lines.append(
        .row(LinearRow(id: line.text, number: number + 1, text: text, state: text)))
    }
  }

  /// A printed line without its columns, its signs as words.
  private func sheetWords(_ text: String) -> String {
    let major = strings["order.field.major"]
    return text.trimmed.withoutColumns.replacing(Glyphs.utf8.major, with: "\(major) ")
  }

  // MARK: - Facilities

  func fillFacilities(_ page: inout LinearPage) {
    guard facilities.isLoaded else { return page.add(strings["frame.loading"]) }
    if facilities.isReading, facilities.file != nil { return addText(to: &page) }
    let rows = facilities.rows
    for index in facilities.window.visible {
      let node = rows[index]
      let branch: MessageKey? =
        !node.hasChildren
        ? nil : facilities.unfolded.contains(node.path) ? "linear.unfolded" : "linear.folded"
      let text = joined([
        node.name, node.path, "\(strings["places.open"]) \(capped(node.open))",
        branch.map { strings[$0] },
      ])
      page.lines.append(
        .row(LinearRow(id: node.path, number: index + 1, text: text, state: text)))
    }
  }

  // MARK: - People

  func fillPeople(_ page: inout LinearPage) {
    guard people.isLoaded else { return page.add(strings["frame.loading"]) }
    if people.isReading, people.file != nil { return addText(to: &page) }
    if !people.wanted.isEmpty { page.title = joined([page.title, "/ \(people.wanted)"]) }
    let lines = people.lines
    guard !lines.isEmpty else { return page.add(strings["filter.noMatch"]) }
    for index in people.window.visible {
      let line = lines[index]
      let text = joined([
        line.number, line.name, line.crew,
        line.isEnabled ? line.roles : strings["person.disabled"],
        line.isOnDuty ? strings["people.onDuty"] : nil,
        "\(strings["places.open"]) \(capped(line.open))",
      ])
      page.lines.append(
        .row(LinearRow(id: line.number, number: index + 1, text: text, state: text)))
    }
  }

  // MARK: - Statistics

  /// The figures of the chart, without the chart.
  func fillStatistics(_ page: inout LinearPage) {
    page.title = joined([page.title, strings[statistics.chart.title], periodWords])
    guard let figures = statistics.figures else {
      return page.add(strings[underway.isEmpty ? "report.noOrders" : "stats.counting"])
    }
    page.add(joined(totalWords(figures.total).map(\.text)))
    let list = linearList
    let rows: [String] =
      switch statistics.chart {
      case .turnaround: figures.groups.map(groupWords)
      case .weeks: figures.weeks.map { weekWords($0).text.withoutColumns }
      case .patrols: figures.patrols.map { calendarWords($0, weeks: figures.patrolWeeks) }
      case .backlog:
        figures.backlog.ages.enumerated().map {
          "\(strings[MessageKey("report.age.\($0.offset)")]) \(formats.count($0.element))"
        }
      case .recurrence: figures.recurring.map(recurringWords)
      }
    for index in list.visible where rows.indices.contains(index) {
      page.lines.append(
        .row(
          LinearRow(
            id: list.ids[index], number: index + 1, text: rows[index], state: rows[index])))
    }
    if rows.isEmpty { page.add(strings["report.noOrders"]) }
    if statistics.chart == .backlog {
      page.add(clearingWords(figures.backlog).text.withoutColumns)
    }
  }

  private func groupWords(_ group: FigureGroup) -> String {
    let figures = group.figures
    func time(_ seconds: Int64?) -> String { seconds.map { formats.gauge($0) } ?? Formats.none }
    func column(_ name: String, _ value: String) -> String {
      "\(strings[MessageKey("stats.column.\(name)")]) \(value)"
    }
    return joined([
      group.name, column("done", formats.count(figures.completed)),
      named("report.column.onTimeRate", formats.percent(figures.onTimeRate, digits: 0)),
      column("promise", formats.percent(group.promise, digits: 0)),
      column("median", time(figures.median)), column("p90", time(figures.p90)),
      column("firstFix", formats.percent(figures.firstTimeFix, digits: 0)), heldWords(group),
    ])
  }

  /// A campus with its last weeks, the newest first, as far as one listens.
  private func calendarWords(_ row: PatrolRow, weeks: [ISOWeek]) -> String {
    let cells = zip(weeks, row.cells).suffix(12).reversed().map { week, cell -> String in
      let name = strings.text("format.week", ["week": "\(week.week)"])
      let word =
        PatrolCell.Word.named.contains(cell.word)
        ? strings[MessageKey("stats.patrol.\(cell.word)")] : Formats.none
      return cell.required > 0 ? "\(name) \(word) \(cell.done)/\(cell.required)" : "\(name) \(word)"
    }
    return "\(row.campus): \(formats.list(cells))"
  }

  private func recurringWords(_ line: RecurringLine) -> String {
    joined([
      line.place, line.category, "\(strings["stats.column.most"]) \(formats.count(line.most))",
      named("report.column.reported", formats.count(line.reported)),
      named("report.column.open", formats.count(line.open)),
      named("report.column.last", formats.shortDateTime(parts(line.last))),
    ])
  }
}
