import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol week`: the quota per route; exit 1 when something is at risk or missed.
struct Week: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "week", abstract: helpText("help.week"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.campus"), valueName: "campus"))
  var campus: String?

  @Option(help: ArgumentHelp(helpText("help.week.week"), valueName: "2026-W48"))
  var week: String?

  func run(_ invocation: Invocation) throws {
    let rows = try invocation.withSession { session in
      try session.reader()
      let week = try asked(session)
      return try session.ask { snapshot in
        try snapshot.weekQuotas(
          week, campus: try campus.map { try snapshot.campus(named: $0).id })
      }
    }
    if invocation.options.json {
      invocation.output.write(line: JSON.list(rows.map(json), next: nil).text)
    } else {
      table(rows, invocation).write(to: invocation)
      Table.write(note: invocation.strings["report.patrols.begun"], to: invocation)
    }
    if rows.contains(where: { $0.quota.word == .atRisk || $0.quota.word == .missed }) {
      throw NegativeAnswer()
    }
  }

  private func asked(_ session: Session) throws -> ISOWeek {
    guard let week else { return session.zone.local(session.now).date.isoWeek }
    guard let asked = ISOWeek(week) else { throw Failure.malformed("error.badWeek", week) }
    return asked
  }

  private func json(_ row: WeekQuota) -> JSON {
    [
      "route": .string(row.route.code), "week": .string(row.period),
      "required": JSON(row.quota.required), "done": JSON(row.quota.done),
      "owed": JSON(row.quota.owed), "word": JSON(row.quota.word.code),
    ]
  }

  private func table(_ rows: [WeekQuota], _ invocation: Invocation) -> Table {
    let strings = invocation.strings
    return Table(
      columns: [
        .init(title: strings["report.column.route"]), .init(title: "", isFlexible: true),
        .init(title: strings["report.column.week"]),
        .init(title: strings["report.column.done"], isFigure: true),
        .init(title: strings["report.column.required"], isFigure: true),
        .init(title: strings["report.column.owed"], isFigure: true),
        .init(title: strings["report.column.word"]),
      ],
      rows: rows.map { row in
        [
          TableCell(row.route.code), TableCell(row.route.name(in: invocation.language)),
          TableCell(row.period),
          TableCell("\(row.quota.done)"), TableCell("\(row.quota.required)"),
          TableCell("\(row.quota.owed)"),
          TableCell(
            strings.text(MessageKey("quota.word.\(row.quota.word.rawValue)")), row.quota.word.tone),
        ]
      })
  }
}

extension QuotaWord {
  /// Its colour.
  var tone: Tone {
    switch self {
    case .done: .good
    case .owed: .plain
    case .atRisk: .warning
    case .missed: .bad
    case .suspended: .held
    case .notBegun, .notYet: .plain
    }
  }
}

extension Route {
  /// Its name as one language says it.
  func name(in language: Language) -> String {
    language == .en && !nameEnglish.isEmpty ? nameEnglish : name
  }
}
