import Documents
import Localization
import WorkOrderEngine

/// Sections 7 to 12 of a handover sheet, and what the leader wrote.
extension Papers {
  /// What the leader said of a topic: lines, "nothing" said on purpose, or a gap, with what an earlier sheet
  /// hands on.
  func statement(
    _ topic: HandoverTopic, of sheet: HandoverSheet, in zone: ZoneRules
  ) -> [Document.Block] {
    guard let said = sheet.statement(topic) else {
      return [.gap(strings["handover.gap"])] + carried(sheet.carried(topic), in: zone)
    }
    guard !said.entries.isEmpty else { return [.paragraph(strings["handover.nothing"])] }
    let written = age(of: said, on: sheet, in: zone)
    return [.list(said.entries.map { $0.text + written })]
  }

  /// What stands on an earlier sheet: the words of its leader, for this one to confirm or mend.
  private func carried(_ carried: HandoverCarried?, in zone: ZoneRules) -> [Document.Block] {
    guard let carried else { return [] }
    let source = strings.text(
      "handover.carried",
      ["sheet": carried.sheet, "time": formats.short(carried.written, in: zone)])
    return [.paragraph(source), .list(carried.entries.map(\.text))]
  }

  /// What was written before the shift is carried over; the reader should know how old it is.
  func age(
    of said: HandoverStatement, on sheet: HandoverSheet, in zone: ZoneRules
  ) -> String {
    guard said.written < sheet.from else { return "" }
    let time = formats.short(said.written, in: zone)
    return " (\(strings.text("handover.writtenAt", ["time": time])))"
  }

  func handoverPatrols(_ sheet: HandoverSheet, in zone: ZoneRules) -> [Document.Block] {
    var blocks = [section(7)]
    if let patrols = sheet.patrols {
      blocks += [.table(routeTable(patrols.routes)), .table(roundTable(patrols.rounds, in: zone))]
    } else {
      blocks.append(.gap(strings["handover.gap"]))
    }
    let title =
      "\(strings.heading("handover.openFindings")): \(formats.count(sheet.findings.count))"
    guard !sheet.findings.isEmpty else { return blocks + [.paragraph(title)] }
    return blocks + [.heading(level: 2, title), .paragraph(formats.list(sheet.findings))]
  }

