import ArgumentParser
import Localization
import WorkOrderEngine

/// `patrol staff add NUMBER NAME`: writes a new staff member down.
struct StaffAdd: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: helpText("action.addPerson.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.staff.number"), valueName: "number"))
  var number: String

  @Argument(help: ArgumentHelp(helpText("help.staff.name"), valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp(helpText("help.staff.nameEn"), valueName: "name"))
  var nameEn: String?

  @Option(help: ArgumentHelp(helpText("help.staff.crew"), valueName: "crew"))
  var crew: String?

  @Option(help: ArgumentHelp(helpText("help.staff.phone"), valueName: "text"))
  var phone: String?

  @Option(help: ArgumentHelp(helpText("help.staff.role"), valueName: "role[@campus]"))
  var role: [String] = []

  func run(_ invocation: Invocation) throws {
    let added = try invocation.withSession { session in
      try session.perform(
        EnterStaff(
          number: number, name: name, nameEnglish: nameEn ?? "", crew: crew, phone: phone ?? "",
          roles: role))
    }
    invocation.answer(
      ["number": .string(added)], invocation.strings.text("people.done.added", ["number": added]))
  }
}

/// `patrol staff role STAFF ROLE[@CAMPUS]…`: the roles of somebody from now on.
struct StaffRole: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: helpText("help.staff.roles"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.staff.number"), valueName: "staff"))
  var staff: String

  @Argument(help: ArgumentHelp(helpText("help.staff.role"), valueName: "role[@campus]"))
  var roles: [String]

  func run(_ invocation: Invocation) throws {
    var revision = ReviseStaff(staff: staff)
    revision.roles = roles
    try invocation.revise(revision, saying: "people.done.changed")
  }
}

/// `patrol staff disable STAFF`.
struct StaffDisable: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: helpText("help.staff.disable"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.staff.number"), valueName: "staff"))
  var staff: String

  func run(_ invocation: Invocation) throws {
    var revision = ReviseStaff(staff: staff)
    revision.enabled = false
    try invocation.revise(revision, saying: "people.done.disabled")
  }
}

/// `patrol staff enable STAFF`.
struct StaffEnable: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: helpText("help.staff.enable"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.staff.number"), valueName: "staff"))
  var staff: String

  func run(_ invocation: Invocation) throws {
    var revision = ReviseStaff(staff: staff)
    revision.enabled = true
    try invocation.revise(revision, saying: "people.done.enabled")
  }
}

extension Invocation {
  /// Writes a staff member down otherwise, and says what they still hold.
  fileprivate func revise(_ revision: ReviseStaff, saying sentence: MessageKey) throws {
    let (number, open) = try withSession { session in
      let number = try session.perform(revision)
      return (number, revision.enabled == false ? try session.openOrders(of: number) : 0)
    }
    answer(
      ["number": .string(number), "open": JSON(open)], strings.text(sentence, ["number": number]))
    sayHeld(open, by: number)
  }

  /// What somebody who goes away holds: it stays with them until it is handed on.
  func sayHeld(_ open: Int, by number: String) {
    guard open > 0, !options.json else { return }
    output.write(line: strings.text("people.holds", ["number": number, "count": "\(open)"]))
  }
}

extension Session {
  /// Open orders in somebody's hands.
  func openOrders(of number: String) throws -> Int {
    try ask { try $0.openOrders(of: .person(try $0.person(named: number).id)) }
  }
}
