import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol round start ROUTE`: at any time; goes on with the one that is underway.
struct RoundStarting: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: helpText("help.round.start"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.round.route"), valueName: "route"))
  var route: String

  @OptionGroup var occurrence: OccurrenceOptions

  func run(_ invocation: Invocation) throws {
    try invocation.withSession { session in
      let zone = try session.ask { try $0.campus(try $0.route(named: route).campus).zone }
      let happened = try occurrence.happened.map { try TimeText.instant($0, in: zone) }
      let answer = try session.perform(
        StartRound(route: route, happened: happened), id: occurrence.id)
      let strings = invocation.strings
      let counts = answer.countsFrom.map {
        strings.text("round.countsFrom", ["time": invocation.formats.dateTime(zone.parts($0))])
      }
      invocation.answer(
        [
          "number": .string(answer.number), "resumed": .bool(answer.isResumed),
          "stops": JSON(answer.stops), "countsFrom": JSON(answer.countsFrom, zone),
        ],
        [
          strings.text(
            "command.round.started", ["route": answer.number, "stops": "\(answer.stops)"]),
          counts ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "; "))
    }
  }
}

/// `patrol round check STOP ITEM pass|fail|na|VALUE`.
struct RoundCheck: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: helpText("help.round.check"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choice: RoundChoice

  @Argument(help: ArgumentHelp(helpText("help.round.stop"), valueName: "stop"))
  var stop: String

  @Argument(help: ArgumentHelp(helpText("help.round.item"), valueName: "item"))
  var item: String

  @Argument(help: ArgumentHelp(helpText("help.round.answer"), valueName: "pass|fail|na|value"))
  var answer: String

  @Option(help: ArgumentHelp(helpText("help.round.text"), valueName: "text"))
  var text = ""

  @Flag(help: ArgumentHelp(helpText("help.log.major")))
  var major = false

  @Flag(help: ArgumentHelp(helpText("help.log.done")))
  var done = false

  @OptionGroup var photograph: PhotographOptions
  @OptionGroup var completion: CompletionOptions
  @OptionGroup var occurrence: OccurrenceOptions

  func run(_ invocation: Invocation) throws {
    guard let answered = CheckAnswer(answer) else {
      throw Failure.malformed("error.badReading", answer)
    }
    let repaired = try completion.value(done: done)
    if major, repaired == nil, [.pass, .notApplicable, .skipped].contains(answered) {
      throw Failure(.usage, "error.majorNeedsFailure", ["value": answer])
    }
    let result = try invocation.withSession { session in
      let number = try choice.number(session)
      return try session.perform(
        AnswerItem(
          round: number, stop: try StopName(text: stop).position(in: number, session), item: item,
          answer: answered, words: text, major: major,
          done: repaired, photo: try photograph.value(),
          happened: try occurrence.instant(ofRound: number, session)), id: occurrence.id)
    }
    let strings = invocation.strings
    invocation.answer(
      [
        "result": .string(result.result.rawValue), "order": JSON(result.order),
        "sighting": .bool(result.isSighting), "major": .bool(result.isMajor),
        "findings": JSON(result.findings), "watch": .bool(result.raisedWatch),
      ],
      [
        strings.text(MessageKey("check.answer.\(word(result.result))")), result.order ?? "",
        result.raisedWatch ? strings["quota.watch"] : "",
      ].joinedWords)
  }

  private func word(_ result: CheckResult) -> String {
    result == .notApplicable ? "notApplicable" : result.rawValue
  }
}

/// `patrol round pass STOP`: passes the ordinary items that are left.
struct RoundPass: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "pass", abstract: helpText("help.round.pass"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choice: RoundChoice

  @Argument(help: ArgumentHelp(helpText("help.round.stop"), valueName: "stop"))
  var stop: String

  @OptionGroup var occurrence: OccurrenceOptions

  func run(_ invocation: Invocation) throws {
    let answer = try invocation.withSession { session in
      let number = try choice.number(session)
      return try session.perform(
        PassRest(
          round: number, stop: try StopName(text: stop).position(in: number, session),
          happened: try occurrence.instant(ofRound: number, session)), id: occurrence.id)
    }
    let strings = invocation.strings
    invocation.answer(
      ["passed": .array(answer.passed.map(JSON.string)), "next": JSON(answer.next)],
      [
        strings.text("walk.passedRest", ["count": "\(answer.passed.count)"]),
        answer.next.map { "\($0): \(strings["walk.stopsAt"])" } ?? "",
      ].filter { !$0.isEmpty }.joined(separator: "; "))
  }
}

/// `patrol round skip STOP --reason TEXT`.
struct RoundSkip: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip", abstract: helpText("help.round.skip"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choice: RoundChoice

  @Argument(help: ArgumentHelp(helpText("help.round.stop"), valueName: "stop"))
  var stop: String

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  @OptionGroup var occurrence: OccurrenceOptions

  func run(_ invocation: Invocation) throws {
    let reason = try needed(reason, "error.reasonNeeded")
    let summary = try invocation.withSession { session in
      let number = try choice.number(session)
      return try session.perform(
        SkipStop(
          round: number, stop: try StopName(text: stop).position(in: number, session),
          reason: reason,
          happened: try occurrence.instant(ofRound: number, session)), id: occurrence.id)
    }
    RoundAnswer(summary: summary).write(to: invocation)
  }
}

/// `patrol round finish`.
struct RoundFinish: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish", abstract: helpText("help.round.finish"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choice: RoundChoice

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason = ""

  @OptionGroup var occurrence: OccurrenceOptions

  func run(_ invocation: Invocation) throws {
    let summary = try invocation.withSession { session in
      let number = try choice.number(session)
      return try session.perform(
        FinishRound(
          round: number, reason: reason,
          happened: try occurrence.instant(ofRound: number, session)), id: occurrence.id)
    }
    RoundAnswer(summary: summary).write(to: invocation)
  }
}

/// `patrol round takeover N`: walks on with a round that somebody else began.
struct RoundTakeover: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "takeover", abstract: helpText("help.round.takeover"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.round.round"), valueName: "n"))
  var number: String

  func run(_ invocation: Invocation) throws {
    let summary = try invocation.withSession { try $0.perform(TakeRound(round: number)) }
    RoundAnswer(summary: summary).write(to: invocation)
  }
}

/// `patrol round excuse N [--stop STOP] --reason TEXT`.
struct RoundExcuse: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "excuse", abstract: helpText("help.round.excuse"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.round.round"), valueName: "n"))
  var number: String

  @Option(help: ArgumentHelp(helpText("help.round.excuseStop"), valueName: "stop"))
  var stop: String?

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  func run(_ invocation: Invocation) throws {
    let reason = try needed(reason, "error.reasonNeeded")
    let summary = try invocation.withSession { session in
      try session.perform(
        ExcuseStop(
          round: number,
          stop: try stop.map { try StopName(text: $0).position(in: number, session) },
          reason: reason))
    }
    RoundAnswer(summary: summary).write(to: invocation)
  }
}
