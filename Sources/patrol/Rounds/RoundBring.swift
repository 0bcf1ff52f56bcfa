import ArgumentParser
import Localization
import WorkOrderEngine

/// `patrol round bring FILE`: what was answered in a round that was taken along; safe to bring
/// twice, and when the office has changed meanwhile.
struct RoundBring: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "bring", abstract: helpText("help.round.bring"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.round.bringFile"), valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp(helpText("help.id"), valueName: "text"))
  var id: String?

  private func bring(
    _ brought: RoundFile, _ reader: RoundFileReader, in session: Session
  ) throws -> BringRound.Answer {
    if let id { return try session.perform(try reader.command(brought), id: id) }
    // An id made of the file itself: brought already, its pictures may lie elsewhere by now.
    let own = try brought.commandID()
    return try session.engine.answer(to: own)
      ?? session.perform(try reader.command(brought), id: own)
  }

  func run(_ invocation: Invocation) throws {
    let reader = RoundFileReader(path: file)
    let brought = try reader.file()
    let (answer, round) = try invocation.withSession { session in
      guard try session.ask({ try $0.isTakenHere(brought.taken) }) else {
        throw Failure(.configuration, "error.roundFile.foreign", ["path": file])
      }
      let answer = try bring(brought, reader, in: session)
      // The round may have gone on since it was brought for the first time.
      return (answer, try session.ask { try $0.roundHead(answer.round.number).summary })
    }
    let left = LeftOfRound(file: brought, path: file, left: answer.left)
    try left.keep()
    if invocation.options.json {
      let json: JSON = [
        "number": .string(round.number), "state": .string(round.state.rawValue),
        "applied": JSON(answer.applied), "known": JSON(answer.known),
        "orders": .array(answer.orders.map(JSON.string)),
        "sightings": .array(answer.sightings.map(JSON.string)), "left": left.json,
      ]
      invocation.output.write(line: json.text)
    } else {
      write(answer, round, left, invocation)
    }
    if !answer.left.isEmpty { throw NegativeAnswer() }
  }

  private func write(
    _ answer: BringRound.Answer, _ round: RoundHead.Summary, _ left: LeftOfRound,
    _ invocation: Invocation
  ) {
    let strings = invocation.strings
    for order in answer.orders { invocation.output.write(line: order) }
    for order in answer.sightings {
      invocation.output.write(line: strings.text("command.round.sighted", ["order": order]))
    }
    RoundAnswer(summary: round).write(to: invocation)
    invocation.output.write(
      line: strings.text(
        "command.round.brought",
        ["count": "\(answer.applied)", "known": "\(answer.known)"]))
    for line in left.lines(strings) { invocation.output.write(line: line) }
  }
}

/// What of a file could not be taken in: listed, and kept beside the file.
struct LeftOfRound {
  let file: RoundFile
  /// Where the file is.
  let path: String
  let left: [BringRound.Left]

  /// Where it is kept: a round file with these answers alone, each with why. What came through a pipe
  /// is kept here under the number of its round.
  private var keptPath: String { "\(path == "-" ? file.taken.round : path).left" }

  /// Writes it beside the file; nothing when all was taken in, and nothing into the home of an account that
  /// people share behind a gate.
  func keep() throws {
    guard !left.isEmpty, !Gate.isClosed else { return }
    var rest = file
    rest.answers = left.compactMap { one in
      one.index.map { index in
        var entry = file.answers[index]
        entry.why = one.conflict.rawValue
        return entry
      }
    }
    if !left.contains(where: { $0.index == nil }) { rest.finished = "" }
    try Files.write(JSON.text(of: rest, pretty: true) + "\n", to: keptPath)
  }

  var json: JSON {
    .array(
      left.map { one in
        let entry = one.index.map { file.answers[$0] }
        return [
          "stop": JSON(entry?.stop), "item": JSON(entry?.item), "answer": JSON(entry?.answer),
          "at": JSON(entry?.at ?? file.finished), "text": JSON(entry?.text ?? file.reason),
          "photo": JSON(entry?.photo), "photoDigest": JSON(entry?.photoDigest),
          "why": .string(one.conflict.rawValue), "by": JSON(one.by.isEmpty ? nil : one.by),
        ]
      })
  }

  /// A line for each, and where they are kept.
  func lines(_ strings: Strings) -> [String] {
    guard !left.isEmpty else { return [] }
    return left.map { one in
      let why = strings.text(
        MessageKey("command.round.left.\(one.conflict.rawValue)"), ["name": one.by])
      guard let entry = one.index.map({ file.answers[$0] }) else {
        return [file.finished, why].joined(separator: "  ")
      }
      let text = entry.text.count > 60 ? "\(entry.text.prefix(60))…" : entry.text
      return ["\(entry.stop)", entry.item, entry.answer, text, why]
        .filter { !$0.isEmpty }.joined(separator: "  ")
    } + (Gate.isClosed ? [] : [strings.text("command.round.leftKept", ["path": keptPath])])
  }
}