  private func routeTable(_ routes: [HandoverRoute]) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("round.route"), minimum: 6),
        .init(strings.heading("report.column.name"), minimum: 8, flexible: true),
        .init(strings.heading("handover.column.period"), minimum: 8),
        .init(strings.heading("handover.roundsDue"), .trailing),
        .init(strings.heading("handover.roundsDone"), .trailing),
        .init(strings.heading("report.column.missedPeriods"), .trailing),
        .init(strings.heading("report.column.word"), minimum: 4),
      ],
      rows: routes.map { route in
        [
          .init(route.code),
          .init(PaperNames.Name(route.name, route.nameEnglish ?? "").text(language)),
          .init(route.period ?? Formats.none), .init("\(route.required)"),
          .init("\(route.done)"), .init(route.missed.map { "\($0)" } ?? Formats.none),
          .init(
            strings.text("quota.word.\(route.word)"),
            route.word == "missed" || route.word == "atRisk" ? .alert : .plain),
        ]
      }, emptyText: strings["handover.nothing"])
  }

  private func roundTable(_ rounds: [HandoverRound], in zone: ZoneRules) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("round.route"), minimum: 6),
        .init(strings.heading("round.started"), minimum: 11),
        .init(strings.heading("round.walker"), minimum: 6, flexible: true),
        .init(strings.heading("report.column.findings"), .trailing),
        .init(strings.heading("order.field.state"), minimum: 6),
      ],
      rows: rounds.map { round in
        [
          .init(round.route), .init(formats.short(round.started, in: zone)),
          .init(PaperNames.Name(round.walker, round.walkerEnglish ?? "").text(language)),
          .init("\(round.findings)"),
          .init(strings.text("round.state.\(round.state)")),
        ]
      }, emptyText: strings["report.noRounds"])
  }

  func handoverPlans(_ sheet: HandoverSheet, in zone: ZoneRules) -> [Document.Block] {
    let soon = sheet.due(withinHours: 12)
    return [section(8)] + statement(.isolations, of: sheet, in: zone)
      + [section(9)] + statement(.planned, of: sheet, in: zone)
      + [
        .heading(
          level: 2,
          "\(strings.heading("handover.dueSoon", ["hours": "12"])): \(formats.count(soon.count))"),
        .paragraph(
          soon.isEmpty ? strings["handover.nothing"] : list(ofNumbers: soon.map(\.number))),
      ]
  }

  func handoverPeople(_ sheet: HandoverSheet, in zone: ZoneRules) -> [Document.Block] {
    [section(10)] + statement(.onSite, of: sheet, in: zone)
      + contractors(sheet.withContractors)
      + orderLines("handover.awaitingParts", sheet.awaitingParts, in: zone)
      + [section(11)] + counted(sheet, in: zone)
      + [section(12)] + statement(.instructions, of: sheet, in: zone)
      + tally("order.notTold", sheet.untold, of: sheet)
      + complaints(sheet.complaints, in: zone)
  }

  /// The orders of each contractor by number; section 5 tells all of them.
  private func contractors(_ orders: [HandoverOrder]) -> [Document.Block] {
    let title = "\(strings.heading("handover.withContractors")): \(formats.count(orders.count))"
    guard !orders.isEmpty else { return [.paragraph(title)] }
    var names: [String] = []
    var numbers: [String: [String]] = [:]
    for order in orders {
      let name = order.contractor ?? holder(order.holder, name: order.holderName)
      if numbers[name] == nil { names.append(name) }
      numbers[name, default: []].append(order.number)
    }
    return [
      .heading(level: 2, title),
      .paragraph(
        names.map { "\($0): \(list(ofNumbers: numbers[$0] ?? []))" }
          .joined(separator: strings["format.clause.separator"])),
    ]
  }

  private func orderLines(
    _ key: MessageKey, _ orders: [HandoverOrder], in zone: ZoneRules
  ) -> [Document.Block] {
    let title = "\(strings.heading(key)): \(formats.count(orders.count))"
    guard !orders.isEmpty else { return [.paragraph(title)] }
    return [
      .heading(level: 2, title),
      .list(
        orders.map { order in
          let wakes = order.wakes.map {
            strings.text("hold.wakes", ["date": formats.shortDate(DateParts($0, in: zone))])
          }
          return formats.list(
            [
              "\(order.number) \(place(titled: order.place)) \(told(order.text, of: order.number))",
              holder(order.holder, name: order.holderName),
            ] + (wakes.map { [$0] } ?? []))
        }),
    ]
  }

  /// Section 11: a table when something was counted, else what was said.
  private func counted(_ sheet: HandoverSheet, in zone: ZoneRules) -> [Document.Block] {
    let said = sheet.statement(.counted)
    let written = said.map { age(of: $0, on: sheet, in: zone) } ?? ""
    let entries = said?.entries ?? []
    guard entries.contains(where: { $0.expected != nil || $0.counted != nil }) else {
      return statement(.counted, of: sheet, in: zone)
    }
    return [
      .table(
        .init(
          columns: [
            .init(strings.heading("handover.column.item"), minimum: 8, flexible: true),
            .init(strings.heading("handover.column.expected"), .trailing),
            .init(strings.heading("handover.column.counted"), .trailing),
          ],
          rows: entries.map { entry in
            [
              .init(entry.text + written), .init(entry.expected.map { "\($0)" } ?? Formats.none),
              counted(entry),
            ]
          }))
    ]
  }

  /// What was counted of what should be there; a line that is no count has neither.
  private func counted(_ entry: HandoverEntry) -> Document.Cell {
    if let counted = entry.counted { return .init("\(counted)", entry.isShort ? .alert : .plain) }
    return entry.expected == nil ? .init(Formats.none) : .init(strings["handover.gap"], .gap)
  }

  private func complaints(
    _ complaints: [HandoverComplaint], in zone: ZoneRules
  ) -> [Document.Block] {
    let title = "\(strings.heading("handover.complaints")): \(formats.count(complaints.count))"
    guard !complaints.isEmpty else { return [.paragraph(title)] }
    return [
      .heading(level: 2, title),
      .list(
        complaints.map { complaint in
          formats.list(
            [
              "\(complaint.number) \(place(titled: complaint.place))",
              strings.word(rating: complaint.rating),
              complaint.note, formats.short(complaint.at, in: zone),
            ].filter { !$0.isEmpty })
        }),
    ]
  }

  /// What changed since the sheet before.
  func differenceBlocks(
    _ difference: HandoverDifference, in zone: ZoneRules
  ) -> [Document.Block] {
    let papers = naming(difference.placesEnglish)
    // What came is in section 5 with all there is to tell of it; what is gone is nowhere else.
    let added = list(ofNumbers: difference.added.map(\.number))
    var lines = added.isEmpty ? [] : ["+ \(strings["handover.changes.added"]) \(added)"]
    lines += difference.gone.map {
      "- \(strings["handover.changes.gone"]) \($0.number) \(papers.place(titled: $0.place)) \(told($0.text, of: $0.number))"
    }
    lines += difference.changed.map { change in
      let fields = change.fields.map { papers.change($0, of: change, in: zone) }
      return "* \(strings["handover.changes.changed"]) \(change.after.number) "
        + formats.list(fields)
    }
    lines += difference.topics.flatMap { topic in
      topic.added.map { "+ \(strings.word(topic.topic)): \($0.text)" }
        + topic.gone.map { "- \(strings.word(topic.topic)): \($0.text)" }
        + (topic.became.map { ["* \(strings.word(topic.topic)): \(word($0))"] } ?? [])
    }
    let title = "\(strings.heading("handover.changes")) \(difference.previous)"
    return [
      .heading(level: 1, title),
      .paragraph(lines.isEmpty ? strings["handover.nothing"] : lines.joined(separator: "\n")),
    ]
  }

  private func word(_ emptiness: HandoverDifference.Emptiness) -> String {
    switch emptiness {
    case .gap: "[\(strings["handover.gap"])]"
    case .nothing: strings["handover.nothing"]
    case .unconfirmed: "[\(strings["handover.unconfirmed"])]"
    }
  }

  private func change(
    _ field: HandoverDifference.Field, of change: HandoverDifference.OrderChanges,
    in zone: ZoneRules
  ) -> String {
    func value(_ order: HandoverOrder) -> String {
      switch field {
      case .priority: order.priority.rawValue
      case .place: place(titled: order.place)
      case .state:
        strings.word(order.stage) + (order.waiting.map { " (\(strings.word($0)))" } ?? "")
      case .holder: holder(order.holder, name: order.holderName)
      case .major: strings[order.isMajor ? "frame.yes" : "frame.no"]
      case .due:
        order.clock.map {
          "\(strings.word($0.kind)) \(due($0.due, estimated: $0.estimated, in: zone))"
        } ?? Formats.none
      }
    }
    let (before, after) = (value(change.before), value(change.after))
    guard before != after else { return strings.word(field) }
    return "\(strings.word(field)) \(before) -> \(after)"
  }
}
