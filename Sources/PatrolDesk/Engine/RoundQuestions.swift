import Localization
import Reports
import WorkOrderEngine

extension DeskQuestions {
  func routes() throws -> [RouteLine] {
    try snapshot.roundBoard(campus: try campus()?.id).flatMap { board in
      try board.routes.map { try line($0) }
    }
  }

  private func line(_ standing: RouteStanding) throws -> RouteLine {
    let mine = standing.walkers.filter { $0.person == viewer.id }
    let route = standing.route
    return RouteLine(
      code: route.code,
      name: names.chosen(route.name, route.nameEnglish),
      campus: name(standing.campus), quota: standing.quota,
      watch: standing.watch.map { words($0, zone: standing.campus.zone) },
      suspension: standing.suspension?.reason,
      suspensions: standing.suspensionsAhead,
      countsFrom: standing.countsFrom,
      walkers: try standing.walkers.map { try names.person($0.person) }, isMine: !mine.isEmpty,
      isUnderway: mine.contains { $0.state == .underway },
      othersRound: standing.walkers.first { $0.state == .underway && $0.person != viewer.id }?.round
    )
  }

  /// Why the route is walked every day, and what ends it.
  private func words(_ standing: WatchStanding, zone: ZoneRules) -> String {
    let rounds = max(0, standing.watch.cleanRounds - standing.cleanRounds)
    let since = formats.shortDate(zone.parts(standing.watch.since))
    let why = strings.text(
      "quota.watchWhy", ["date": since, "reason": standing.openOrders.joined(separator: " ")])
    let ends = strings.text("quota.watchEnds", ["count": "\(rounds)"])
    return [strings["quota.watch"], why, ends].joined(separator: strings["format.clause.separator"])
  }

  func rounds(of code: String) throws -> [RoundLine] {
    let route = try snapshot.route(named: code)
    return try snapshot.rounds(of: route, limit: 30).rounds.map { head in
      RoundLine(
        number: head.number, state: head.state, at: head.at,
        walker: try names.person(head.walker),
        reached: head.tally.reached, stops: head.stopCount, findings: head.tally.findings,
        verdict: head.verdict)
    }
  }

  func round(_ number: String, stop: Int) throws -> WalkSheet {
    let sheet = try snapshot.roundSheet(number)
    let route = sheet.route
    let name = names.chosen(route.name, route.nameEnglish)
    let standing = try snapshot.standing(of: route)
    let chosen = sheet.stops.first { $0.stop.position == stop }
    let past = try chosen.map { try snapshot.past(of: $0.stop, in: sheet.round.head) } ?? [:]
    let stops = try sheet.stops.map { found in
      WalkStop(
        position: found.stop.position,
        place: try names.place(found.place.path, title: found.place.title),
        items: found.items.map {
          item($0, past: found.stop.position == stop ? past[$0.item.id] : nil)
        },
        isExplained: found.stop.skipReason != nil || found.stop.excuse != nil)
    }
    return WalkSheet(
      number: sheet.round.head.number, route: "\(route.code) \(name)",
      state: sheet.round.head.state, started: sheet.round.head.started ?? snapshot.now,
      findings: sheet.round.head.tally.findings,
      watch: standing.watch.map { words($0, zone: standing.campus.zone) }, stops: stops,
      resume: resume(sheet, stops: stops))
  }

  private func resume(_ sheet: RoundSheet, stops: [WalkStop]) -> WalkPlace? {
    guard let (position, id) = sheet.round.resume,
      let stop = stops.firstIndex(where: { $0.position == position })
    else { return nil }
    return WalkPlace(stop: stop, item: stops[stop].items.firstIndex { $0.id == id } ?? 0)
  }

  private func item(_ found: SheetItem, past: ItemPast?) -> WalkItem {
    let item = found.item
    return WalkItem(
      id: item.id, name: names.chosen(item.zh, item.en), kind: item.kind, isMajor: item.major,
      limits: item.limits ?? "", unit: item.unit, result: found.check?.result,
      value: found.check?.value ?? "", order: found.order,
      isSighting: found.check?.isSighting ?? false,
      isRepaired: found.check?.isRepaired ?? false,
      past: past.map {
        WalkPast(
          last: $0.last?.at, lastFailed: $0.last?.result == .fail, fails: $0.fails,
          openOrder: $0.openOrder)
      })
  }
}
