import ArgumentParser
import Configuration
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol queue`: the escalation queue; exit 1 when something is unacknowledged.
struct QueueFamily: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: helpText("help.queue"),
    subcommands: [QueueAcknowledge.self])

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.campus"), valueName: "campus"))
  var campus: String?

  @OptionGroup var paging: PagingOptions

  func run(_ invocation: Invocation) throws {
    let limit = try paging.validLimit()
    let unsigned = try invocation.withSession { session in
      try session.reader()
      // The engine's now: it is never before what is shown, whatever this machine's clock says.
      let (page, now) = try session.ask { snapshot in
        let campus = try campus.map { try snapshot.campus(named: $0).id }
        var page = try snapshot.queue(campus: campus, limit: limit, after: paging.after)
        if !invocation.options.json {
          let names = ChosenNames(snapshot, strings: invocation.strings)
          page = try page.map(names.named)
        }
        return (page, snapshot.now)
      }
      let lines = QueueLines(invocation: invocation, zones: try session.zones(), now: now)
      if invocation.options.json {
        invocation.output.write(line: JSON.list(page.items.map(lines.json), next: page.next).text)
      } else {
        lines.table(page.items).write(to: invocation)
        paging.sayMore(page.next, invocation)
        if page.items.isEmpty, Console.isForPeople {
          invocation.output.write(line: invocation.strings["queue.empty"])
        }
      }
      return try session.ask { snapshot in
        try snapshot.unacknowledged(
          campus: try campus.map { try snapshot.campus(named: $0).id }) > 0
      }
    }
    if unsigned { throw NegativeAnswer() }
  }
}

/// Rows of the queue in words.
struct QueueLines {
  let invocation: Invocation
  let zones: [Int64: ZoneRules]
  let now: Instant

  private var strings: Strings { invocation.strings }
  private var formats: Formats { invocation.formats }

  func json(_ row: QueueRow) -> JSON {
    let zone = zones[row.order.campusID] ?? .utc
    let clock = row.order.clock.flatMap { $0.stopped == nil ? $0 : nil }
    var members: [String: JSON] = [
      "number": .string(row.order.number), "why": .string(why(row, zone)),
      "level": JSON(row.level?.level), "since": JSON(row.since, zone),
      "acknowledgedBy": JSON(row.level?.acknowledgedBy), "major": JSON(row.order.isMajor),
      "due": JSON(clock.flatMap(\.standingDue), zone),
    ]
    // As of a clock of an order.
    if let clock, clock.word == .onHold { members["remaining"] = JSON(clock.remaining) }
    return .object(members)
  }

  func table(_ rows: [QueueRow]) -> Table {
    var table = Table(columns: [
      .init(title: strings["queue.column.number"]),
      .init(title: strings["queue.column.why"], isFlexible: true),
      .init(title: strings["queue.column.level"]),
      .init(title: strings["queue.column.since"], isFigure: true),
      .init(title: strings["queue.column.told"]), .init(title: strings["queue.column.signed"]),
      .init(title: strings["order.field.place"], isFlexible: true),
      .init(title: strings["order.field.text"], isFlexible: true),
    ])
    table.rows = rows.map { row in
      let zone = zones[row.order.campusID] ?? .utc
      return [
        TableCell(row.order.number, row.order.isMajor ? .strong : .plain),
        TableCell(why(row, zone)),
        TableCell(
          row.level.map(Papers(language: invocation.language, names: PaperNames()).level) ?? ""),
        TableCell(formats.gauge(row.waited(at: now))),
        TableCell(told(row)),
        TableCell(
          row.level?.acknowledgedBy
            ?? (row.order.unsigned > 0 ? strings["queue.notSigned"] : ""),
          row.order.unsigned > 0 ? .bad : .plain),
        TableCell(row.order.place), TableCell(row.order.text),
      ]
    }
    return table
  }

  /// Who was told last, or why nobody could be.
  private func told(_ row: QueueRow) -> String {
    row.level.map { strings.word($0.told) } ?? ""
  }

  private func why(_ row: QueueRow, _ zone: ZoneRules) -> String {
    row.reasons.map { reason in
      switch reason {
      case .major: strings["queue.why.major"]
      case .clock(let kind, let used) where used > 1:
        strings.text(
          "queue.why.late",
          ["clock": clock(kind), "ratio": formats.number(used, digits: 1)])
      case .clock(let kind, let used):
        strings.text(
          "queue.why.atRisk",
          ["clock": clock(kind), "percent": formats.used(used)])
      case .extensionAsked(let until):
        strings.text(
          "queue.why.extension", ["date": formats.shortDateTime(zone.parts(until))])
      case .level: strings["queue.why.unsigned"]
      }
    }.joined(separator: " · ")
  }

  private func clock(_ kind: ClockKind) -> String {
    strings.text(MessageKey("clock.kind.\(kind.rawValue)"))
  }
}

/// `patrol queue acknowledge N`: signs for the escalations of an order.
struct QueueAcknowledge: OrderStep {
  static let configuration = CommandConfiguration.step("acknowledge")

  @OptionGroup var target: OrderTarget

  @Option(help: ArgumentHelp(helpText("help.note"), valueName: "text"))
  var note: String?

  var event: OrderChange.Kind { .acknowledged }

  func step(_ times: OrderTimes) throws -> AcknowledgeEscalation {
    AcknowledgeEscalation(order: number, note: note ?? "", happened: try times.happened())
  }
}
