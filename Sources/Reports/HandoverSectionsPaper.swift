import Documents
import Localization
import WorkOrderEngine

/// Sections 1 to 6 of a handover sheet.
extension Papers {
  func handoverHead(_ sheet: HandoverSheet, in zone: ZoneRules) -> [Document.Block] {
    let gap = Document.Cell(strings["handover.gap"], .gap)
    var pairs: [Document.KeyValue] = [
      pair("handover.field.campus", .init("\(sheet.campus.code) \(campus(sheet.campus))")),
      pair("handover.field.date", .init(sheet.shift.map { "\($0.date)" } ?? Formats.none)),
      pair("handover.field.shift", sheet.shift.map { .init(name($0)) } ?? gap),
      pair("handover.field.period", .init(period(sheet, in: zone))),
      pair("handover.field.leaving", sheet.leaving.map { .init(name($0)) } ?? gap),
      pair(
        "handover.field.expected", .init(sheet.expected.map { name($0) } ?? Formats.none)),
      pair("handover.field.weather", weather(sheet, in: zone) ?? gap),
    ]
    if let previous = sheet.previous {
      pairs.append(pair("handover.field.previous", .init(previous)))
    }
    if let replaced = sheet.replaces {
      pairs.append(
        pair(
          "handover.field.note",
          .init(strings.text("handover.field.replaces", ["sheet": replaced]), .strong)))
    }
    return [section(1), .keyValues(pairs)]
  }

  private func pair(_ key: MessageKey, _ value: Document.Cell) -> Document.KeyValue {
    .init(strings.heading(key), value)
  }

  private func period(_ sheet: HandoverSheet, in zone: ZoneRules) -> String {
    strings.text(
      "report.period",
      ["from": formats.full(sheet.from, in: zone), "to": formats.full(sheet.asOf, in: zone)])
  }

  private func weather(_ sheet: HandoverSheet, in zone: ZoneRules) -> Document.Cell? {
    guard let said = sheet.statement(.weather) else { return nil }
    guard !said.entries.isEmpty else { return .init(strings["handover.saidNothing"]) }
    return .init(formats.list(said.entries.map(\.text)) + age(of: said, on: sheet, in: zone))
  }

  func handoverSafety(_ sheet: HandoverSheet, in zone: ZoneRules) -> [Document.Block] {
    [
      section(2), .heading(level: 2, strings.heading("handover.openMajor")),
      .table(unfinishedTable(sheet.safety, in: zone)),
      .heading(level: 2, strings.heading("handover.outOfService")),
    ] + statement(.outOfService, of: sheet, in: zone)
      + (sheet.onSafetyEquipment.isEmpty
        ? []
        : [
          .heading(level: 2, strings.heading("handover.onSafetyEquipment")),
          .list(
            sheet.onSafetyEquipment.map {
              "\($0.number) \(place(titled: $0.place)) \(told($0.text, of: $0.number))"
            }),
        ])
  }

  func handoverRunning(_ sheet: HandoverSheet, in zone: ZoneRules) -> [Document.Block] {
    [section(3)] + statement(.running, of: sheet, in: zone)
      + [.heading(level: 2, strings.heading("handover.readings"))]
      + readings(sheet.patrols?.readings, in: zone)
  }

  private func readings(
    _ readings: [HandoverReading]?, in zone: ZoneRules
  ) -> [Document.Block] {
    guard let readings, !readings.isEmpty else { return [.gap(strings["handover.gap"])] }
    return [
      .table(
        .init(
          columns: [
            .init(strings.heading("order.field.place"), minimum: 8, flexible: true),
            .init(strings.heading("check.item"), minimum: 6, flexible: true),
            .init(strings.heading("check.reading"), .trailing, minimum: 5),
            .init(strings.heading("handover.field.time"), minimum: 11),
          ],
          rows: readings.map { reading in
            let value = "\(formats.reading(reading.value)) \(reading.unit)"
            return [
              .init(place(titled: reading.place)),
              .init(PaperNames.Name(reading.item, reading.itemEnglish).text(language)),
              reading.isOutside
                ? .init("\(value) \(strings["check.outside"])", .alert) : .init(value),
              .init(formats.short(reading.at, in: zone)),
            ]
          }))
    ]
  }

