import ArgumentParser
import CursesTerminal
import Ledger
import Localization
import WorkOrderEngine

/// `patrol doctor`: integrity of the file, and the terminal; exit 1 when something is wrong.
struct Doctor: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: helpText("help.doctor"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Flag(help: ArgumentHelp(helpText("help.doctor.chain")))
  var chain = false

  @Option(help: ArgumentHelp(helpText("help.doctor.head"), valueName: "sequence:digits"))
  var head: [String] = []

  @Flag(help: ArgumentHelp(helpText("help.doctor.rebuild")))
  var rebuild = false

  @Flag(help: ArgumentHelp(helpText("help.yes")))
  var yes = false

  func run(_ invocation: Invocation) throws {
    let strings = invocation.strings
    // Of those who come through the gate the file is not theirs either.
    guard !rebuild || !Gate.isClosed else {
      throw Failure(.notPermitted, "error.rebuildThroughGate")
    }
    if rebuild, let refusal = Failure.ownersWork(invocation.databasePath) { throw refusal }
    let (problems, rebuilt, chain) = try invocation.withSession { session in
      var (problems, rebuilt, chain) = try examine(session, invocation)
      problems += FileMode.tooWide(around: session.ledger.path).map { Finding($0, strings) }
      if let ahead = session.ahead {
        problems.append(
          Finding(
            what: ahead.what(strings, in: session.zone), place: "database clock",
            advice: ahead.advice(strings, in: session.zone)))
      }
      problems += try templates(invocation)
      return (problems, rebuilt, chain)
    }
    if invocation.options.json {
      var answer: [String: JSON] = [
        "ok": .bool(problems.isEmpty),
        "problems": .array(
          problems.map { problem in
            [
              "what": .string(problem.what), "where": .string(problem.place),
              "advice": .string(problem.advice),
            ]
          }),
      ]
      if rebuild { answer["rebuilt"] = JSON(rebuilt) }
      if let chain { answer["chain"] = chain.json }
      invocation.output.write(line: JSON.object(answer).text)
    } else {
      for problem in problems {
        invocation.output.write(line: "\(problem.what); \(problem.advice)")
      }
      for line in chain?.lines ?? [] { invocation.output.write(line: line) }
      if rebuilt > 0 {
        invocation.output.write(
          line: strings.text("command.doctor.rebuilt", ["count": "\(rebuilt)"]))
      }
      invocation.output.write(
        line: problems.isEmpty
          ? strings["command.doctor.ok"]
          : strings.text("command.doctor.problems", ["count": "\(problems.count)"]))
      if Console.isForPeople { terminal(invocation) }
    }
    if !problems.isEmpty { throw NegativeAnswer() }
  }

  /// What is wrong with the templates that the campus put in place of the program's own: on paper it would
  /// be seen only when somebody prints.
  private func templates(_ invocation: Invocation) throws -> [Finding] {
    let words = VerdictWords(strings: invocation.strings)
    let templates = PaperTemplates(try ConfigurationLayers(invocation))
    do {
      let errors = try templates.errors().map(ConfigurationError.init) + templates.strangers
      return errors.map { error in
        let (what, advice) = words.words(of: error.mistake)
        return Finding(what: "\(error.place): \(what)", place: error.place, advice: advice)
      }
    } catch let failure as Failure {
      return [Finding(failure, words)]
    }
  }

  /// What is wrong in the file, how much of it was rebuilt, and what the chain of events proves.
  private func examine(
    _ session: Session, _ invocation: Invocation
  ) throws -> (problems: [Finding], rebuilt: Int, chain: ChainWords?) {
    let heads = try head.map { try PrintedHead(typed: $0) }
    var (problems, chain) = try look(session, invocation, heads)
    var rebuilt = 0
    if rebuild, !problems.isEmpty {
      rebuilt = try rebuild(problems, in: session, invocation)
      (problems, chain) = try look(session, invocation, heads)
    }
    return (problems, rebuilt, chain)
  }

  private func look(
    _ session: Session, _ invocation: Invocation, _ heads: [PrintedHead]
  ) throws -> (problems: [Finding], chain: ChainWords?) {
    let found = try session.engine.doctor(chain: false, now: session.now)
    let problems = found.map { Finding($0, invocation.strings) }
    // Of a damaged file nothing can be said event by event.
    let isReadable = !found.contains { $0.kind == .file }
    guard chain || rebuild || !heads.isEmpty, isReadable else { return (problems, nil) }
    let words = ChainWords(
      report: try session.engine.chainReport(against: heads, now: session.now),
      strings: invocation.strings, zone: session.zone)
    return (words.problem.map { [$0] + problems } ?? problems, words)
  }

  /// Asks, rebuilds, and answers how much was rebuilt. Whoever runs it stands in the history when they are
  /// on the staff: as with `restore`, the file's permissions decide.
  private func rebuild(
    _ found: [Finding], in session: Session, _ invocation: Invocation
  ) throws -> Int {
    if !yes {
      for problem in found { invocation.output.write(line: problem.what) }
      let question = invocation.strings.text(
        "command.doctor.rebuildAsk", ["count": "\(found.count)"])
      if try !invocation.confirm(question) { throw NegativeAnswer() }
    }
    let actor = (try? session.actor()) ?? .system
    return try session.engine.rebuild(by: actor, now: session.now).count
  }

  /// What the terminal is and how it draws: a ruler under which widths can be seen.
  private func terminal(_ invocation: Invocation) {
    let strings = invocation.strings
    var fields = FieldList()
    fields.add(
      strings["command.doctor.terminal"],
      "\(Surroundings["TERM"] ?? "–") \(Console.columns)")
    if Console.isTerminal(0) {
      fields.add("“·─", KnownTerminals().ask().rawValue)
    }
    fields.write(to: invocation)
    invocation.output.write(line: strings["command.doctor.ruler"])
    for line in ["1234567890123456", "校园巡修校园巡修", "│┤▕█▌·…“”—°│┤▕█▏"] {
      invocation.output.write(line: "  \(line)|")
    }
  }
}

/// Something wrong, in words.
struct Finding {
  var what: String
  var place: String
  var advice: String

  init(what: String, place: String, advice: String) {
    (self.what, self.place, self.advice) = (what, place, advice)
  }

  init(_ file: WideFile, _ strings: Strings) {
    // As a word of a shell, whatever is in it.
    let parts = file.path.split(separator: "'", omittingEmptySubsequences: false)
    let quoted = "'\(parts.joined(separator: "'\\''"))'"
    let (mode, fitting) = (String(file.mode, radix: 8), String(file.fitting, radix: 8))
    self.init(
      what: strings.text("doctor.what.mode", ["path": file.path, "mode": mode]), place: file.path,
      advice: strings.text("doctor.advice.mode", ["line": "chmod \(fitting) \(quoted)"]))
  }

  init(_ problem: Problem, _ strings: Strings) {
    self.init(
      what: strings.text(MessageKey(problem.messageKey), problem.arguments),
      place: problem.place,
      advice: strings.text(MessageKey(problem.adviceKey), problem.arguments))
  }

  /// A failure of the program, whose sentence says what happened and behind its last semicolon what to do.
  init(_ failure: Failure, _ words: VerdictWords) {
    let text = words.judge(failure).text
    let end = text.lastIndex { ";；".contains($0) } ?? text.endIndex
    self.init(
      what: String(text[..<end]),
      place: failure.arguments["path"] ?? failure.arguments["value"] ?? "",
      advice: text[end...].dropFirst().drop { $0.isWhitespace }.description)
  }
}
