import ArgumentParser
import Configuration
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol order restate N… | --all [--dry-run]`: judges orders by the rules in force, computed from
/// their events, and prints each clock before and after.
struct OrderRestate: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "restate", abstract: helpText("action.restate.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.number"), valueName: "n"))
  var numbers: [String] = []

  @Flag(help: ArgumentHelp(helpText("help.restate.all")))
  var all = false

  @Option(help: ArgumentHelp(helpText("help.campus"), valueName: "campus"))
  var campus: String?

  @Flag(help: ArgumentHelp(helpText("help.restate.dryRun")))
  var dryRun = false

  func run(_ invocation: Invocation) throws {
    guard all != !numbers.isEmpty, all || campus == nil else {
      throw Failure(.usage, "error.restateWhat")
    }
    var tally = RestatementTally()
    var firstError: (any Error)?
    let zone = try invocation.withSession { session in
      if dryRun { try session.reader() } else { _ = try session.actor() }
      try forEachNumber(in: session) { number in
        do {
          tally.add(try restate(number, in: session), ifChanged: all)
        } catch let error as EngineError {
          // One order that cannot be judged does not keep the others from it, nor their report.
          tally.failed.append(number)
          firstError = firstError ?? error
        }
      }
      return session.zone
    }
    let paper = RestatementPaper(invocation: invocation, zone: zone)
    paper.write(tally, isDry: dryRun)
    if let firstError { throw firstError }
  }

  private func forEachNumber(
    in session: Session, _ body: (String) throws -> Void
  ) throws {
    guard all else { return try numbers.forEach(body) }
    let campus: Int64? = try session.ask { snapshot in
      try self.campus.map { try snapshot.campus(named: $0).id }
    }
    var last: Int64? = 0
    while let start = last {
      let page = try session.ask { try $0.ordersToRestate(campus: campus, after: start) }
      for number in page.numbers { try body(number) }
      last = page.next
    }
  }

  private func restate(_ number: String, in session: Session) throws -> Restatement {
    guard !dryRun else { return try session.ask { try $0.restatement(of: number) } }
    return try session.perform(RestateOrder(order: number), id: nil)
  }
}

/// What came of restating orders. Of all open orders only those are kept that other rules change:
/// the rest has nothing to show, and is as many as exist.
struct RestatementTally {
  var orders = 0
  var changed = 0
  var shown: [Restatement] = []
  var failed: [String] = []

  mutating func add(_ restatement: Restatement, ifChanged: Bool) {
    orders += 1
    if restatement.isChanged { changed += 1 }
    if restatement.isChanged || !ifChanged { shown.append(restatement) }
  }
}

/// Each clock before and after, a line each.
struct RestatementPaper {
  let invocation: Invocation
  let zone: ZoneRules

  func write(_ tally: RestatementTally, isDry: Bool) {
    let strings = invocation.strings
    if invocation.options.json {
      let answer: JSON = [
        "items": .array(tally.shown.map(json)),
        "failed": .array(tally.failed.map { .string($0) }), "orders": JSON(tally.orders),
        "changed": JSON(tally.changed), "dryRun": .bool(isDry),
      ]
      invocation.output.write(line: answer.text)
      return
    }
    var table = Table(columns: [
      .init(title: strings["order.field.number"]), .init(title: ""),
      .init(title: strings["restate.before"]), .init(title: ""),
      .init(title: strings["restate.after"]), .init(title: ""),
    ])
    table.rows = tally.shown.flatMap { order in order.clocks.map { row(order, $0) } }
    if !table.rows.isEmpty { table.write(to: invocation) }
    guard Console.isForPeople else { return }
    if !tally.failed.isEmpty {
      invocation.output.write(
        line: strings.text("restate.failed", ["orders": invocation.formats.list(tally.failed)]))
    }
    invocation.output.write(
      line: strings.text(
        isDry ? "restate.wouldChange" : "restate.done",
        [
          "orders": "\(tally.orders)", "changed": "\(tally.changed)",
          "failed": "\(tally.failed.count)",
        ]))
  }

  private func row(_ order: Restatement, _ clock: RestatedClock) -> [TableCell] {
    let strings = invocation.strings
    func cells(_ judgement: RestatedClock.Judgement?) -> [TableCell] {
      guard let judgement else { return [TableCell(Formats.none), TableCell("")] }
      return [
        TableCell(
          judgement.remaining.map(invocation.formats.kept)
            ?? invocation.formats.dateTime(zone.parts(judgement.due))),
        TableCell(strings.word(judgement.word), judgement.word.tone),
      ]
    }
    return [
      TableCell(order.number),
      TableCell(strings.text(MessageKey("clock.kind.\(clock.kind.rawValue)"))),
    ] + cells(clock.before) + cells(clock.after)
  }

  private func json(_ order: Restatement) -> JSON {
    func judgement(_ value: RestatedClock.Judgement?) -> JSON {
      guard let value else { return nil }
      var members: [String: JSON] = [
        "due": JSON(value.word == .onHold ? nil : value.due, zone),
        "state": .string(value.word.rawValue),
      ]
      if let remaining = value.remaining { members["remaining"] = JSON(remaining) }
      return .object(members)
    }
    return [
      "number": .string(order.number), "from": JSON(order.from), "to": JSON(order.to),
      "clocks": .array(
        order.clocks.map { clock in
          [
            "clock": .string(clock.kind.rawValue), "cycle": JSON(clock.cycle),
            "before": judgement(clock.before), "after": judgement(clock.after),
          ]
        }),
    ]
  }
}
