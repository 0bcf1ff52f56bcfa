import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// The staff beside the file of the selected person, where it is wide.
  private var splitPeople: SplitBody? {
    isWide ? SplitBody(bodyArea, list: size.columns * 3 / 5) : nil
  }

  var peopleArea: Area { splitPeople?.list ?? bodyArea.droppingRight(1) }

  /// Where a person's file stands.
  var personArea: Area { splitPeople?.detail ?? bodyArea.inset(columns: 1) }

  func drawPeople(on surface: inout Surface, in area: Area) {
    guard people.isLoaded else {
      surface.put(
        strings["frame.loading"], at: Position(row: area.row + 1, column: 2), style: .dim)
      return
    }
    let isFocused = layers.isEmpty
    if let split = splitPeople {
      drawStaff(on: &surface, in: split.list, isFocused: isFocused && !people.isReading)
      surface.drawVerticalRule(in: split.rule)
      drawPerson(on: &surface, isFocused: isFocused && people.isReading)
    } else if people.isReading, people.file != nil {
      drawPerson(on: &surface, isFocused: isFocused)
    } else {
      drawStaff(on: &surface, in: peopleArea, isFocused: isFocused)
    }
  }

  private func drawStaff(on surface: inout Surface, in area: Area, isFocused: Bool) {
    let lines = people.lines
    var list = area
    if !people.wanted.isEmpty {
      let line = StyledLine("/ ", Style(.accent, bold: true)).adding(people.wanted)
      surface.put(line, at: Position(row: area.row, column: area.column + 2))
      list = area.droppingTop(1)
    }
    guard !lines.isEmpty else { return drawNothing(on: &surface, in: list, "filter.noMatch") }
    func widest(_ text: (PersonLine) -> String, most: Int) -> Extent {
      .fixed(min(most, max(4, lines.map { text($0).displayWidth }.max() ?? 4)))
    }
    let table = Table([
      TableColumn("", .fixed(1)),
      TableColumn(strings.heading("people.column.number"), widest(\.number, most: 8)),
      TableColumn(strings.heading("person.name"), widest(\.name, most: 16)),
      TableColumn(
        strings.heading("person.crew"), widest(\.crew, most: list.columns < 90 ? 20 : 32),
        hiddenBelow: 70),
      TableColumn(strings.heading("person.roles"), .rest),
      TableColumn(strings.heading("places.open"), .fixed(5), alignment: .right),
    ])
    table.draw(on: &surface, in: list, window: people.window, isFocused: isFocused) { index in
      let line = lines[index]
      let style = Style(line.isEnabled ? .plain : .dim)
      return TableRow([
        StyledLine(line.isOnDuty ? settings.glyphs.marked : " ", Style(.good)),
        StyledLine(line.number, .dim), StyledLine(line.name, style),
        StyledLine(line.crew, .dim),
        line.isEnabled
          ? StyledLine(line.roles, .dim) : StyledLine(strings["person.disabled"], Style(.risk)),
        StyledLine(
          line.open > 0 ? capped(line.open) : settings.glyphs.dot,
          line.open > 0 ? Style(bold: true) : .dim),
      ])
    }
  }

  private func drawPerson(on surface: inout Surface, isFocused: Bool) {
    guard let file = people.file else { return }
    personPager(file).draw(on: &surface, in: personArea, isFocused: isFocused)
  }

  /// A person's file, two columns free for the arrows at the edge.
  func personPager(_ file: PersonFile) -> Pager {
    let lines = personLines(file, columns: personArea.columns - 2)
    return Pager(lines, in: personArea, top: people.fileTop)
  }

  /// A person with what they have to do.
  func personLines(_ file: PersonFile, columns: Int) -> [StyledLine] {
    let columns = max(20, columns)
    let line = file.line
    var head = StyledLine(line.name, Style(bold: true)).adding("  \(line.number)", .dim)
    head = head.adding(
      "  \(strings[line.isOnDuty ? "people.onDuty" : "people.offDuty"])",
      Style(line.isOnDuty ? .good : .dim))
    if !line.isEnabled { head = head.adding("  \(strings["person.disabled"])", Style(.risk)) }
    var lines = [head]
    lines += factLines(
      [
        ("person.crew", [line.crew]), ("person.roles", [line.roles]),
        ("person.phone", [file.phone]), ("person.login", [file.login]),
      ], columns: columns)
    lines += section("people.duties", columns: columns)
    lines += file.duties.map { dutyLine($0) }
    lines += section("places.orders", columns: columns)
    lines += openOrderLines(file.orders, columns: columns)
    return lines
  }

  private func dutyLine(_ duty: DutyLine) -> StyledLine {
    let weekday = formats.weekday(duty.day.weekday)
    let words = duty.words.isEmpty ? Formats.none : duty.words
    var line = StyledLine("\("\(duty.day)".suffix(5)) \(weekday)  ", .dim)
      .adding(words, Style(duty.isAway ? duty.isEntered ? .risk : .dim : .plain))
    if !duty.standsInFor.isEmpty {
      line = line.adding(
        "  \(strings.text("people.insteadOf", ["name": duty.standsInFor]))", .dim)
    }
    if duty.isEntered { line = line.adding("  \(strings["people.entered"])", .dim) }
    return line
  }
}
