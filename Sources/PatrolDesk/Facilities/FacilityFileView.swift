import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// Below so many columns a file leaves out what the place's lists tell as well.
  private var narrowFile: Int { 50 }

  func facilityLines(_ file: FacilityFile, columns: Int) -> [StyledLine] {
    let columns = max(20, columns)
    let facts = [file.campus, file.kind, file.path].filter { !$0.isEmpty }
    var lines = wrapped(file.title, columns: columns, style: Style(bold: true))
    lines += wrapped(
      facts.joined(separator: " \(settings.glyphs.dot) "), columns: columns, style: .dim)
    lines += factLines(
      [
        ("places.aliases", [formats.list(file.aliases)]),
        ("places.routes", [formats.list(file.routes)]), ("places.assets", file.assets),
      ], columns: columns)
    lines +=
      section("places.orders", columns: columns) + openOrderLines(file.orders, columns: columns)
    if !file.readings.isEmpty {
      lines += section("places.readings", columns: columns)
      lines += readingLines(file.readings, columns: columns)
    }
    lines += section("places.findings", columns: columns)
    lines +=
      file.findings.isEmpty
      ? [StyledLine(strings["places.noFindings"], .dim)]
      : findingLines(file.findings, columns: columns)
    return lines
  }

  /// Names of facts under each other, and what they are beside them; empty ones are left out.
  func factLines(_ facts: [(key: String, values: [String])], columns: Int) -> [StyledLine] {
    let facts = facts.map { key, values in
      (name: strings.heading(MessageKey(key)), values: values.filter { !$0.isEmpty })
    }.filter { !$0.values.isEmpty }
    let names = facts.map(\.name.displayWidth).max() ?? 0
    let room = max(8, columns - names - 2)
    return facts.flatMap { name, values in
      values.flatMap { SafeText($0).text.wrapped(to: room) }.enumerated().map { index, value in
        StyledLine((index == 0 ? name : "").padded(to: names) + "  ", .dim).adding(value)
      }
    }
  }

  /// Open orders in short, and how many more there are.
  func openOrderLines(_ page: OrderPage, columns: Int) -> [StyledLine] {
    guard !page.lines.isEmpty else { return [StyledLine(strings["report.noOrders"], .dim)] }
    let number = page.lines.map(\.number.displayWidth).max() ?? 8
    let clock = page.lines.map { clockWords($0).width }.max() ?? 7
    let isNarrow = columns < narrowFile
    var lines = page.lines.map { line in
      var row = StyledLine(line.sign.text(settings.glyphs), signStyle(line))
        .adding(" \(line.number.padded(to: number))  ")
      if !isNarrow {
        row = row.adding(line.priority.rawValue, priority(line.priority).spans[0].style)
          .adding("  ")
      }
      let room = columns - row.width - clock - 2
      return row.adding(clockWords(line).text.padded(to: clock), clockWords(line).spans[0].style)
        .adding("  \(settings.glyphs.isWords ? line.text : line.text.fitted(to: max(8, room)))")
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
    let time = columns < narrowFile ? 0 : 2 + formats.shortDateTime(parts(now)).displayWidth
    let shown = readings.map(\.values.count).max() ?? 0
    let room = max(6, min(shown, columns - name - value - limits - time - 5))
    return zip(readings, values).map { reading, last in
      let line = StyledLine("\(reading.name.fitted(to: name)) ")
        .adding(spark(reading.values, columns: room), Style(.accent))
        .adding(
          "  \(last.fitted(to: value, alignment: .right))",
          Style(reading.isBad ? .late : .plain, bold: true)
        )
        .adding("  \(reading.limits.padded(to: limits))", .dim)
      return time == 0
        ? line : line.adding("  \(formats.shortDateTime(parts(reading.last)))", .dim)
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

  /// `11-27 07:13  NH-4107  变压器温度  96`
  private func findingLines(_ findings: [FindingLine], columns: Int) -> [StyledLine] {
    let order = findings.map(\.order.displayWidth).max() ?? 0
    let item = min(columns / 3, findings.map(\.item.displayWidth).max() ?? 0)
    return findings.map { finding in
      let at = parts(finding.at)
      let time = columns < narrowFile ? formats.shortDate(at) : formats.shortDateTime(at)
      var line = StyledLine(time + "  ", .dim)
      if order > 0 { line = line.adding(finding.order.padded(to: order) + "  ", Style(.accent)) }
      guard !finding.words.isEmpty else { return line.adding(finding.item) }
      return line.adding(finding.item.fitted(to: item)).adding("  \(finding.words)", .dim)
    }
  }
}
