import ArgumentParser
import Configuration
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol order show N`: one order with its clocks and its events.
struct OrderShow: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: helpText("help.order.show"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.number"), valueName: "n"))
  var number: String

  func run(_ invocation: Invocation) throws {
    try invocation.withSession { session in
      let actor = try session.actor()
      let story = try session.ask { snapshot in
        // Programs read the names as the campus wrote them, whatever the language of the words.
        let names =
          invocation.options.json ? nil : ChosenNames(snapshot, strings: invocation.strings)
        return try OrderStory(snapshot, number: number, for: actor, called: names)
      }
      if invocation.options.json {
        invocation.output.write(line: story.json.text)
      } else {
        story.write(to: invocation, now: session.now)
      }
    }
  }
}

/// All there is to tell of one order.
struct OrderStory {
  let row: OrderListRow
  let file: OrderFile
  let zone: ZoneRules
  let names: StoryNames
  let configuration: EffectiveConfiguration
  let firstContact: String?
  let links: [LinkedOrder]
  let breaches: [Breach]
  let recurrence: OrderRecurrence?

  /// - Parameters:
  ///   - actor: who reads it; what they need not know of the reporter is masked.
  ///   - chosen: the names of the language in which it is told; `nil`: as the campus wrote them.
  init(
    _ snapshot: Snapshot, number: String, for actor: Actor, called chosen: ChosenNames? = nil
  ) throws {
    let order = try snapshot.orderRow(number)
    row = try chosen?.named(order) ?? order
    file = try snapshot.contactReader(for: actor).reading(try snapshot.orderFile(number))
    zone = try snapshot.campus(row.campusID).zone
    breaches = try snapshot.orderView(number).breaches(at: snapshot.now)
    names = try StoryNames(
      file.events, holders: breaches.flatMap { $0.shares.map(\.holder) }, in: snapshot,
      called: chosen)
    configuration = try snapshot.rulebook().configuration
    links = try snapshot.links(ofOrder: number)
    recurrence = try snapshot.recurrence(ofOrder: number)
    firstContact =
      try chosen?.person(file.order.firstContact)
      ?? snapshot.person(file.order.firstContact)?.name
  }

  var json: JSON {
    var members = OrderShape(row: row, zone: zone).members
    members["events"] = .array(
      file.events.map { EventShape(event: $0, zone: zone, names: names).json })
    // Only where there are any: most orders have the keys of the contract and no more.
    if !links.isEmpty {
      members["links"] = .array(
        links.map { ["relation": .string($0.relation.rawValue), "number": .string($0.number)] })
    }
    if let recurrence {
      members["recurrence"] = .array(recurrence.orders.map(JSON.string))
    }
    if !breaches.isEmpty {
      members["breaches"] = .array(
        breaches.map { BreachShape(breach: $0, zone: zone, names: names).json })
    }
    return .object(members)
  }

  func write(to invocation: Invocation, now: Instant) {
    let strings = invocation.strings
    let formats = invocation.formats
    let report = file.order.report
    func time(_ instant: Instant) -> String { formats.dateTime(zone.parts(instant)) }
    var fields = FieldList()
    func add(_ key: MessageKey, _ value: String) { fields.add(strings[key], value) }
    add("order.field.number", row.number + (row.isMajor ? "  \(strings["order.field.major"])" : ""))
    add("order.field.state", strings.word(row.stage))
    add(
      "order.field.priority",
      "\(row.priority.rawValue) \(strings.text(MessageKey("priority.\(row.priority.rawValue)")))")
    let category = configuration.category(row.category)
    add(
      "order.field.category",
      (invocation.language == .zhHans ? category?.zh : category?.en) ?? row.category)
    add("order.field.place", "\(row.placePath) \(row.place)")
    add("order.field.text", row.text)
    add("order.field.holder", strings.name(of: row.holder, row.holderName))
    add("order.field.reporter", [report.reporter, report.contact].joinedWords)
    add("order.field.firstContact", firstContact ?? "")
    add("order.field.reported", time(row.reported))
    add("order.field.appointment", report.appointment.map(time) ?? "")
    add("order.field.reference", row.reference ?? "")
    add("order.field.sightings", row.sightings > 0 ? "\(row.sightings)" : "")
    for link in links {
      add(
        "order.field.link",
        strings.text(MessageKey("order.link.\(link.relation.rawValue)"), ["number": link.number]))
    }
    if let orders = recurrence?.orders {
      add(
        "order.field.recurrence",
        strings.text(
          "order.recurrence",
          ["count": "\(orders.count)", "orders": orders.dropLast().suffix(5).joinedWords]))
    }
    fields.write(to: invocation)
    heading("order.section.clocks", invocation)
    clocks(strings, formats, now: now).write(to: invocation)
    if !breaches.isEmpty {
      heading("order.section.breaches", invocation)
      BreachShape.table(breaches, names, strings, formats).write(to: invocation)
    }
    heading("order.section.story", invocation)
    events(strings, formats).write(to: invocation)
  }

  private func heading(_ key: MessageKey, _ invocation: Invocation) {
    guard Console.isForPeople else { return }
    invocation.output.write(line: "")
    invocation.output.write(line: invocation.strings.heading(key))
  }

  private func clocks(_ strings: Strings, _ formats: Formats, now: Instant) -> Table {
    var table = Table(columns: [
      .init(title: ""), .init(title: strings["order.field.state"]),
      .init(title: strings["order.field.due"]),
      .init(title: strings["order.field.remaining"], isFigure: true),
      .init(title: strings["explain.target"]),
    ])
    table.rows = row.clocks.map { face in
      let estimated = face.estimated ? " (\(strings["frame.estimated"]))" : ""
      return [
        TableCell(strings.text(MessageKey("clock.kind.\(face.kind.rawValue)"))),
        TableCell(strings.word(face.word), face.word.tone),
        TableCell(face.standingDue.map { formats.dateTime(zone.parts($0)) + estimated } ?? ""),
        TableCell(face.stopped == nil ? face.left(at: now, in: formats) : ""),
        TableCell(strings.words(target: face.target, in: zone)),
      ]
    }
    return table
  }

  private func events(_ strings: Strings, _ formats: Formats) -> Table {
    var table = Table(columns: [
      .init(title: strings["order.field.happened"]), .init(title: ""),
      .init(title: strings["order.field.by"]),
      .init(title: strings["order.field.note"], isFlexible: true),
    ])
    let teller = EventTeller(
      strings: strings, formats: formats, zone: zone, names: names, configuration: configuration)
    table.rows = file.events.map { event in
      [
        TableCell(formats.dateTime(zone.parts(event.happened))),
        TableCell(strings.word(of: event.change.kind)),
        TableCell(names.person(event.by) ?? strings["role.system"]),
        TableCell(teller.detail(of: event)),
      ]
    }
    return table
  }
}

extension [String] {
  /// Those that are not empty, with blanks between.
  var joinedWords: String { filter { !$0.isEmpty }.joined(separator: " ") }
}

extension ClockFace {
  /// What is left until it is due, or by how much it is late, by the clock on the wall as on the
  /// desk: open hours would be mistaken for days. While it is held, the open time it keeps.
  func left(at now: Instant, in formats: Formats) -> String {
    word == .onHold ? formats.kept(remaining) : formats.remaining(due - now)
  }
}

extension ClockWord {
  /// Its colour.
  var tone: Tone {
    switch self {
    case .late, .missed: .bad
    case .atRisk: .warning
    case .onTime, .met: .good
    case .onHold: .held
    case .stopped: .faint
    }
  }
}

extension Strings {
  /// The name of an event.
  func word(of event: OrderChange.Kind) -> String {
    text(MessageKey("order.event.\(event.rawValue)"))
  }
}