  func handoverWork(_ sheet: HandoverSheet, in zone: ZoneRules) -> [Document.Block] {
    [section(4)] + tally("handover.received.count", sheet.received, of: sheet)
      + tally("handover.completed.count", sheet.completed, of: sheet)
      + [
        section(5), .table(unfinishedTable(sheet.unfinished, in: zone)),
      ] + (sheet.unfinished.isEmpty ? [] : [.paragraph(strings["handover.unfinished.order"])])
      + [section(6)] + pressing(sheet)
  }

  /// How many characters of the text of an order stand on a sheet at most. A report of 5,000 would be a page of
  /// its own; the paper of the order has all of it.
  static let longestText = 200

  /// The text of an order, cut where it is long, with where to read on.
  func told(_ text: String, of number: String) -> String {
    guard text.count > Self.longestText else { return text }
    let readOn = strings.text("handover.readOn", ["number": number])
    return "\(text.prefix(Self.longestText))… (\(readOn))"
  }

  /// A count, and the orders behind it: by number those that section 5 tells all of, the others in full.
  func tally(
    _ key: MessageKey, _ tally: HandoverTally, of sheet: HandoverSheet
  ) -> [Document.Block] {
    // Beyond a thousand nobody counted: the sheet does not say a figure that is none.
    func counted(_ less: Int) -> String {
      guard tally.count > HandoverTally.mostCounted else {
        return formats.count(tally.count - less)
      }
      let most = formats.count(HandoverTally.mostCounted - less)
      return strings.text("frame.moreThan", ["count": most])
    }
    let title = "\(strings.heading(key)): \(counted(0))"
    guard !tally.orders.isEmpty else { return [.paragraph(title)] }
    let unfinished = Set(sheet.unfinished.map(\.number))
    let known = tally.orders.filter { unfinished.contains($0.number) }.map(\.number)
    var lines = tally.orders.filter { !unfinished.contains($0.number) }.map { order in
      "\(order.number) \(order.priority.rawValue) \(place(titled: order.place)) "
        + "\(told(order.text, of: order.number)) (\(strings.word(order.stage)))"
    }
    if !known.isEmpty { lines.append(seeUnfinished(known)) }
    if tally.count > tally.orders.count {
      lines.append(strings.text("frame.more", ["count": counted(tally.orders.count)]))
    }
    return [.heading(level: 2, title), .list(lines)]
  }

  /// The numbers of orders that section 5 tells all of.
  func seeUnfinished(_ numbers: [String]) -> String {
    strings.text("handover.seeUnfinished", ["orders": list(ofNumbers: numbers)])
  }

  /// Numbers that follow one another, three or more, as the first and the last: what was received in a
  /// shift has them in a row.
  func list(ofNumbers numbers: [String]) -> String { formats.list(Self.runs(of: numbers)) }

  private static func runs(of numbers: [String]) -> [String] {
    var runs: [[String]] = []
    for number in numbers {
      if let last = runs.last?.last, follows(number, last) {
        runs[runs.count - 1].append(number)
      } else {
        runs.append([number])
      }
    }
    return runs.flatMap { run in
      run.count < 3 ? run : ["\(run[0])–\(run[run.count - 1])"]
    }
  }

  private static func follows(_ number: String, _ last: String) -> Bool {
    let (new, old) = (number.split(separator: "-"), last.split(separator: "-"))
    guard new.count == 2, old.count == 2, new[0] == old[0], let count = Int(new[1]) else {
      return false
    }
    return Int(old[1]) == count - 1
  }

