import Configuration
import Localization
import WorkOrderEngine

/// Asks for number and passphrase on the terminal, before a command says anything.
struct TerminalSignIn {
  /// How often somebody may mistype before the command gives up.
  private static let tries = 3

  let session: Session

  /// - Throws: ``Failure`` (77) without a terminal, `EngineError` when nobody has signed in.
  func ask() throws -> Person {
    let strings = session.invocation.strings
    guard let terminal = AskingTerminal() else { throw Self.needed }
    try session.invocation.output.flush()
    for attempt in 1... {
      guard let number = terminal.ask(strings["signIn.number"]),
        let passphrase = terminal.askHidden(strings["signIn.passphrase"])
      else { throw Self.needed }
      do {
        let signedIn = try session.engine.signIn(
          number: number, passphrase: Passphrase(passphrase), now: session.now)
        if signedIn.failuresBefore > 0 {
          let count = "\(signedIn.failuresBefore)"
          terminal.say(strings.text("signIn.failuresBefore", ["count": count]))
        }
        return signedIn.person
      } catch EngineError.signInRefused where attempt < Self.tries {
        terminal.say(strings["error.signInRefused"])
      }
    }
    throw EngineError.signInRefused
  }

  private static var needed: Failure {
    Failure(.notPermitted, Gate.isClosed ? "error.signInNeeded.ssh" : "error.signInNeeded")
  }
}

extension Session {
  /// Who signs in by which accounts, and when desks lock.
  var signInRules: SignInRules {
    get throws { try ask { try $0.signInRules() } }
  }

  /// Whether whoever runs this has to sign in. An account whose name the system cannot tell just now may be
  /// one of those that do; so it does, unless it is somebody's by its id.
  var asksToSignIn: Bool {
    get throws {
      let (rules, login) = (try signInRules, SystemUser.login)
      if rules.asks(login) { return true }
      guard !SystemUser.isNamed, !rules.accounts.isEmpty else { return false }
      return try ask { try $0.person(login: login) } == nil
    }
  }
}
