import WorkOrderEngine

/// Who sits in front of the desk, or in whose name it works.
struct Viewer: Hashable, Sendable {
  var id: Int64
  var number: String
  var name: String
  /// What stands beside the name: the crew, or the first role.
  var detail: String
  var roles: Set<Role>
  /// The commands that these roles may give on some campus.
  var permitted: Set<String>
  /// The first role that may give a command, to say whom to ask.
  var granting: [String: Role] = [:]
  /// The one at the keyboard, when the desk acts for somebody else.
  var enteredBy: Int64?

  /// Whose numbers and lists are shown.
  var scope = Scope.usual

  /// The campus that somebody looks at.
  enum Scope: Hashable, Sendable {
    /// The only one on which they have a role, else all.
    case usual
    case all
    /// By its code.
    case campus(String)
  }

  /// Today shows the five numbers to those who answer for the work of others.
  var oversees: Bool {
    !roles.isDisjoint(with: [
      .supervisor, .head, .vicePresident, .administrator, .shiftLeader, .dispatcher, .frontDesk,
    ])
  }

  var actor: Actor { Actor(person: id, enteredBy: enteredBy) }

  func may(_ command: String) -> Bool { permitted.contains(command) }
}
