import Localization
import Reports
import Testing
import WorkOrderEngine

@Suite("The engine's words")
struct WordsTests {
  @Test("every closed set of the engine has its words", arguments: Language.allCases)
  func complete(language: Language) {
    let strings = Strings(language: language)
    let words: [String] =
      OrderStage.allCases.map { strings.word($0) } + ClockWord.allCases.map { strings.word($0) }
      + ClockKind.allCases.map { strings.word($0) }
      + OrderChange.Kind.allCases.map { strings.word($0) }
      + Priority.allCases.map { strings.coded($0) } + Role.allCases.map { strings.word($0) }
      + HoldReason.allCases.map { strings.word($0) }
      + HandoverState.allCases.map { strings.word($0) }
      + HandoverRefusal.allCases.map { strings.word($0) }
      + HandoverTopic.allCases.map { strings.word($0) }
      + HandoverWait.allCases.map { strings.word($0) }
      + HandoverStep.allCases.map { strings.word($0) }
      + HandoverChange.Kind.allCases.map { strings.word($0) }
      + HandoverDifference.Field.allCases.map { strings.word($0) }
      + ExplanationLine.Kind.allCases.map { strings.word($0) }
      + QuotaWord.allCases.map { strings.word($0) }
      + RoundState.allCases.map { strings.word($0) }
      + CheckResult.allCases.map { strings.word($0) }
      + TurnaroundGrouping.allCases.map { strings.word($0) }
      + (1...5).map { strings.word(rating: $0) }
      + ["accept", "arrive", "makeSafe", "complete", "major"].map { strings.word(ladder: $0) }
    #expect(words.filter { $0.contains("⟨") || $0.isEmpty } == [])
    let papers = Papers(language: language, names: PaperNames())
    let holders: [Holder] = [.desk, .reporter, .parts, .weather, .supervisor]
    #expect(holders.map { papers.holder($0) }.filter { $0.contains("⟨") } == [])
  }

  @Test("every error has its sentence with exactly its placeholders", arguments: Language.allCases)
  func errors(language: Language) {
    let strings = Strings(language: language)
    for error in Self.errors {
      let key = MessageKey(error.messageKey)
      #expect(strings.has(key), "\(error.messageKey)")
      #expect(
        strings.placeNames(in: key) == Set(error.arguments.keys), "\(error.messageKey)")
    }
  }

  @Test("every command and every right has its word, and no word is left over")
  func rights() {
    let names = Engine.commandNames
    for language in Language.allCases {
      let known = Strings(language: language).templates.keys.filter { $0.hasPrefix("right.") }
      #expect(Set(known.map { String($0.dropFirst(6)) }) == names, "\(language.rawValue)")
    }
  }

  @Test(
    "targets are said in words",
    arguments: [
      ("30m", "30 分钟"), ("4h", "4 小时"), ("90wm", "90 工分"), ("4wh", "4 工时"),
      ("3wd", "3 工日"), ("0wd eod", "0 工日（当日下班前）"),
    ])
  func targets(target: String, words: String) {
    #expect(Strings(language: .zhHans).words(target: target) == words)
  }

  /// One value of each case.
  static let errors: [EngineError] =
    [
      .unknownPlace("x"), .unknownCategory("x"), .unknownPerson("x"), .unknownHolder("x"),
      .unknownOrder("x"), .unknownCampus("x"), .unknownRoute("x"), .unknownRound("x"),
      .unknownStop("x"), .unknownItem("x"), .unknownAsset("x"), .unknownSheet("x"),
      .unknownRole(value: "v", known: ["worker"]),
      .notPermitted(command: "c", person: "p"),
      .notPermittedThere(command: "c", person: "p", campus: "x"),
      .actingForNotPermitted(person: "p"),
      .wrongStage(order: "o", stage: .closed, event: "accepted", allowed: ["reopened"]),
      .changedFirst(
        order: "o",
        changes: [
          LaterChange(sequence: 1, event: .accepted, person: "p", recorded: Instant(seconds: 0))
        ], newest: 1, at: "1"),
      .changedFirst(
        order: "o",
        changes: [
          LaterChange(sequence: 1, event: .resumed, person: "", recorded: Instant(seconds: 0))
        ], newest: 1, at: "1"),
      .wrongState(subject: "s", state: "given", step: "receive"), .empty(field: "text"),
      .tooLong(field: "text", limit: 1), .malformed(field: "text", value: "v"),
      .outside(field: "text", value: "v", first: "a", last: "z"),
      .unfitAnswer(item: "i", value: "v", wanted: .passFail),
      .unfitAnswer(item: "i", value: "v", wanted: .reading),
      .unfitAnswer(item: "i", value: "v", wanted: .date),
      .timeOutside(field: "text", value: "1", first: "0", last: "2"),
      .inTheFuture(value: "v"), .beforeStart(order: "o", value: "v"),
      .clockBackwards(asked: "a", stands: "s"), .notSimulated,
      .samePerson(step: "receive"), .nothingToConfirm(topic: "isolations"),
      .alreadyExists(field: "name", value: "v"),
      .configuration("t"), .unreachedStops(round: "r", stops: "1"),
      .columnMissing(column: "c", file: "f"), .columnRepeated(column: "c", file: "f"),
      .fileEmpty(path: "p"), .fileEncoding(path: "p", declared: "d", found: "f"),
      .fileUnreadable(path: "p", code: 2), .partsOpen(order: "o", parts: ["p"]),
      .parentDone(order: "o", stage: .closed), .linksToItself(order: "o"),
      .linksInCircle(order: "o", other: "p"), .linksToCancelled(order: "o"),
      .historyBroken(places: "p"), .damagedHistory(event: 1),
    ] + obstacles.map { .refused(order: "o", obstacle: $0) }

  private static let obstacles: [LifecycleError.Obstacle] = [
    .stage, .noExtensionAsked, .approvesOwnExtension, .nothingToAcknowledge, .cannotUndo,
    .tooLateToReopen, .judgesOwnRepair,
  ]
}
