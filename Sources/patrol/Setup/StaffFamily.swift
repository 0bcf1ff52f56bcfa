import ArgumentParser
import Configuration
import Localization
import Reports
import WorkOrderEngine

/// `patrol staff …`: people and their roles.
struct StaffFamily: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: helpText("help.staff"),
    subcommands: [
      StaffList.self, StaffAdd.self, StaffRole.self, StaffDisable.self, StaffEnable.self,
      StaffLogin.self, StaffRoster.self, StaffPassphrase.self, StaffUnlock.self,
      StaffRights.self,
    ])
}

/// `patrol staff list`.
struct StaffList: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: helpText("help.staff.list"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  struct Entry {
    var person: Person
    var crew: String
    var roles: [(role: Role, campus: String?)]
  }

  func run(_ invocation: Invocation) throws {
    let entries = try invocation.withSession { session in
      try session.reader()
      return try session.ask { try self.entries($0) }
    }
    if invocation.options.json {
      invocation.output.write(line: JSON.list(entries.map(json), next: nil).text)
      return
    }
    let strings = invocation.strings
    var table = Table(columns: [
      .init(title: strings["person.number"]), .init(title: strings["person.name"]),
      .init(title: strings["person.roles"], isFlexible: true),
      .init(title: strings["person.crew"]), .init(title: strings["person.phone"]),
      .init(title: strings["person.login"]), .init(title: ""),
    ])
    table.rows = entries.map { entry in
      [
        TableCell(entry.person.number),
        TableCell(
          PaperNames.Name(entry.person.name, entry.person.nameEnglish).whole(invocation.language)),
        TableCell(entry.roles.map { roleName($0, strings) }.joined(separator: " ")),
        TableCell(entry.crew), TableCell(entry.person.phone), TableCell(entry.person.login ?? ""),
        TableCell(entry.person.isEnabled ? "" : strings["person.disabled"], .bad),
      ]
    }
    table.write(to: invocation)
  }

  private func entries(_ snapshot: Snapshot) throws -> [Entry] {
    let crews = Dictionary(
      try snapshot.crews().map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
    let contractors = Dictionary(
      try snapshot.contractors().map { ($0.id, $0.code) },
      uniquingKeysWith: { first, _ in first })
    let campuses = Dictionary(
      try snapshot.campuses().map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
    return try snapshot.staff().map { person in
      Entry(
        person: person,
        crew: person.crew.flatMap { crews[$0] } ?? person.contractor.flatMap { contractors[$0] }
          ?? "",
        roles: try snapshot.roles(of: person.id).map { grant in
          (role: grant.role, campus: grant.campus.flatMap { campuses[$0] })
        })
    }
  }

  private func roleName(_ grant: (role: Role, campus: String?), _ strings: Strings) -> String {
    let name = strings.text(MessageKey("role.\(grant.role.rawValue)"))
    return grant.campus.map { "\(name)@\($0)" } ?? name
  }

  private func json(_ entry: Entry) -> JSON {
    [
      "number": .string(entry.person.number), "name": .string(entry.person.name),
      "nameEnglish": .string(entry.person.nameEnglish),
      "crew": JSON(entry.crew.isEmpty ? nil : entry.crew),
      "phone": .string(entry.person.phone), "login": JSON(entry.person.login),
      "enabled": .bool(entry.person.isEnabled),
      "roles": .array(
        entry.roles.map { grant in
          ["role": .string(grant.role.rawValue), "campus": JSON(grant.campus)]
        }),
    ]
  }
}

/// `patrol staff login NUMBER USER`: which system user somebody is.
struct StaffLogin: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: helpText("help.staff.login"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.staff.number"), valueName: "staff"))
  var number: String

  @Argument(help: ArgumentHelp(helpText("help.staff.user"), valueName: "user"))
  var login: String

  func run(_ invocation: Invocation) throws {
    let mapped = try invocation.withSession { session in
      try session.perform(MapLogin(staff: number, login: login))
    }
    invocation.answer(
      ["number": .string(mapped), "login": .string(login)],
      invocation.strings.text("command.staff.login", ["number": mapped, "login": login]))
  }
}
