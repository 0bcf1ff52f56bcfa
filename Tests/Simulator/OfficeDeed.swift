import WorkOrderEngine

/// What the office does besides orders, rounds and sheets.
public enum OfficeDeed: String, CaseIterable, Codable, Sendable {
  /// Somebody has leave, a day off, another shift, or a shift in another's stead.
  case leave, off, shift, standIn
  /// What was entered is taken away.
  case pattern
  /// A place becomes another kind of place, by a list.
  case kind
  /// A route asks for more or fewer rounds, or for another gap, by a list.
  case demand
}

/// What a route was told to ask for.
struct RouteDemand: Hashable {
  var at: Instant
  var quota: Int
  /// Seconds.
  var gap: Int64
}

extension SimulatedWorld {
  /// Does something in the office; `value` chooses whom, when and how.
  func carryOut(_ deed: OfficeDeed, _ value: Int, _ step: Step) throws {
    switch deed {
    case .leave: try enter(EnterDuty.leave, value, step)
    case .off: try enter(EnterDuty.off, value, step)
    case .shift: try enter(value.isMultiple(of: 2) ? "early" : "late", value, step)
    case .standIn:
      let staff = SimulatedCampus.staff
      try enter("early", value, step, standsInFor: staff[(value / 7) % staff.count])
    case .pattern: try enter(EnterDuty.pattern, value, step)
    case .kind:
      let places = ["NH/TSG/101", "NH/TSG/PDS", "NH/SS", "XS/SY"]
      let kinds = ["teaching", "dormitory", "powerRoom", "canteen"]
      let path = places[value % places.count]
      let place = try engine.ask(now: now) { try $0.place(named: path) }
      try importRows(
        of: .places,
        ["path,name,kind", "\(path),\(place.name),\(kinds[(value / 5) % kinds.count])"],
        map: SimulatedCampus.placesMap.get(), step)
    case .demand: try demand(value, step)
    }
  }

  private func enter(
    _ duty: String, _ value: Int, _ step: Step, standsInFor: String? = nil
  ) throws {
    let staff = SimulatedCampus.staff
    let from = zone.local(now).date.adding(days: value % 6 - 1)
    _ = try give(
      EnterDuty(
        staff: staff[value % staff.count], from: from, to: from.adding(days: value % 4),
        duty: duty, standsInFor: standsInFor), for: step)
  }

  private func demand(_ value: Int, _ step: Step) throws {
    let code = code(value)
    let (route, stops) = try engine.ask(now: now) { snapshot in
      let route = try snapshot.route(named: code)
      return (route, try snapshot.stops(of: route))
    }
    let quota = 1 + (value / 5) % 4
    let hours = [2, 8, 20][(value / 3) % 3]
    let lines = stops.map { "\(code),\($0.place.path),\($0.checklist),\(quota),\(hours)" }
    let summary = try importRows(
      of: .routes, ["code,place,checklist,quota,gap_hours"] + lines,
      map: SimulatedCampus.routesMap.get(), step)
    guard summary.updated > 0 else { return }
    if asked[code] == nil {
      asked[code] = [RouteDemand(at: Instant(seconds: .min), quota: route.quota, gap: route.gap)]
    }
    // The engine's now is never before its last event.
    let at = try engine.ask(now: now) { $0.now }
    asked[code]?.append(RouteDemand(at: at, quota: quota, gap: Int64(hours) * 3_600))
  }

  @discardableResult
  private func importRows(
    of subject: ImportMap.Subject, _ lines: [String], map: ImportMap, _ step: Step
  ) throws -> ImportSummary {
    commands += 1
    return try engine.importRows(
      of: subject,
      from: ImportSource(
        bytes: Array(lines.joined(separator: "\n").utf8), name: "list.csv", piece: 64),
      map: map, options: ImportOptions(update: true), id: "command-\(commands)",
      by: Actor(person: staff[step.who % staff.count]), now: now)
  }

  /// Brings a round home that was taken along: some answers, in the minutes since, once or again.
  func bring(_ value: Int, _ step: Step) throws {
    guard !taken.isEmpty else { return }
    let file = taken[value % taken.count]
    let (count, began) = (file.answers.count, file.taken.started)
    let span = max(1, now.seconds - began)
    let answers = file.answers.enumerated().filter { ($0.offset + value) % 4 > 0 }
      .map { index, entry in
        BringRound.Brought(
          index: index, stop: entry.stop, item: entry.item,
          answer: (index + value).isMultiple(of: 9) ? .fail : .pass,
          at: Instant(seconds: began + span * Int64(index + 1) / Int64(count + 1)), words: "松动")
      }
    let answer = try give(
      BringRound(
        round: file.taken.round, answers: answers,
        finished: value.isMultiple(of: 2) ? now : nil, reason: "下雨"), for: step)
    let told = answer.applied + answer.known + answer.left.count { $0.index != nil }
    guard told == answers.count else {
      throw BrokenRule(
        rule: "of a round file nothing is lost", what: "\(told) of \(answers.count): \(answer)")
    }
  }
}
