import ArgumentParser
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol order log`: a defect; prints the number of its order.
struct OrderLog: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: helpText("action.newDefect.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.log.place"), valueName: "path"))
  var place: String?

  @Option(help: ArgumentHelp(helpText("help.log.category"), valueName: "id"))
  var category: String?

  @Option(help: ArgumentHelp(helpText("help.log.priority"), valueName: "P1…P5"))
  var priority: String?

  @Flag(help: ArgumentHelp(helpText("help.log.major")))
  var major = false

  @Option(help: ArgumentHelp(helpText("help.log.reporter"), valueName: "name"))
  var reporter = ""

  @Option(help: ArgumentHelp(helpText("help.log.contact"), valueName: "text"))
  var contact = ""

  @Option(help: ArgumentHelp(helpText("help.log.asset"), valueName: "code"))
  var asset: String?

  @Option(help: ArgumentHelp(helpText("help.log.appointment"), valueName: "time"))
  var appointment: String?

  @Option(help: ArgumentHelp(helpText("help.log.agreed"), valueName: "time"))
  var agreed: String?

  @Flag(help: ArgumentHelp(helpText("help.log.done")))
  var done = false

  @Option(help: ArgumentHelp(helpText("help.log.follows"), valueName: "n"))
  var follows: String?

  @Option(help: ArgumentHelp(helpText("help.log.parent"), valueName: "n"))
  var parent: String?

  @OptionGroup var completion: CompletionOptions

  @OptionGroup var occurrence: OccurrenceOptions

  @Argument(help: ArgumentHelp(helpText("help.log.text")))
  var text: String

  func run(_ invocation: Invocation) throws {
    try invocation.withSession { session in
      let answer = try session.perform(try command(in: session), id: occurrence.id)
      invocation.answer(["number": .string(answer.number)], answer.number)
      guard Console.isForPeople, !invocation.options.json else { return }
      invocation.output.write(line: try line(answer, in: session))
    }
  }

  /// What became of it, for people; a program gets the number alone.
  private func line(_ answer: LogDefect.Answer, in session: Session) throws -> String {
    let (row, zone) = try session.ask { snapshot in
      let row = try snapshot.orderRow(answer.number)
      let names = ChosenNames(snapshot, strings: session.invocation.strings)
      return (try names.named(row), try snapshot.campus(row.campusID).zone)
    }
    let (strings, formats) = (session.invocation.strings, session.invocation.formats)
    let running = row.clock.flatMap { $0.stopped == nil ? $0 : nil }
    let due = running.map { clock in
      strings.text(
        "command.order.due",
        [
          "clock": strings.text(MessageKey("clock.kind.\(clock.kind.rawValue)")),
          "time": formats.shortDateTime(zone.parts(clock.due)),
        ])
    }
    return [
      row.priority.rawValue, row.isMajor ? strings["order.field.major"] : nil,
      strings.word(row.stage),
      due, strings.name(of: row.holder, row.holderName), row.place,
    ].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func command(in session: Session) throws -> LogDefect {
    let (place, category) = try subject(in: session)
    let times = try times(of: place, in: session)
    return LogDefect(
      place: place, category: category, priority: try priority.map(Priority.typed),
      major: major, text: text, reporter: reporter, contact: contact, asset: asset,
      appointment: times.appointment, agreed: times.agreed,
      done: try completion.value(done: done), follows: follows, parent: parent,
      happened: times.happened)
  }

  /// What goes on from another order, or is a part of it, is at the same place and of the same
  /// category, unless said. A
  /// category that nobody names is guessed from the words, as on the desk.
  private func subject(in session: Session) throws -> (place: String, category: String) {
    if let place, let category { return (place, category) }
    return try session.ask { snapshot in
      guard let other = follows ?? parent else {
        guard let place else { throw Failure(.usage, "error.placeNeeded") }
        let configuration = try snapshot.rulebook().configuration
        // Whoever reports a fire is not asked first what trade it is.
        let isUrgent = configuration.triggers.suggested(by: text) != nil
        guard
          let category = configuration.categories.suggested(by: text)
            ?? (isUrgent ? configuration.category("other") : nil)
        else {
          throw Failure(
            .usage, "error.categoryNeeded",
            ["known": configuration.categories.map(\.id).joined(separator: " ")])
        }
        return (place, category.id)
      }
      let report = try snapshot.orderFile(other).order.report
      return (try place ?? snapshot.place(report.place).path, category ?? report.category)
    }
  }

  /// Times without offset are in the zone of the place's campus, which is asked for only then.
  private func times(
    of place: String, in session: Session
  ) throws -> (appointment: Instant?, agreed: Instant?, happened: Instant?) {
    let given = [appointment, agreed, occurrence.happened]
    guard given.contains(where: { $0 != nil }) else { return (nil, nil, nil) }
    let zone = try session.ask { try $0.campus(try $0.place(named: place).campus).zone }
    func instant(_ text: String) throws -> Instant { try TimeText.instant(text, in: zone) }
    return (
      try appointment.map(instant), try agreed.map { try TimeText.deadline($0, in: zone) },
      try occurrence.happened.map(instant)
    )
  }
}

/// What a repair found and did, on the command line.
struct CompletionOptions: ParsableArguments {
  @Option(help: ArgumentHelp(helpText("help.cause"), valueName: "text"))
  var cause: String?

  @Option(help: ArgumentHelp(helpText("help.remedy"), valueName: "text"))
  var remedy: String?

  @Option(parsing: .unconditional, help: ArgumentHelp(helpText("help.minutes"), valueName: "n"))
  var minutes: Int?

  @Option(
    name: .customLong("part"), parsing: .singleValue,
    help: ArgumentHelp(helpText("help.part"), valueName: "text"))
  var parts: [String] = []

  /// What was repaired on the spot; `nil` when nothing was.
  ///
  /// - Throws: a usage error without cause or remedy, and for what tells of a repair that was not
  ///   said to be done: nothing typed is lost.
  func value(done: Bool) throws -> Completion? {
    guard !done else { return try value() }
    guard let given else { return nil }
    throw Failure(.usage, "error.doneNeeded", ["option": given])
  }

  /// The first of the options that is given.
  private var given: String? {
    if cause != nil { return "--cause" }
    if remedy != nil { return "--remedy" }
    if minutes != nil { return "--minutes" }
    return parts.isEmpty ? nil : "--part"
  }

  /// - Throws: a usage error without cause or remedy.
  func value() throws -> Completion {
    guard let cause, let remedy else {
      throw Failure(.usage, "error.causeAndRemedyNeeded")
    }
    return Completion(cause: cause, remedy: remedy, minutes: minutes, parts: parts)
  }
}

/// When it happened, and the id that makes a command count once.
struct OccurrenceOptions: ParsableArguments {
  @Option(help: ArgumentHelp(helpText("help.happened"), valueName: "time"))
  var happened: String?

  @Option(help: ArgumentHelp(helpText("help.id"), valueName: "text"))
  var id: String?
}

extension Priority {
  /// Reads `P1` … `P5`, in either case, or the figure alone.
  static func typed(_ text: String) throws -> Priority {
    let found = allCases.first { $0.rawValue == text.uppercased() || "\($0.number)" == text }
    guard let found else { throw Failure.malformed("error.badPriority", text) }
    return found
  }
}
