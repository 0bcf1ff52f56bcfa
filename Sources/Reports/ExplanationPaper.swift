public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// Why an order is due when it is: each clock of the present cycle line by line, the lines adding
  /// up and ending in the due time.
  public func explanation(_ view: OrderView, asOf: Instant) -> Document {
    let zone = view.surroundings.campus.zone
    let clocks = view.currentClocks
    return Document(
      title: strings.text("story.title", ["number": view.file.number]),
      subtitle: "\(strings["order.section.explain"]) · \(asOfLine(asOf, in: zone))",
      language: language.rawValue,
      blocks: clocks.isEmpty
        ? [.paragraph(strings["explain.noClock"])]
        : clocks.flatMap { explanation(of: $0, number: view.file.number, asOf: asOf, in: zone) })
  }

  private func explanation(
    of clock: OrderClock, number: String, asOf: Instant, in zone: ZoneRules
  ) -> [Document.Block] {
    let explanation = clock.run.explain(at: asOf)
    let face = clock.face(at: asOf)
    var end = strings.text(
      clock.isHeld ? "explain.heldLine" : "explain.dueLine",
      ["time": formats.full(explanation.due.due, in: zone)])
    if explanation.due.estimated { end += "\n\(strings["explain.estimated"])" }
    return [
      .heading(
        level: 1,
        strings.text(
          "explain.title", ["number": number, "clock": strings.word(clock.kind)])),
      .keyValues([
        .init(strings.heading("explain.standard"), .init(standard(of: clock))),
        .init(strings.heading("explain.calendar"), .init(calendar(of: clock))),
        .init(strings.heading("explain.start"), .init(formats.full(clock.run.start, in: zone))),
        .init(
          strings.heading("story.column.standing"),
          .init(standing(face, of: clock, asOf: asOf, in: zone), emphasis(face.word))),
      ]),
      .table(lineTable(explanation, in: zone)), .paragraph(end),
    ]
  }

  private func standing(
    _ face: ClockFace, of clock: OrderClock, asOf: Instant, in zone: ZoneRules
  ) -> String {
    guard let stopped = face.stopped else { return standing(face, at: asOf) }
    guard face.word != .stopped else {
      return strings.text("explain.cutShort", ["time": formats.full(stopped, in: zone)])
    }
    return strings.text(
      "explain.stopped",
      ["time": formats.full(stopped, in: zone), "word": strings.word(face.word)])
  }

  /// The rule, and the target it sets, with the factor of the campus when there is one.
  private func standard(of clock: OrderClock) -> String {
    let target = strings.words(clock.run.target)
    guard let standard = clock.standard else { return target }
    let rule = strings.text("explain.rule", ["rule": standard.rule])
    guard standard.factor != 1, let own = standard.target else { return "\(rule): \(target)" }
    let times = strings.text(
      "explain.times",
      ["target": strings.words(own), "factor": formats.reading(standard.factor)])
    return "\(rule): \(times)"
  }

  private func calendar(of clock: OrderClock) -> String {
    strings.word(calendar: clock.basisName)
  }

  private func lineTable(_ explanation: Explanation, in zone: ZoneRules) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("explain.column.when"), minimum: 16),
        .init(strings.heading("explain.column.what"), minimum: 8, flexible: true),
        .init(strings.heading("explain.column.time"), .trailing, minimum: 6),
        .init(strings.heading("explain.sum"), .trailing, minimum: 6),
      ],
      rows: explanation.lines.map { line in
        [
          .init(span(line, in: zone)), .init(words(line)), .init(formats.open(line.seconds)),
          .init(formats.open(line.sum)),
        ]
      })
  }

  /// From–to on one day as `周五 11-27 08:00–12:00`, else with both days.
  private func span(_ line: ExplanationLine, in zone: ZoneRules) -> String {
    let (from, to) = (DateParts(line.from, in: zone), DateParts(line.to, in: zone))
    if line.kind != .extension, line.seconds == 0, line.from < line.to {
      return formats.weekdayDate(from)
    }
    let end = zone.local(line.from).date == zone.local(line.to).date
    return formats.range(
      formats.weekdayDateTime(from), end ? formats.time(to) : formats.shortDateTime(to))
  }

  /// What a line stands for: the opening, the holiday by its name, the hold, the extension.
  public func words(_ line: ExplanationLine) -> String {
    var text = strings.word(line.kind)
    if line.kind == .window, let day = line.workingDay {
      text =
        day == 0 ? text : strings.text("explain.day", ["count": "\(day)"])
    } else if let day = line.workingDay, day > 0 {
      text += " · \(strings.text("explain.day", ["count": "\(day)"]))"
    }
    guard let name = line.name, !name.isEmpty else { return text }
    return "\(text) \(name)"
  }
}
