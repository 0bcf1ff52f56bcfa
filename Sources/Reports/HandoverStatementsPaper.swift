import Documents
import Localization
import WorkOrderEngine

/// Sections 8 to 12 of a handover sheet, and what the leader wrote.
extension Papers {
  /// What the leader said of a topic: lines, "nothing" said on purpose, or a gap, with what an earlier sheet
  /// hands on.
  func statement(
    _ topic: HandoverTopic, of sheet: HandoverSheet, in zone: ZoneRules
  ) -> [Document.Block] {
    guard let said = sheet.statement(topic) else {
      return [.gap(strings["handover.gap"])] + carried(sheet.carried(topic), in: zone)
    }
    guard !said.entries.isEmpty else { return [.paragraph(strings["handover.saidNothing"])] }
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
      + (sheet.awaitingContractors.isEmpty
        ? []
        : orderLines("handover.awaitingContractors", sheet.awaitingContractors, in: zone))
      + orderLines("handover.awaitingParts", sheet.awaitingParts, in: zone)
      + [section(11)] + counted(sheet, in: zone)
      + [section(12)] + statement(.instructions, of: sheet, in: zone)
      + tally("handover.untold", sheet.untold, of: sheet)
      + complaints(sheet.complaints, in: zone)
  }

  /// The orders of each contractor by number; section 5 tells all of them.
  private func contractors(_ orders: [HandoverOrder]) -> [Document.Block] {
    let title = "\(strings.heading("handover.withContractors")): \(formats.count(orders.count))"
    guard !orders.isEmpty else { return [.paragraph(title)] }
    var names: [String] = []
    var numbers: [String: [String]] = [:]
    for order in orders {
      let name = contractor(of: order)
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

  /// The contractor as this language calls it; what a sheet of an earlier release does not say in English, the
  /// list of contractors may.
  private func contractor(of order: HandoverOrder) -> String {
    guard let own = order.contractor else { return holder(order.holder, name: order.holderName) }
    let known = names.contractors.values.first { $0.own == own }?.english ?? ""
    return PaperNames.Name(own, order.contractorEnglish ?? known).text(language)
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
}
