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
    var failed: [(number: String, error: any Error)] = []
    var restated: [Restatement] = []
    let zone = try invocation.withSession { session in
      if dryRun { try session.reader() } else { _ = try session.actor() }
      try forEachNumber(in: session) { number in
        do {
          restated.append(try restate(number, in: session))
        } catch let error as EngineError {
          // One order that cannot be judged does not keep the others from it, nor their report.
          failed.append((number, error))
        }
      }
      return session.zone
    }
    let paper = RestatementPaper(invocation: invocation, zone: zone)
    paper.write(restated, failed: failed.map(\.number), isDry: dryRun)
    if let first = failed.first { throw first.error }
  }

  private func forEachNumber(
    in session: Session, _ body: (String) throws -> Void
  ) throws {
    guard all else { return try numbers.forEach(body) }
    let campus: Int64? = try session.ask { snapshot in
      try self.campus.map { try snapshot.campus(named: $0).id }
    }
    var last: Int64 = 0
    while true {
      let page = try session.ask { try $0.ordersUnderOlderRules(campus: campus, after: last) }
      guard let end = page.last else { return }
      for order in page { try body(order.number) }
      last = end.id
    }
  }

  private func restate(_ number: String, in session: Session) throws -> Restatement {
    let restatement = try session.ask { try $0.restatement(of: number) }
    if !dryRun { _ = try session.perform(RestateOrder(order: number), id: nil) }
    return restatement
  }
}

/// Each clock before and after, a line each.
struct RestatementPaper {
  let invocation: Invocation
  let zone: ZoneRules

  func write(_ restated: [Restatement], failed: [String], isDry: Bool) {
    let strings = invocation.strings
    if invocation.options.json {
      let answer: JSON = [
        "items": .array(restated.map(json)), "failed": .array(failed.map { .string($0) }),
        "dryRun": .bool(isDry),
      ]
      invocation.output.write(line: answer.text)
      return
    }
    var table = Table(columns: [
      .init(title: strings["order.field.number"]), .init(title: ""),
      .init(title: strings["restate.before"]), .init(title: ""),
      .init(title: strings["restate.after"]), .init(title: ""),
    ])
    table.rows = restated.flatMap { order in order.clocks.map { row(order, $0) } }
    if !table.rows.isEmpty { table.write(to: invocation) }
    guard Console.isForPeople else { return }
    if !failed.isEmpty {
      invocation.output.write(
        line: strings.text("restate.failed", ["orders": invocation.formats.list(failed)]))
    }
    invocation.output.write(
      line: strings.text(
        isDry ? "restate.wouldChange" : "restate.done",
        [
          "orders": "\(restated.count)", "changed": "\(restated.count { $0.isChanged })",
          "failed": "\(failed.count)",
        ]))
  }

  private func row(_ order: Restatement, _ clock: RestatedClock) -> [TableCell] {
    let strings = invocation.strings
    func cells(_ judgement: RestatedClock.Judgement?) -> [TableCell] {
      guard let judgement else { return [TableCell(Formats.none), TableCell("")] }
      return [
        TableCell(invocation.formats.dateTime(zone.parts(judgement.due))),
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
      return ["due": JSON(value.due, zone), "state": .string(value.word.rawValue)]
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
