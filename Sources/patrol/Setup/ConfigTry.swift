import ArgumentParser
import Configuration
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol config try DIR [--from D --to D]`: what the orders of a period would look like under
/// changed standards or calendars; nothing is written.
struct ConfigTry: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "try", abstract: helpText("help.config.try"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.config.dir"), valueName: "dir"))
  var directory: String

  @Option(help: ArgumentHelp(helpText("help.report.from"), valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp(helpText("help.report.to"), valueName: "date"))
  var to: String?

  func run(_ invocation: Invocation) throws {
    let days = (from: try from.map(CalendarDate.typed), to: try to.map(CalendarDate.typed))
    if let first = days.from, let last = days.to, last < first {
      throw Failure.malformed("error.endsBeforeStart", "\(last)")
    }
    let configuration = try load(invocation)
    try invocation.withSession { session in
      try session.reader()
      let answer = try session.ask {
        try $0.whatIf(configuration, from: days.from, to: days.to)
      }
      WhatIfPaper(
        invocation: invocation, zone: session.zone, configuration: configuration
      ).write(answer)
    }
  }

  private func load(_ invocation: Invocation) throws -> EffectiveConfiguration {
    do {
      return try ConfigurationLayers(invocation, and: directory).load()
    } catch let error as ConfigurationError {
      throw GivenFileError(cause: error)
    }
  }
}

/// On-time rates side by side, and the open orders that would change.
struct WhatIfPaper {
  let invocation: Invocation
  let zone: ZoneRules
  let configuration: EffectiveConfiguration

  func write(_ answer: WhatIf) {
    let strings = invocation.strings
    if invocation.options.json {
      let shape: JSON = [
        "groups": .array(answer.categories.map(json)), "total": json(answer.total),
        "clocks": .array(answer.clocks.map(json)),
        "wouldBeLate": .array(answer.wouldBeLate.map(json)),
        "wouldNotBeLate": .array(answer.wouldNotBeLate.map(json)),
      ]
      invocation.output.write(line: shape.text)
      return
    }
    var table = Table(
      columns: [.init(title: strings["report.by.category"])]
        + [
          "whatIf.orders", "whatIf.now", "whatIf.tried", "whatIf.lateNow", "whatIf.lateTried",
          "whatIf.openLateNow", "whatIf.openLateTried",
        ].map { .init(title: strings[$0], isFigure: true) })
    table.rows = answer.categories.map { row($0, name: name($0.key)) }
    table.rows.append(row(answer.total, name: strings["report.total"]))
    table.write(to: invocation)
    clocks(answer.clocks)
    orders(answer.wouldBeLate, "whatIf.wouldBeLate")
    orders(answer.wouldNotBeLate, "whatIf.wouldNotBeLate")
  }

  private func name(_ category: String) -> String {
    guard let known = configuration.category(category) else { return category }
    return invocation.language == .zhHans ? known.zh : known.en
  }

  private func row(_ group: TriedCategory, name: String) -> [TableCell] {
    let formats = invocation.formats
    return [
      TableCell(name), TableCell(formats.count(group.orders)),
      TableCell(formats.percent(group.now.rate)), TableCell(formats.percent(group.tried.rate)),
      TableCell(formats.count(group.now.late)), TableCell(formats.count(group.tried.late)),
      TableCell(formats.count(group.now.openLate)), TableCell(formats.count(group.tried.openLate)),
    ]
  }

  /// Each clock of all orders, with what is open and past due.
  private func clocks(_ clocks: [TriedClock]) {
    let (strings, formats) = (invocation.strings, invocation.formats)
    invocation.output.write(line: "")
    var table = Table(
      columns: [.init(title: strings["whatIf.clock"])]
        + ["whatIf.nowWithOpen", "whatIf.triedWithOpen"].map {
          .init(title: strings[$0], isFigure: true)
        })
    table.rows = clocks.map { clock in
      [
        TableCell(strings.word(clock.kind)), TableCell(formats.percent(clock.now.rateWithOpen)),
        TableCell(formats.percent(clock.tried.rateWithOpen)),
      ]
    }
    table.write(to: invocation)
  }

  private func orders(_ orders: [TriedOrder], _ heading: MessageKey) {
    let strings = invocation.strings
    guard !orders.isEmpty else { return }
    invocation.output.write(line: "")
    invocation.output.write(line: strings.text(heading, ["count": "\(orders.count)"]))
    var table = Table(columns: [
      .init(title: strings["order.field.number"]), .init(title: ""),
      .init(title: strings["restate.before"]), .init(title: strings["restate.after"]),
    ])
    table.rows = orders.map { order in
      [
        TableCell(order.number),
        TableCell(strings.text(MessageKey("clock.kind.\(order.kind.rawValue)"))),
        TableCell(time(order.due)), TableCell(time(order.triedDue)),
      ]
    }
    table.write(to: invocation)
  }

  private func time(_ instant: Instant?) -> String {
    instant.map { invocation.formats.dateTime(zone.parts($0)) } ?? Formats.none
  }

  private func json(_ group: TriedCategory) -> JSON {
    [
      "key": .string(group.key), "orders": JSON(group.orders), "now": rates(group.now),
      "tried": rates(group.tried),
    ]
  }

  private func json(_ clock: TriedClock) -> JSON {
    [
      "clock": .string(clock.kind.rawValue), "now": rates(clock.now), "tried": rates(clock.tried),
    ]
  }

  private func rates(_ count: OnTimeCount) -> JSON {
    [
      "onTime": JSON(count.onTime), "late": JSON(count.late), "openLate": JSON(count.openLate),
      "onTimeRate": JSON(count.rate), "onTimeRateWithOpen": JSON(count.rateWithOpen),
    ]
  }

  private func json(_ order: TriedOrder) -> JSON {
    [
      "number": .string(order.number), "clock": .string(order.kind.rawValue),
      "due": order.due.map { JSON($0, zone) } ?? nil,
      "triedDue": order.triedDue.map { JSON($0, zone) } ?? nil,
    ]
  }
}