  /// Unfinished orders: number, level, place with what it is about, state, what it waits for, due, next
  /// step, holder. Two of them stand in one column each: place and fault take two lines anyway, and so
  /// a busy day fits three pages.
  func unfinishedTable(_ orders: [HandoverOrder], in zone: ZoneRules) -> Document.Table {
    func over(_ first: MessageKey, _ second: MessageKey) -> String {
      "\(strings.heading(first))\n\(strings.heading(second))"
    }
    return Document.Table(
      columns: [
        .init(over("order.field.number", "handover.column.level"), minimum: 6),
        .init(strings.heading("handover.column.placeAndText"), minimum: 12, flexible: true),
        .init(
          over("order.field.state", "handover.column.waitingFor"), minimum: 6, maximum: 17),
        .init(strings.heading("order.field.due"), minimum: 5, maximum: 8),
        .init(
          over("handover.column.nextStep", "handover.column.holder"), minimum: 6, maximum: 18),
      ],
      rows: orders.map { order in
        [
          .init("\(order.number)\n\(order.priority.rawValue)"),
          .init(
            "\(order.isMajor ? sign(.major) : "")\(place(titled: order.place)) "
              + told(order.text, of: order.number),
            order.isMajor ? .alert : .plain),
          .init(state(order, in: zone)), due(order.shownClock, in: zone),
          .init(
            "\(strings.word(order.next))\n\(holder(order.holder, name: order.holderName))"),
        ]
      }, emptyText: strings["handover.nothing"])
  }

  /// The state, and under it what the order waits for; where the two are one word, once.
  private func state(_ order: HandoverOrder, in zone: ZoneRules) -> String {
    let stage = strings.word(order.stage)
    guard let wait = order.waiting else { return stage }
    var waiting = strings.word(wait)
    if let wakes = order.wakes {
      waiting += " \(formats.shortDate(DateParts(wakes, in: zone)))"
    }
    return stage == waiting ? stage : "\(stage)\n\(waiting)"
  }

  /// The due time behind the letter of its word; on hold what is left, stopped how it ended.
  private func due(_ clock: HandoverClock?, in zone: ZoneRules) -> Document.Cell {
    guard let clock else { return .init(strings["order.noTarget"]) }
    let letter = sign(.clock(clock.word))
    let text: String =
      switch clock.word {
      case .onTime: due(clock.due, estimated: clock.estimated, in: zone)
      case .late, .atRisk: "\(letter) \(due(clock.due, estimated: clock.estimated, in: zone))"
      case .onHold where clock.remaining < 0: "\(letter) \(formats.kept(clock.remaining))"
      case .onHold:
        letter + " "
          + strings.text("clock.remaining", ["time": formats.kept(clock.remaining)])
      case .met, .missed, .stopped: strings.word(clock.word)
      }
    return .init(text, emphasis(clock.word))
  }

  /// Which clocks press, in running text: section 5 has each of these orders with its place, holder and due
  /// time, and a busy day must fit three pages.
  private func pressing(_ sheet: HandoverSheet) -> [Document.Block] {
    let late = sheet.pressing.filter { $0.pressing.contains { $0.word == .late } }
    let atRisk = sheet.pressing.filter { !$0.pressing.contains { $0.word == .late } }
    return [(ClockWord.late, late), (.atRisk, atRisk)].flatMap { word, orders in
      pressing(orders, word, asOf: sheet.asOf)
    }
  }

  private func pressing(
    _ orders: [HandoverOrder], _ word: ClockWord, asOf: Instant
  ) -> [Document.Block] {
    let title =
      "\(strings.heading(MessageKey("clock.word.\(word.rawValue)"))): \(formats.count(orders.count))"
    guard !orders.isEmpty else { return [.paragraph(title)] }
    let lines = orders.map { order in
      let clocks = order.pressing.map {
        "\(strings.word($0.kind)) \(formats.remaining($0.due - asOf))"
      }
      return "\(order.number) \(order.priority.rawValue) \(formats.list(clocks))"
    }
    return [
      .heading(level: 2, title),
      .paragraph(lines.joined(separator: strings["format.clause.separator"])),
    ]
  }
}
