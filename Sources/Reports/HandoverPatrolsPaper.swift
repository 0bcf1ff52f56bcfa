import Documents
import Localization
import WorkOrderEngine

/// Section 7 of a handover sheet: rounds, and what they found.
extension Papers {
  func handoverPatrols(_ sheet: HandoverSheet, in zone: ZoneRules) -> [Document.Block] {
    var blocks = [section(7)]
    if let patrols = sheet.patrols {
      blocks.append(.table(routeTable(patrols.routes)))
      if patrols.routes.contains(where: { $0.per == "day" || $0.per == "shift" }) {
        blocks.append(.paragraph(strings["report.patrols.begun"]))
      }
      blocks += watched(patrols.routes, in: zone)
      blocks.append(.table(roundTable(patrols.rounds, in: zone)))
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
            strings.text("quota.word.\(route.word ?? QuotaWord.notYet.rawValue)"),
            route.word == "missed" || route.word == "atRisk" ? .alert : .plain),
        ]
      }, emptyText: strings["handover.nothing"])
  }

  /// Which routes are walked every day because of what was found, why, since when, and what ends it. A route
  /// that stands in two lines is named once.
  private func watched(_ routes: [HandoverRoute], in zone: ZoneRules) -> [Document.Block] {
    var named: Set<String> = []
    let lines = routes.compactMap { route -> String? in
      guard let watch = route.watch, named.insert(route.code).inserted else { return nil }
      return ([route.code + " " + strings["quota.watch"]] + words(watch, in: zone))
        .joined(separator: strings["format.clause.separator"])
    }
    return lines.isEmpty ? [] : [.list(lines)]
  }

  private func words(_ watch: HandoverWatch, in zone: ZoneRules) -> [String] {
    let cause = strings.text(MessageKey("quota.watchCause.\(watch.cause)"))
    let orders = watch.openOrders.isEmpty ? "" : " (\(formats.list(watch.openOrders)))"
    return [
      strings.text(
        "quota.watchWhy",
        ["date": formats.short(watch.since, in: zone), "reason": cause + orders]),
      watch.extended.map { strings.text("quota.watchExtended", ["reason": $0]) },
      strings.text("quota.watchEnds", ["count": "\(watch.cleanRoundsLeft)"]),
    ].compactMap { $0 }
  }

  private func roundTable(_ rounds: [HandoverRound], in zone: ZoneRules) -> Document.Table {
    Document.Table(
      columns: [
        .init(strings.heading("round.route"), minimum: 6),
        .init(strings.heading("round.started"), minimum: 11),
        .init(strings.heading("round.walker"), minimum: 6, flexible: true),
        .init(strings.heading("handover.column.stops"), .trailing, minimum: 5),
        .init(strings.heading("report.column.findings"), .trailing),
        .init(strings.heading("order.field.state"), minimum: 6),
      ],
      rows: rounds.map { round in
        [
          .init(round.route), .init(formats.short(round.started, in: zone)),
          .init(PaperNames.Name(round.walker, round.walkerEnglish ?? "").text(language)),
          .init(stops(of: round)), .init("\(round.findings)"),
          .init(strings.text("round.state.\(round.state)")),
        ]
      }, emptyText: strings["report.noRounds"])
  }

  /// How many stops were reached, of all: `7/23`.
  private func stops(of round: HandoverRound) -> String {
    guard let reached = round.reached, let stops = round.stops else { return Formats.none }
    return "\(reached)/\(stops)"
  }
}
