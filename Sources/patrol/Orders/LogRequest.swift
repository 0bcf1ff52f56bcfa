import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// A defect as it was typed for ``OrderLog``, whoever read the words.
struct LogRequest {
  var place: String?
  var category: String?
  var priority: String?
  var major = false
  var text: String
  var reporter = ""
  var contact = ""
  var asset: String?
  var appointment: String?
  var agreed: String?
  var done: Completion?
  var follows: String?
  var parent: String?
  var happened: String?
  var id: String?

  func run(_ invocation: Invocation) throws {
    try invocation.withSession { session in
      let answer = try session.perform(try command(in: session), id: id)
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
      done: done, follows: follows, parent: parent,
      happened: times.happened)
  }

  /// What goes on from another order, or is a part of it, is at the same place and of the same
  /// category, unless said. A category that nobody names is guessed from the words, as on the desk.
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
    let given = [appointment, agreed, happened]
    guard given.contains(where: { $0 != nil }) else { return (nil, nil, nil) }
    let zone = try session.ask { try $0.campus(try $0.place(named: place).campus).zone }
    func instant(_ text: String) throws -> Instant { try TimeText.instant(text, in: zone) }
    return (
      try appointment.map(instant), try agreed.map { try TimeText.deadline($0, in: zone) },
      try happened.map(instant)
    )
  }
}

extension LogRequest {
  /// What words ask for that begin with `order log` and have only the options of nearly every call, each once
  /// and with a value; `nil` for all others. Asking the parser takes a quarter of the whole command, and
  /// scripts log defects all day.
  static func plain(_ words: [String]) -> (request: LogRequest, options: GivenOptions)? {
    guard words.starts(with: ["order", "log"]) else { return nil }
    var request = LogRequest(text: "")
    var options = GivenOptions()
    var (text, seen): (String?, [String]) = (nil, [])
    var rest = words[2...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-") else {
        guard text == nil else { return nil }
        text = word
        continue
      }
      guard !seen.contains(word) else { return nil }
      seen.append(word)
      if word == "--json" {
        options.json = true
        continue
      }
      guard let value = rest.popFirst(), !value.isEmpty, !value.hasPrefix("-") else { return nil }
      switch word {
      case "--database": options.database = value
      case "--as": options.actingAs = value
      case "--language":
        guard let language = Language(rawValue: value) else { return nil }
        options.language = language
      case "--place": request.place = value
      case "--category": request.category = value
      case "--priority": request.priority = value
      case "--reporter": request.reporter = value
      case "--contact": request.contact = value
      case "--id": request.id = value
      default: return nil
      }
    }
    guard let text else { return nil }
    request.text = text
    return (request, options)
  }
}
