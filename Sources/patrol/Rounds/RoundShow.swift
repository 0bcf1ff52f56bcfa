import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol round list`: how the routes stand, or the rounds of one.
struct RoundList: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: helpText("help.round.list"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.round.route"), valueName: "route"))
  var route: String?

  @Option(help: ArgumentHelp(helpText("help.campus"), valueName: "campus"))
  var campus: String?

  @OptionGroup var paging: PagingOptions

  func run(_ invocation: Invocation) throws {
    let limit = try paging.validLimit()
    try invocation.withSession { session in
      try session.reader()
      if let route {
        try rounds(of: route, limit: limit, session)
      } else {
        let board = try session.ask { snapshot in
          try snapshot.roundBoard(campus: try campus.map { try snapshot.campus(named: $0).id })
        }
        RoundBoard(invocation: invocation).write(board.flatMap(\.routes))
      }
    }
  }

  private func rounds(of code: String, limit: Int, _ session: Session) throws {
    let invocation = session.invocation
    let cursor = try paging.after.map(RoundCursor.init(typed:))
    let (page, zone, names) = try session.ask { snapshot in
      let route = try snapshot.route(named: code)
      let page = try snapshot.rounds(of: route, after: cursor, limit: limit)
      var names: [Int64: String] = [:]
      for walker in Set(page.rounds.compactMap(\.walker)) {
        names[walker] = try snapshot.person(walker)?.name
      }
      return (page, try snapshot.campus(route.campus).zone, names)
    }
    let next = page.next.map { "\($0.at.seconds)~\($0.id)" }
    if invocation.options.json {
      let items = page.rounds.map { RoundShape(head: $0, zone: zone, names: names).json }
      invocation.output.write(line: JSON.list(items, next: next).text)
      return
    }
    RoundBoard(invocation: invocation).write(page.rounds, zone: zone, names: names)
    paging.sayMore(next, invocation)
  }
}

extension RoundCursor {
  /// Reads what a page gave as its continuation.
  init(typed text: String) throws {
    let parts = text.split(separator: "~").compactMap { Int64($0) }
    guard parts.count == 2 else { throw EngineError.malformed(field: "after", value: text) }
    self = .init(at: Instant(seconds: parts[0]), id: parts[1])
  }
}

/// A round as JSON.
struct RoundShape {
  let head: RoundHead
  let zone: ZoneRules
  let names: [Int64: String]

  var json: JSON { .object(members) }

  var members: [String: JSON] {
    [
      "number": .string(head.number), "state": .string(head.state.rawValue),
      "period": JSON(head.plan?.period), "walker": JSON(head.walker.flatMap { names[$0] }),
      "started": JSON(head.started, zone), "finished": JSON(head.finished, zone),
      "stops": JSON(head.stopCount), "reached": JSON(head.tally.reached),
      "findings": JSON(head.tally.findings), "verdict": JSON(head.verdict?.rawValue),
    ]
  }
}

/// Routes and rounds as tables.
struct RoundBoard {
  let invocation: Invocation

  private var strings: Strings { invocation.strings }
  private var formats: Formats { invocation.formats }

  func write(_ routes: [RouteStanding]) {
    if invocation.options.json {
      invocation.output.write(line: JSON.list(routes.map(json), next: nil).text)
      return
    }
    var table = Table(columns: [
      .init(title: strings["round.route"]), .init(title: "", isFlexible: true),
      .init(title: strings["report.column.week"]),
      .init(title: strings["report.column.done"], isFigure: true),
      .init(title: strings["report.column.required"], isFigure: true),
      .init(title: strings["report.column.word"]), .init(title: ""),
      .init(title: "", isFlexible: true),
    ])
    table.rows = routes.map { standing in
      let quota = standing.quota
      let days = strings.text("quota.daysLeft", ["count": "\(quota.daysLeft)"])
      let notes = [
        standing.watch == nil ? "" : strings["quota.watch"],
        standing.walkers.map { "\($0.round) \($0.name)" }.joined(separator: ", "),
      ]
      return [
        TableCell(standing.route.code), TableCell(standing.route.name(in: invocation.language)),
        TableCell(standing.period?.label ?? ""), TableCell("\(quota.done)"),
        TableCell("\(quota.required)"),
        TableCell(strings.text(MessageKey("quota.word.\(quota.word.rawValue)")), quota.word.tone),
        TableCell(days), TableCell(notes.joinedWords),
      ]
    }
    table.write(to: invocation)
  }

  private func json(_ standing: RouteStanding) -> JSON {
    let zone = standing.campus.zone
    return [
      "route": .string(standing.route.code), "name": .string(standing.route.name),
      "campus": .string(standing.campus.code), "period": JSON(standing.period?.label),
      "required": JSON(standing.quota.required), "done": JSON(standing.quota.done),
      "owed": JSON(standing.quota.owed), "word": JSON(standing.quota.word.code),
      "daysLeft": JSON(standing.quota.daysLeft), "countsFrom": JSON(standing.countsFrom, zone),
      "watch": .bool(standing.watch != nil), "suspended": JSON(standing.suspension?.reason),
      "rounds": .array(
        standing.walkers.map { walker in
          [
            "number": .string(walker.round), "walker": .string(walker.name),
            "state": .string(walker.state.rawValue),
          ]
        }),
    ]
  }

  func write(_ rounds: [RoundHead], zone: ZoneRules, names: [Int64: String]) {
    var table = Table(columns: [
      .init(title: strings["round.round"]), .init(title: strings["order.field.state"]),
      .init(title: strings["round.started"]), .init(title: strings["round.finished"]),
      .init(title: strings["round.walker"], isFlexible: true),
      .init(title: strings["round.stop"], isFigure: true),
      .init(title: strings["check.finding"], isFigure: true),
      .init(title: strings["round.valid"]),
    ])
    func time(_ instant: Instant?) -> TableCell {
      TableCell(instant.map { formats.dateTime(zone.parts($0)) } ?? "")
    }
    table.rows = rounds.map { head in
      [
        TableCell(head.number),
        TableCell(strings.text(MessageKey("round.state.\(head.state.rawValue)"))),
        time(head.started), time(head.finished),
        TableCell(head.walker.flatMap { names[$0] } ?? ""),
        TableCell("\(head.tally.reached)/\(head.stopCount)"), TableCell("\(head.tally.findings)"),
        TableCell(head.verdict.map(word) ?? "", head.verdict == .valid ? .good : .bad),
      ]
    }
    table.write(to: invocation)
  }

  private func word(_ verdict: RoundVerdict) -> String {
    strings.text(MessageKey("round.verdict.\(verdict.rawValue)"))
  }
}

/// `patrol round show [N]`: a round with its stops and answers.
struct RoundShow: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: helpText("help.round.show"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.round.round"), valueName: "n"))
  var number: String?

  func run(_ invocation: Invocation) throws {
    try invocation.withSession { session in
      try session.reader()
      let choice = try number ?? session.roundUnderway()
      let sheet = try session.ask { try $0.roundSheet(choice) }
      let zone = try session.zone(ofRound: choice)
      let walkers = sheet.round.head.walker.map { [$0: sheet.walker] } ?? [:]
      let shape = RoundShape(head: sheet.round.head, zone: zone, names: walkers)
      if invocation.options.json {
        var members = shape.members
        members["route"] = .string(sheet.route.code)
        members["items"] = .array(
          sheet.stops.flatMap { stop in stop.items.map { json($0, stop, zone) } })
        invocation.output.write(line: JSON.object(members).text)
        return
      }
      RoundBoard(invocation: invocation).write(
        [sheet.round.head], zone: zone, names: walkers)
      if Console.isForPeople { invocation.output.write("\n") }
      table(sheet, zone, invocation).write(to: invocation)
    }
  }

  private func json(_ item: SheetItem, _ stop: SheetStop, _ zone: ZoneRules) -> JSON {
    [
      "stop": JSON(stop.stop.position), "place": .string(stop.place.path),
      "item": .string(item.item.id), "result": JSON(item.check?.result.rawValue),
      "value": JSON(item.check?.value), "text": JSON(item.check?.words),
      "at": JSON(item.check?.at, zone), "order": JSON(item.order),
      "photo": JSON(item.check?.photo?.location), "photoDigest": JSON(item.check?.photo?.digest),
    ]
  }

  private func table(_ sheet: RoundSheet, _ zone: ZoneRules, _ invocation: Invocation) -> Table {
    let strings = invocation.strings
    var table = Table(columns: [
      .init(title: strings["round.stop"], isFigure: true),
      .init(title: strings["place.place"], isFlexible: true), .init(title: ""),
      .init(title: strings["check.item"], isFlexible: true),
      .init(title: strings["check.reading"]), .init(title: strings["order.order"]),
    ])
    for stop in sheet.stops {
      for item in stop.items {
        let name = invocation.language == .zhHans ? item.item.zh : item.item.en
        table.rows.append([
          TableCell("\(stop.stop.position)"), TableCell(stop.place.title),
          TableCell(item.item.id), TableCell(item.item.major ? "★ \(name)" : name),
          answer(item, stop.stop, strings), TableCell(item.order ?? ""),
        ])
      }
    }
    return table
  }

  private func answer(_ item: SheetItem, _ stop: RoundStop, _ strings: Strings) -> TableCell {
    guard let check = item.check else {
      return TableCell(stop.skipReason ?? strings["check.answer.none"], .faint)
    }
    let word = check.result == .notApplicable ? "notApplicable" : check.result.rawValue
    let text = strings.text(MessageKey("check.answer.\(word)"))
    return TableCell(
      [text, check.value ?? "", check.words, check.photo?.location ?? ""].joinedWords,
      check.result == .fail ? .bad : .plain)
  }
}
