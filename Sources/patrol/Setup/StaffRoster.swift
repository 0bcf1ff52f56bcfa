import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol staff roster [STAFF --duty …]`: enters somebody's duty by date, or lists what was entered.
struct StaffRoster: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: helpText("help.staff.roster"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.staff.number"), valueName: "staff"))
  var number: String?

  @Option(help: ArgumentHelp(helpText("help.staff.duty"), valueName: "shift|leave|off|pattern"))
  var duty: String?

  @Option(help: ArgumentHelp(helpText("help.report.from"), valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp(helpText("help.report.to"), valueName: "date"))
  var to: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(helpText("help.staff.standIn"), valueName: "staff"))
  var standsInFor: String?

  func run(_ invocation: Invocation) throws {
    try invocation.withSession { session in
      let today = session.zone.local(session.now).date
      let from = try from.map(CalendarDate.typed) ?? today
      guard let number else {
        let to = try to.map(CalendarDate.typed) ?? from.adding(days: 13)
        return try list(session, from: from, to: to)
      }
      guard let duty else { throw Failure(.usage, "error.dutyNeeded") }
      let answer = try session.perform(
        EnterDuty(
          staff: number, from: from, to: try to.map(CalendarDate.typed), duty: duty,
          standsInFor: standsInFor))
      let strings = invocation.strings
      invocation.answer(
        [
          "number": .string(answer.number), "duty": .string(answer.duty),
          "from": .string("\(from)"), "days": JSON(answer.days),
        ],
        strings.text(
          "command.staff.roster",
          [
            "number": answer.number, "duty": word(answer.duty, strings), "from": "\(from)",
            "days": "\(answer.days)",
          ]))
      if answer.duty == EnterDuty.leave {
        invocation.sayHeld(try session.openOrders(of: answer.number), by: answer.number)
      }
    }
  }

  private func list(_ session: Session, from: CalendarDate, to: CalendarDate) throws {
    let invocation = session.invocation
    guard from <= to else { throw Failure.malformed("error.endsBeforeStart", "\(to)") }
    try session.reader()
    let entries = try session.ask { try $0.roster(from: from, to: to) }
    if invocation.options.json {
      invocation.output.write(line: JSON.list(entries.map(json), next: nil).text)
      return
    }
    let strings = invocation.strings
    var table = Table(columns: [
      .init(title: strings["person.day"]), .init(title: strings["person.number"]),
      .init(title: strings["person.name"]), .init(title: strings["person.duty"]),
      .init(title: strings["person.standsInFor"]),
    ])
    table.rows = entries.map { entry in
      [
        TableCell("\(entry.day)"), TableCell(entry.person.number), TableCell(entry.person.name),
        TableCell(word(entry.duty, strings)), TableCell(entry.standsInFor ?? ""),
      ]
    }
    table.write(to: invocation)
    if entries.isEmpty, Console.isForPeople {
      invocation.output.write(line: strings["person.roster.empty"])
    }
  }

  private func json(_ entry: RosterEntry) -> JSON {
    [
      "day": .string("\(entry.day)"), "number": .string(entry.person.number),
      "name": .string(entry.person.name), "duty": .string(entry.duty),
      "standsInFor": JSON(entry.standsInFor),
    ]
  }

  /// Leave, a day off and the pattern in words; a shift by its code.
  private func word(_ duty: String, _ strings: Strings) -> String {
    [EnterDuty.leave, EnterDuty.off, EnterDuty.pattern].contains(duty)
      ? strings[MessageKey("person.duty.\(duty)")] : duty
  }
}
