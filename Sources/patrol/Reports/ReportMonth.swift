import ArgumentParser
import Documents
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol report month`: the letter of a month; without a month that of the last one that is over.
struct ReportMonth: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "month", abstract: helpText("help.report.month"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var form: FormatOptions

  @Option(help: ArgumentHelp(helpText("help.report.monthOption"), valueName: "2026-10"))
  var month: String?

  @Option(help: ArgumentHelp(helpText("help.campus"), valueName: "campus"))
  var campus: String?

  func run(_ invocation: Invocation) throws {
    try form.check(invocation)
    let named = try month.map(CalendarMonth.typed)
    let (letter, papers, zone) = try invocation.withSession { session in
      try session.reader()
      let today = session.zone.local(session.now).date
      let asked = named ?? CalendarMonth(containing: today).previous
      guard asked.first <= today else {
        throw Failure.malformed("error.monthToCome", "\(asked)")
      }
      return try session.ask { snapshot in
        (
          try snapshot.monthLetter(
            asked, campus: try campus.map { try snapshot.campus(named: $0).id }),
          Papers(language: invocation.language, names: try PaperNames(snapshot)), session.zone
        )
      }
    }
    if form.isJSON(invocation) {
      try form.deliver(
        MonthShape(letter: letter, papers: papers, zone: zone).json.text, invocation)
    } else {
      try form.deliver(papers.month(letter, in: zone), invocation)
    }
  }
}

extension CalendarMonth {
  /// - Throws: ``Failure`` for what is no month.
  static func typed(_ text: String) throws -> CalendarMonth {
    guard let month = CalendarMonth(text) else { throw Failure.malformed("error.badMonth", text) }
    return month
  }
}
