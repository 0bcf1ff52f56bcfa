import ArgumentParser
import Localization
import Reports
import ServiceClock
import TextCells
import WorkOrderEngine

/// `patrol handover give`: freezes the draft, numbers and signs it.
struct HandoverGive: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "give", abstract: helpText("help.handover.give"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choice: CampusChoice

  @Option(help: ArgumentHelp(helpText("help.handover.to"), valueName: "staff"))
  var to: String?

  @Flag(help: ArgumentHelp(helpText("help.yes")))
  var yes = false

  func run(_ invocation: Invocation) throws {
    try invocation.withSession { session in
      let code = try choice.code(session)
      if let concerns = try concerns(code, session) { try ask(about: concerns, invocation) }
      let answer = try session.perform(GiveHandover(campus: code, to: to))
      SheetAnswer(answer: answer).write(to: invocation)
    }
  }

  /// `nil` for somebody who may not give it: they are told that, and nothing else.
  private func concerns(_ code: String, _ session: Session) throws -> HandoverConcerns? {
    let actor = try session.actor()
    return try session.ask { snapshot in
      let campus = try snapshot.campus(named: code).id
      guard try snapshot.permitted(GiveHandover.name, to: actor.person).contains(campus) else {
        return nil
      }
      return try snapshot.handoverConcerns(campus: campus, leaving: actor.person)
    }
  }

  /// Says what should be looked at first. Somebody at a terminal decides; a script has decided already.
  private func ask(about concerns: HandoverConcerns, _ invocation: Invocation) throws {
    guard !concerns.isEmpty else { return }
    for line in concerns.lines(invocation.strings) {
      Console.prompt("patrol: \(SafeText(line).text)\n")
    }
    guard !yes, Console.isTerminal(0), Console.isTerminal(2) else { return }
    let question = invocation.strings["handover.concern.question"]
    if try !invocation.confirm(question) { throw NegativeAnswer() }
  }
}

/// `patrol handover receive SHEET`.
struct HandoverReceive: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive", abstract: helpText("help.handover.receive"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.handover.sheet"), valueName: "sheet"))
  var sheet: String

  @Flag(help: ArgumentHelp(helpText("help.handover.checked")))
  var checked = false

  func run(_ invocation: Invocation) throws {
    let answer = try invocation.withSession { session in
      try session.perform(ReceiveHandover(sheet: sheet, checked: checked))
    }
    SheetAnswer(answer: answer).write(to: invocation)
  }
}

/// `patrol handover refuse SHEET --reason incident|incomplete|unfit`.
struct HandoverRefuse: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse", abstract: helpText("help.handover.refuse"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.handover.sheet"), valueName: "sheet"))
  var sheet: String

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "incident|incomplete|unfit"))
  var reason: String?

  @Option(help: ArgumentHelp(helpText("help.note"), valueName: "text"))
  var note = ""

  func run(_ invocation: Invocation) throws {
    let text = try needed(reason, "error.reasonNeeded")
    guard let reason = HandoverRefusal(rawValue: text) else {
      throw Failure.malformed("error.badRefusal", text)
    }
    let answer = try invocation.withSession { session in
      try session.perform(RefuseHandover(sheet: sheet, reason: reason, note: note))
    }
    SheetAnswer(answer: answer).write(to: invocation)
  }
}

/// `patrol handover remark SHEET TEXT`.
struct HandoverRemarking: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "remark", abstract: helpText("help.handover.remark"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.handover.sheet"), valueName: "sheet"))
  var sheet: String

  @Argument(help: ArgumentHelp(helpText("help.comment.text"), valueName: "text"))
  var text: String

  func run(_ invocation: Invocation) throws {
    let answer = try invocation.withSession { session in
      try session.perform(RemarkHandover(sheet: sheet, text: text))
    }
    SheetAnswer(answer: answer).write(to: invocation)
  }
}

/// `patrol handover list`.
struct HandoverList: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: helpText("help.handover.list"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.campus"), valueName: "campus"))
  var campus: String?

  @OptionGroup var paging: PagingOptions

  func run(_ invocation: Invocation) throws {
    let limit = try paging.validLimit()
    let (page, zones, shifts) = try invocation.withSession { session in
      try session.reader()
      return try session.ask { snapshot in
        (
          try snapshot.handovers(
            campus: try campus.map { try snapshot.campus(named: $0).id }, limit: limit,
            after: paging.after),
          Dictionary(
            try snapshot.campuses().map { ($0.code, $0.zone) }, uniquingKeysWith: { $1 }),
          Dictionary(
            try snapshot.shifts().map {
              ($0.code, PaperNames.Name($0.name, $0.nameEnglish).whole(invocation.language))
            }, uniquingKeysWith: { $1 })
        )
      }
    }
    if invocation.options.json {
      let items = page.items.map { json($0, zones[$0.campus] ?? .utc) }
      invocation.output.write(line: JSON.list(items, next: page.next).text)
      return
    }
    table(page.items, zones, shifts, invocation).write(to: invocation)
    paging.sayMore(page.next, invocation)
  }

  private func json(_ row: HandoverListRow, _ zone: ZoneRules) -> JSON {
    [
      "number": JSON(row.number), "campus": .string(row.campus), "shift": .string(row.shift),
      "date": .string(row.date.description), "state": .string(row.state.rawValue),
      "leaving": .string(row.leaving),
      "arriving": JSON(row.arriving.isEmpty ? nil : row.arriving),
      "given": JSON(row.given, zone), "answered": JSON(row.answered, zone),
      "unreceived": .bool(row.isUnreceived),
    ]
  }

  private func table(
    _ rows: [HandoverListRow], _ zones: [String: ZoneRules], _ shifts: [String: String],
    _ invocation: Invocation
  ) -> Table {
    let strings = invocation.strings
    func time(_ instant: Instant?, _ campus: String) -> TableCell {
      TableCell(
        instant.map { invocation.formats.dateTime((zones[campus] ?? .utc).parts($0)) } ?? "")
    }
    func name(_ own: String, _ english: String) -> TableCell {
      TableCell(PaperNames.Name(own, english).whole(invocation.language))
    }
    return Table(
      columns: [
        .init(title: strings["order.field.number"]), .init(title: strings["shift.shift"]),
        .init(title: strings["order.field.state"]),
        .init(title: strings["handover.field.leaving"], isFlexible: true), .init(title: ""),
        .init(title: strings["handover.field.arriving"], isFlexible: true), .init(title: ""),
      ],
      rows: rows.map { row in
        [
          TableCell(row.number ?? row.campus),
          TableCell("\(row.date) \(shifts[row.shift] ?? row.shift)"),
          TableCell(
            strings.text(MessageKey("handover.state.\(row.state.rawValue)")),
            row.isUnreceived ? .bad : .plain),
          name(row.leaving, row.leavingEnglish), time(row.given, row.campus),
          name(row.arriving, row.arrivingEnglish), time(row.answered, row.campus),
        ]
      })
  }
}
