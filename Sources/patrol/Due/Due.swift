import ArgumentParser
import Configuration
import Localization
import ServiceClock

/// `patrol due`: a due time, or the open time between two times; needs no database.
struct Due: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: helpText("help.due"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.due.calendar"), valueName: "file|name"))
  var calendar: String

  @Option(help: ArgumentHelp(helpText("help.due.from"), valueName: "time"))
  var from: String?

  @Option(help: ArgumentHelp(helpText("help.due.target"), valueName: "target"))
  var target: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(helpText("help.due.hold"), valueName: "from/to"))
  var hold: [String] = []

  @Flag(help: ArgumentHelp(helpText("help.due.explain")))
  var explain = false

  @Option(help: ArgumentHelp(helpText("help.due.until"), valueName: "time"))
  var until: String?

  @Option(help: ArgumentHelp(helpText("help.due.batch"), valueName: "file"))
  var batch: String?

  func run(_ invocation: Invocation) throws {
    try checkCombination()
    let calendar = try CompiledCalendar(try NamedCalendar.find(calendar))
    if let batch {
      try DueBatch(calendar: calendar, invocation: invocation).run(file: batch)
    } else if let from {
      let start = try TimeText.instant(from, in: calendar.zone)
      if let until {
        try openTime(from: start, until: until, calendar, invocation)
      } else if let target {
        do {
          try due(from: start, target: try Target(target), calendar, invocation)
        } catch let error as ClockError {
          throw LocatedClockError(cause: error, zone: calendar.zone)
        }
      }
    }
  }

  private func checkCombination() throws {
    let single = from != nil && (target != nil) != (until != nil)
    let holdsFit = hold.isEmpty && !explain || target != nil
    let alone = from == nil && target == nil && until == nil && hold.isEmpty && !explain
    guard batch == nil ? single && holdsFit : alone else {
      throw Failure(.usage, "error.dueUsage")
    }
  }

  private func due(
    from start: Instant, target: Target, _ calendar: CompiledCalendar, _ invocation: Invocation
  ) throws {
    let holds = try hold.map { try Hold(typed: $0, in: calendar.zone) }
    let zone = calendar.zone
    if explain {
      let shape = ExplanationShape(
        explanation: try calendar.explain(from: start, target: target, holds: holds), zone: zone)
      guard invocation.options.json else { return shape.write(to: invocation) }
      invocation.output.write(line: shape.json().text)
      return
    }
    let answer = DueAnswer(
      due: try calendar.due(from: start, target: target, holds: holds), from: start,
      calendar: calendar)
    let note = answer.due.estimated ? "\t\(invocation.strings["frame.estimated"])" : ""
    invocation.answer(answer.json, zone.iso8601(answer.due.due) + note)
  }

  private func openTime(
    from start: Instant, until text: String, _ calendar: CompiledCalendar,
    _ invocation: Invocation
  ) throws {
    let end = try TimeText.instant(text, in: calendar.zone)
    guard end >= start else { throw Failure.malformed("error.endsBeforeStart", text) }
    let seconds = calendar.openSeconds(from: start, to: end)
    invocation.answer(
      ["openMinutes": .minutes(seconds), "openSeconds": JSON(seconds)],
      OpenTime.text(seconds))
  }
}

/// A due time as programs get it.
struct DueAnswer {
  var due: DueTime
  var from: Instant
  var calendar: CompiledCalendar

  var json: JSON {
    [
      "due": JSON(due.due, calendar.zone), "estimated": JSON(due.estimated),
      "openMinutes": .minutes(calendar.openSeconds(from: from, to: due.due)),
    ]
  }
}

extension JSON {
  /// Seconds as minutes: whole ones as whole numbers.
  static func minutes(_ seconds: Int64) -> JSON {
    seconds % 60 == 0 ? .integer(seconds / 60) : .number(Double(seconds) / 60)
  }
}

extension Hold {
  /// Reads `FROM/TO`.
  init(typed text: String, in zone: ZoneRules) throws {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else { throw Failure.malformed("error.badHold", text) }
    self.init(
      start: try TimeText.instant(ends[0], in: zone), end: try TimeText.instant(ends[1], in: zone))
  }
}

/// A calendar by the name of a built-in one, or in a file.
enum NamedCalendar {
  static func find(_ name: String) throws -> WorkingCalendar {
    if let builtIn = try CalendarFile.named(name) { return builtIn }
    guard !Gate.isClosed, Files.exists(name) else {
      throw Failure(
        .unknown, "error.unknownCalendar", ["name": name, "known": "24x7, china, office"])
    }
    do {
      return try CalendarFile.load(toml: try Files.text(name), file: name)
    } catch let error as ConfigurationError {
      throw GivenFileError(cause: error)
    }
  }
}
