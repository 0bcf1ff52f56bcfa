public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// A row a priority and clock: what was promised, and what was kept.
  public func promisesTable(_ lines: [PromiseLine]) -> Document.Table {
    let figures: [MessageKey] = [
      "report.column.promise", "report.column.kept", "report.column.broken",
      "report.column.running", "report.column.keptRate",
    ]
    return Document.Table(
      columns: [
        .init(strings.heading("report.by.priority"), minimum: 6, flexible: true),
        .init(strings.heading("report.column.clock"), minimum: 4),
      ] + figures.map { .init(strings.heading($0), .trailing, minimum: 4, maximum: 8) }
        + [.init(strings.heading("report.column.verdict"), minimum: 4)],
      rows: lines.map { line in
        let isBroken = line.isKept == false
        let verdict =
          line.isKept.map { strings[$0 ? "report.promise.kept" : "report.promise.missed"] }
          ?? Formats.none
        return [
          .init(strings.coded(line.priority)), .init(strings.word(line.clock)),
          .init(formats.percent(line.promise)), .init(formats.count(line.kept)),
          .init(formats.count(line.broken)), .init(formats.count(line.running)),
          .init(formats.percent(line.rate), isBroken ? .alert : .plain),
          .init(verdict, isBroken ? .alert : .plain),
        ]
      }, emptyText: strings["report.noPromises"])
  }

  /// A bar a promise, as far as it was kept. Nothing without promises.
  func promisesChart(_ lines: [PromiseLine]) -> [Document.Block] {
    guard !lines.isEmpty else { return [] }
    return [
      .chart(
        .bars(
          Document.Chart.Bars(
            title: strings.heading("report.section.promises"),
            labelTitle: strings.heading("report.column.promise"),
            figureTitle: strings.heading("report.column.keptRate"),
            promiseTitle: strings.heading("report.column.promise"),
            wordTitle: strings.heading("report.column.verdict"),
            bars: lines.map { line in
              bar(
                "\(line.priority.rawValue) \(strings.word(line.clock))", line.rate, line.promise)
            }, full: 1)))
    ]
  }

  /// A row a breach: which order, how late, who held how much of the allowance, and why.
  ///
  /// - Parameter called: what the holders are called.
  func breachesTable(
    _ breaches: [OrderBreach], called: (Holder) -> String
  ) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("order.field.number"), minimum: 7),
        .init(strings.heading("order.field.place"), minimum: 8, maximum: 20, flexible: true),
        .init(strings.heading("report.by.category"), minimum: 4, maximum: 12),
        .init(strings.heading("report.column.clock"), minimum: 4),
        .init(strings.heading("report.column.due"), minimum: 5, maximum: 11),
        .init(strings.heading("report.column.used"), .trailing, minimum: 4),
        .init(strings.heading("report.column.heldBy"), minimum: 10, flexible: true),
        .init(strings.heading("report.column.reasons"), minimum: 10, flexible: true),
      ],
      rows: breaches.map { breach in
        let reasons = breach.reasons.map { words($0) }
        return [
          .init("\(breach.number) \(breach.priority.rawValue)"), .init(text(breach.place)),
          .init(category(breach.category)), .init(strings.word(breach.breach.kind)),
          momentCell(breach.breach.due, in: zone(breach.campus)),
          .init(
            breach.breach.usedPercent.map { formats.percent(whole: $0) } ?? Formats.none, .alert),
          .init(shares(of: breach, called: called)),
          reasons.isEmpty
            ? .init(strings["report.reason.none"], .gap)
            : .init(reasons.joined(separator: strings["format.clause.separator"])),
        ]
      }, emptyText: strings["report.noBreaches"])
  }

  /// The holders of an allowance with their shares of it, the largest first.
  private func shares(of breach: OrderBreach, called: (Holder) -> String) -> String {
    var names: [(name: String, seconds: Int64)] = []
    for share in breach.breach.shares {
      let name = called(share.holder)
      if let known = names.firstIndex(where: { $0.name == name }) {
        names[known].seconds += share.seconds
      } else {
        names.append((name, share.seconds))
      }
    }
    guard !names.isEmpty else { return Formats.none }
    names.sort { ($1.seconds, $0.name) < ($0.seconds, $1.name) }
    guard let percents = breach.breach.percents(of: names.map(\.seconds)) else {
      return formats.list(names.map(\.name))
    }
    return formats.list(
      zip(names, percents).map { "\($0.name) \(formats.percent(whole: $1))" })
  }

  private func words(_ reason: BreachReason) -> String {
    func said(_ key: MessageKey, _ text: String) -> String {
      strings.text(key, ["text": text])
    }
    switch reason {
    case .held(let hold, let seconds): return "\(strings.word(hold)) \(formats.gauge(seconds))"
    case .extensionAsked(let text): return said("report.reason.extension", text)
    case .declined(let text): return said("report.reason.declined", text)
    case .transferred(let text): return said("report.reason.transferred", text)
    case .refused(let text): return said("report.reason.refused", text)
    }
  }

  /// A row a holder: how many breaches are theirs, and how much of the allowances they used. Of many
  /// the first, and how many more there are.
  func ownerBlocks(_ breaches: [OrderBreach]) -> [Document.Block] {
    let owners = BreachOwner.owners(of: breaches)
    let table = Document.Block.table(ownersTable(Array(owners.prefix(Self.mostOwners))))
    guard owners.count > Self.mostOwners else { return [table] }
    let more = formats.count(owners.count - Self.mostOwners)
    return [table, .paragraph(strings.text("report.month.moreOwners", ["count": more]))]
  }

  /// How many holders are written out.
  private static let mostOwners = 12

  private func ownersTable(_ owners: [BreachOwner]) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("order.field.holder"), minimum: 8, flexible: true),
        .init(strings.heading("report.column.owned"), .trailing, minimum: 4, maximum: 10),
        .init(strings.heading("report.column.involved"), .trailing, minimum: 4, maximum: 10),
        .init(strings.heading("report.column.meanShare"), .trailing, minimum: 4, maximum: 12),
      ],
      rows: owners.map { owner in
        [
          .init(holder(owner.holder)), .init(formats.count(owner.owned)),
          .init(formats.count(owner.involved)),
          .init(formats.used(owner.meanShare)),
        ]
      }, emptyText: strings["report.noBreaches"])
  }
}
