public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// One order with its clocks, its story and who held it for how long.
  public func order(_ view: OrderView, asOf: Instant) -> Document {
    let view = contacts.reading(view)
    let order = view.order
    let zone = view.surroundings.campus.zone
    return Document(
      title: strings.text("story.title", ["number": view.file.number]),
      subtitle: "\(campus(order.campus)) · \(asOfLine(asOf, in: zone))",
      language: language.rawValue,
      blocks: [
        .keyValues(orderFields(view, in: zone)),
        .heading(level: 1, strings.heading("order.section.clocks")),
        .table(clockTable(view, asOf: asOf, in: zone)),
      ] + breachBlocks(view, asOf: asOf) + [
        .heading(level: 1, strings.heading("order.section.story")),
        .table(storyTable(view.file, in: zone)),
        .heading(level: 1, strings.heading("order.section.holders")),
        .table(custodyTable(order, asOf: asOf)),
      ], footer: legend(order.markedMajor == nil ? [] : [.major]))
  }

  private func orderFields(_ view: OrderView, in zone: ZoneRules) -> [Document.KeyValue] {
    let order = view.order
    let report = order.report
    var pairs: [Document.KeyValue] = [
      field("order.field.text", marked(report.text, major: order.markedMajor != nil)),
      field("order.field.place", .init(place(report.place))),
      field("order.field.priority", .init(strings.coded(report.priority))),
      field("order.field.category", .init(category(report.category))),
      field("order.field.state", .init(strings.word(order.stage), .strong)),
      field("order.field.holder", .init(holder(order.holder))),
      field("order.field.reported", .init(formats.full(order.reported, in: zone))),
      field("order.field.reporter", .init(reporter(of: report))),
      field("story.field.firstContact", .init(person(order.firstContact))),
    ]
    if let trigger = report.trigger {
      let name = names.triggers[trigger]?.text(language) ?? trigger
      pairs.insert(field("story.field.trigger", .init(name)), at: 3)
    }
    if let at = report.appointment {
      pairs.append(field("story.field.appointment", .init(formats.full(at, in: zone))))
    }
    if let agreed = order.current.agreed {
      pairs.append(field("order.field.agreed", .init(formats.full(agreed, in: zone))))
    }
    if let hold = order.standingHold { pairs.append(held(hold, in: zone)) }
    if order.sightings > 0 {
      pairs.append(field("order.field.sightings", .init("\(order.sightings)")))
    }
    if view.isUntold {
      pairs.append(field("story.field.told", .init(strings["story.notYet"], .alert)))
    }
    return pairs
  }

  func field(_ key: MessageKey, _ value: Document.Cell) -> Document.KeyValue {
    .init(strings.heading(key), value)
  }

  /// Who told us, and how to reach them.
  func reporter(of report: Report) -> String {
    let words = [report.reporter, report.contact].filter { !$0.isEmpty }.map(brief)
    return words.isEmpty ? Formats.none : formats.list(words)
  }

  private func held(_ hold: OrderHold, in zone: ZoneRules) -> Document.KeyValue {
    let reason = hold.reason.map { strings.word($0) } ?? strings["handover.wait.verification"]
    let wakes = hold.wakes.map {
      strings.text("hold.wakes", ["date": formats.short($0, in: zone)])
    }
    return field(
      "story.field.hold", .init(formats.list([reason] + (wakes.map { [$0] } ?? []))))
  }

  private func clockTable(
    _ view: OrderView, asOf: Instant, in zone: ZoneRules
  ) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("order.section.clocks"), minimum: 4),
        .init(strings.heading("story.column.target"), minimum: 6, flexible: true),
        .init(strings.heading("story.column.start"), minimum: 11),
        .init(strings.heading("story.column.due"), minimum: 11),
        .init(strings.heading("clock.usedTitle"), .trailing, minimum: 5),
        .init(strings.heading("story.column.standing"), minimum: 9),
      ],
      rows: view.clocks.map { clock in
        let face = clock.face(at: asOf)
        let cycle =
          view.order.cycle > 1
          ? " \(strings.text("explain.cycle", ["cycle": "\(clock.cycle)"]))" : ""
        return [
          .init(strings.word(clock.kind) + cycle), .init(strings.words(clock.run.target)),
          .init(formats.short(face.start, in: zone)),
          standingDue(face, in: zone),
          .init(formats.used(face.used, isLate: face.word == .late || face.word == .missed)),
          .init(standing(face, at: asOf), emphasis(face.word)),
        ]
      }, emptyText: strings["order.noTarget"])
  }

  private func storyTable(_ file: OrderFile, in zone: ZoneRules) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("story.column.time"), minimum: 11),
        .init(strings.heading("story.column.event"), minimum: 6, maximum: 12),
        .init(strings.heading("story.column.by"), minimum: 6, maximum: 14),
        .init(strings.heading("story.column.what"), minimum: 12, flexible: true),
      ],
      rows: file.events.map { event in
        let late =
          event.isEnteredLate && event.by != 0 ? " (\(strings["frame.enteredLate"]))" : ""
        return [
          .init(formats.short(event.happened, in: zone)), .init(strings.word(event.change.kind)),
          .init(by(event)), .init(words(event.change, in: file, zone: zone) + late),
        ]
      })
  }

  private func by(_ event: OrderEvent) -> String {
    guard let other = event.enteredBy else { return person(event.by) }
    return strings.text(
      "story.actingFor", ["name": person(event.by), "other": person(other)])
  }

  /// Who used how much of the allowance of each clock that was not met; nothing when all were.
  private func breachBlocks(_ view: OrderView, asOf: Instant) -> [Document.Block] {
    let breaches = view.breaches(at: asOf)
    guard !breaches.isEmpty else { return [] }
    let rows = breaches.flatMap { breach in
      zip(breach.shares, breach.percentWords(formats)).map { share, percent -> [Document.Cell] in
        [
          .init(strings.word(breach.kind)), .init(holder(share.holder)),
          .init(formats.open(share.seconds)), .init(percent),
        ]
      }
    }
    return [
      .heading(level: 1, strings.heading("order.section.breaches")),
      .table(
        Document.Table(
          columns: [
            .init(strings.heading("order.section.clocks"), minimum: 4),
            .init(strings.heading("order.field.holder"), minimum: 8),
            .init(strings.heading("explain.column.time"), .trailing, minimum: 8),
            .init(strings.heading("order.breach.share"), .trailing, minimum: 8),
          ], rows: rows)),
    ]
  }

  private func custodyTable(_ order: WorkOrder, asOf: Instant) -> Document.Table {
    let shares = order.custodyShares(at: asOf)
    let total = shares.reduce(0) { $0 + $1.seconds }
    let percents = Rounding.parts(
      of: 100, like: shares.map { Double($0.seconds) * 100 / Double(max(1, total)) })
    return Document.Table(
      columns: [
        .init(strings.heading("order.field.holder"), minimum: 8),
        .init(strings.heading("explain.column.time"), .trailing, minimum: 8),
        .init(strings.heading("story.column.share"), .trailing, minimum: 6),
      ],
      rows: zip(shares, percents).map { share, percent in
        [
          .init(holder(share.holder)), .init(formats.words(share.seconds)),
          .init(total == 0 ? Formats.none : formats.percent(whole: percent)),
        ]
      })
  }
}
