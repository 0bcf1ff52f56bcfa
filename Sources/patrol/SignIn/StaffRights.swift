import ArgumentParser
import Localization
import Reports
import WorkOrderEngine

/// `patrol staff rights [STAFF]`: which role may give which command, or what somebody may do on which
/// campus.
struct StaffRights: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "rights", abstract: helpText("help.staff.rights"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.staff.whoseRights"), valueName: "staff"))
  var staff: String?

  func run(_ invocation: Invocation) throws {
    try invocation.withSession { session in
      try session.reader()
      if let staff {
        try write(rightsOf: staff, session, invocation)
      } else {
        try writeTable(session, invocation)
      }
    }
  }

  // MARK: - Roles

  private func writeTable(_ session: Session, _ invocation: Invocation) throws {
    let rows = try session.ask { try $0.rightHolders() }
    if invocation.options.json {
      let items = rows.map { row -> JSON in
        [
          "right": .string(row.right),
          "roles": .array(row.roles.map { .string($0.rawValue) }),
        ]
      }
      return invocation.output.write(line: JSON.list(items, next: nil).text)
    }
    let strings = invocation.strings
    var table = Table(columns: columns(strings, last: "person.roles"))
    table.rows = rows.map { row in
      let roles = row.roles.map { strings.text(MessageKey("role.\($0.rawValue)")) }
      return cells(row.right, roles.joined(separator: " "), strings)
    }
    table.write(to: invocation)
  }

  // MARK: - One person

  private func write(
    rightsOf staff: String, _ session: Session, _ invocation: Invocation
  ) throws {
    let (person, rights, campuses) = try session.ask { snapshot in
      let person = try snapshot.person(named: staff)
      return (person, try snapshot.rights(of: person.id), try snapshot.campuses())
    }
    let codes = Dictionary(campuses.map { ($0.id, $0.code) }) { first, _ in first }
    if invocation.options.json {
      let items = rights.map { standing -> JSON in
        [
          "right": .string(standing.right), "everywhere": .bool(standing.isEverywhere),
          "campuses": .array(standing.campuses.compactMap { codes[$0] }.map { .string($0) }),
        ]
      }
      let answer: JSON = ["number": .string(person.number), "items": .array(items)]
      return invocation.output.write(line: answer.text)
    }
    let strings = invocation.strings
    var table = Table(columns: columns(strings, last: "rights.where"))
    table.rows = rights.map { standing in
      let places =
        standing.isEverywhere
        ? strings["frame.allCampuses"]
        : standing.campuses.compactMap { codes[$0] }.joined(separator: " ")
      return cells(standing.right, places.isEmpty ? "–" : places, strings)
    }
    table.write(to: invocation)
  }

  private func columns(_ strings: Strings, last: MessageKey) -> [Table.Column] {
    [
      .init(title: strings["rights.right"]), .init(title: strings["rights.meaning"]),
      .init(title: strings[last], isFlexible: true),
    ]
  }

  private func cells(_ right: String, _ last: String, _ strings: Strings) -> [TableCell] {
    [
      TableCell(right), TableCell(strings.text(MessageKey("right.\(right)"))), TableCell(last),
    ]
  }
}
