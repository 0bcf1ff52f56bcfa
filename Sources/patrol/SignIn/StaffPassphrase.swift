import ArgumentParser
import Localization
import WorkOrderEngine

/// `patrol staff passphrase [STAFF]`: one's own passphrase, or another's.
struct StaffPassphrase: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "passphrase", abstract: helpText("help.staff.passphrase"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.staff.whose"), valueName: "staff"))
  var staff: String?

  @Flag(help: ArgumentHelp(helpText("help.staff.clear")))
  var clear = false

  func run(_ invocation: Invocation) throws {
    let number = try invocation.withSession { session in
      let own = try session.actor().person
      let number = try session.ask { snapshot in
        if let staff { return try snapshot.person(named: staff).number }
        return try snapshot.person(own)?.number ?? "\(own)"
      }
      if clear { return try session.perform(ClearPassphrase(staff: number)) }
      let passphrase = try NewPassphrase(number: number).ask(invocation)
      return try session.perform(SetPassphrase(staff: number, passphrase: passphrase))
    }
    let key: MessageKey = clear ? "command.staff.cleared" : "command.staff.passphrase"
    invocation.answer(
      ["number": .string(number), "passphrase": .bool(!clear)],
      invocation.strings.text(key, ["number": number]))
  }
}

/// `patrol staff unlock STAFF`: lets somebody try again who waits because of failures.
struct StaffUnlock: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlock", abstract: helpText("help.staff.unlock"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.staff.number"), valueName: "staff"))
  var staff: String

  func run(_ invocation: Invocation) throws {
    let number = try invocation.withSession { session in
      try session.perform(UnlockSignIn(staff: staff))
    }
    invocation.answer(
      ["number": .string(number)],
      invocation.strings.text("people.done.unlocked", ["number": number]))
  }
}
