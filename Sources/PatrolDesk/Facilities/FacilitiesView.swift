import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  var placesArea: Area {
    (isWide ? bodyArea.splitColumns([.fixed(53), .rest])[0] : bodyArea).droppingRight(1)
  }

  /// Where a place's file stands.
  var facilityArea: Area {
    guard isWide else { return bodyArea.inset(columns: 1) }
    let area = bodyArea.splitColumns([.fixed(53), .rest])[1]
    return Area(
      row: area.row, column: area.column + 2, rows: area.rows, columns: area.columns - 3)
  }

  func drawFacilities(on surface: inout Surface, in area: Area) {
    guard facilities.isLoaded else {
      surface.put(
        strings["frame.loading"], at: Position(row: area.row + 1, column: 2), style: .dim)
      return
    }
    let isFocused = layers.isEmpty
    if isWide {
      drawPlaceTree(on: &surface, in: placesArea, isFocused: isFocused && !facilities.isReading)
      surface.drawVerticalRule(
        in: Area(row: area.row, column: facilityArea.column - 2, rows: area.rows, columns: 1))
      drawFacility(on: &surface, isFocused: isFocused && facilities.isReading)
    } else if facilities.isReading, facilities.file != nil {
      drawFacility(on: &surface, isFocused: isFocused)
    } else {
      drawPlaceTree(on: &surface, in: placesArea, isFocused: isFocused)
    }
  }

  private func drawPlaceTree(on surface: inout Surface, in area: Area, isFocused: Bool) {
    let rows = facilities.rows
    let figures = rows.map { capped($0.open).displayWidth }.max() ?? 1
    let table = Table([
      TableColumn(strings.heading("form.place"), .flexible(weight: 3, least: 16)),
      TableColumn(strings["places.code"], .flexible(weight: 1, least: 8), hiddenBelow: 46),
      TableColumn(strings["places.open"], .fixed(max(4, figures)), alignment: .right),
    ])
    table.draw(on: &surface, in: area, window: facilities.window, isFocused: isFocused) { index in
      let node = rows[index]
      return TableRow([
        branchLine(node), StyledLine(node.depth == 0 ? node.path : node.code, .dim),
        StyledLine(node.open > 0 ? capped(node.open) : settings.glyphs.dot, node.openStyle),
      ])
    }
  }

  /// The name under its branch, with a sign that says whether more stands below.
  private func branchLine(_ node: FacilityNode) -> StyledLine {
    let glyphs = settings.glyphs
    let sign =
      node.hasChildren
      ? facilities.unfolded.contains(node.path) ? glyphs.down : glyphs.pointer : " "
    return StyledLine(String(repeating: "  ", count: node.depth) + sign + " ", .dim)
      .adding(node.name, Style(bold: node.depth == 0))
  }

  private func drawFacility(on surface: inout Surface, isFocused: Bool) {
    guard let file = facilities.file else { return }
    let area = facilityArea
    var pager = Pager(facilityLines(file, columns: area.columns - 2), rows: max(1, area.rows))
    pager.scroll(to: facilities.fileTop)
    pager.draw(on: &surface, in: area, isFocused: isFocused)
  }

  // MARK: - The file of a place

  func facilityLines(_ file: FacilityFile, columns: Int) -> [StyledLine] {
    let columns = max(20, columns)
    let facts = [file.campus, file.kind, file.path].filter { !$0.isEmpty }
    var lines = wrapped(file.title, columns: columns, style: Style(bold: true))
    lines.append(StyledLine(facts.joined(separator: " \(settings.glyphs.dot) "), .dim))
    for (key, values) in [
      ("places.aliases", file.aliases), ("places.routes", file.routes),
      ("places.assets", file.assets),
    ] where !values.isEmpty {
      lines += wrapped(
        "\(strings.heading(MessageKey(key))) \(formats.list(values))", columns: columns,
        style: .plain)
    }
    lines += section("places.orders", columns: columns) + openOrderLines(file.orders)
    if !file.readings.isEmpty {
      lines += section("places.readings", columns: columns)
      lines += readingLines(file.readings, columns: columns)
    }
    lines += section("places.findings", columns: columns)
    lines +=
      file.findings.isEmpty
      ? [StyledLine(strings["places.noFindings"], .dim)]
      : file.findings.map { findingLine($0) }
    return lines
  }

  /// Open orders in short, and how many more there are.
  func openOrderLines(_ page: OrderPage) -> [StyledLine] {
    guard !page.lines.isEmpty else { return [StyledLine(strings["report.noOrders"], .dim)] }
    let number = page.lines.map(\.number.displayWidth).max() ?? 8
    var lines = page.lines.map { line in
      StyledLine(line.sign.text(settings.glyphs), signStyle(line))
        .adding(" \(line.number.padded(to: number))  ")
        .adding(line.priority.rawValue, priority(line.priority).spans[0].style)
        .adding("  \(clockWords(line).text.fitted(to: 7))", clockWords(line).spans[0].style)
        .adding("  \(line.text)")
    }
    if let count = page.count, count > lines.count {
      lines.append(
        StyledLine(strings.text("frame.more", ["count": capped(count - lines.count)]), .dim))
    }
    return lines
  }

  /// `A 相电压 ▃▄▅▆█ 388 V  370…410  11-27 07:12`
  private func readingLines(_ readings: [ReadingLine], columns: Int) -> [StyledLine] {
    let name = min(columns / 3, readings.map(\.name.displayWidth).max() ?? 8)
    let values = readings.map { "\(formats.reading($0.values.last ?? 0)) \($0.unit)" }
    let value = values.map(\.displayWidth).max() ?? 6
    let limits = readings.map(\.limits.displayWidth).max() ?? 0
    let room = max(6, columns - name - value - limits - 19)
    return zip(readings, values).map { reading, last in
      StyledLine("\(reading.name.fitted(to: name)) ")
        .adding(spark(reading.values, columns: room), Style(.accent))
        .adding(
          "  \(last.fitted(to: value, alignment: .right))",
          Style(reading.isBad ? .late : .plain, bold: true)
        )
        .adding("  \(reading.limits.padded(to: limits))  ", .dim)
        .adding(formats.shortDateTime(parts(reading.last)), .dim)
    }
  }

  /// What lies between the lowest and the highest, so that small changes show as well.
  private func spark(_ values: [Double], columns: Int) -> String {
    if settings.glyphs.isWords {
      return formats.list(values.suffix(5).map { formats.reading($0) })
    }
    let shown = values.suffix(columns)
    let (least, most) = (shown.min() ?? 0, shown.max() ?? 0)
    let span = most - least
    let line = Sparkline(
      shown.map { span > 0 ? 1 + ($0 - least) / span * 7 : 4 }, full: 8
    ).text(columns: columns, glyphs: settings.glyphs)
    return line.fitted(to: columns, alignment: .right)
  }

  private func findingLine(_ finding: FindingLine) -> StyledLine {
    StyledLine(formats.shortDateTime(parts(finding.at)) + "  ", .dim)
      .adding(finding.item).adding(finding.words.isEmpty ? "" : "  \(finding.words)", .dim)
      .adding(finding.order.isEmpty ? "" : "  \(finding.order)", Style(.accent))
  }
}

extension FacilityNode {
  fileprivate var openStyle: Style { open > 0 ? Style(bold: true) : .dim }
}
