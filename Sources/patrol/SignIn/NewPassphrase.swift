import Localization
import WorkOrderEngine

/// Asks for a passphrase that somebody shall have: twice on the terminal, where it is not shown; without a
/// terminal on standard input it is the first line there.
struct NewPassphrase {
  /// More bytes than the longest passphrase has.
  private static let mostBytes = 65_536

  /// Whose it will be.
  let number: String

  /// - Throws: ``Failure`` when the two differ, or nobody answers.
  func ask(_ invocation: Invocation) throws -> Passphrase {
    guard Console.isTerminal(0) else { return Passphrase(try given()) }
    guard let terminal = AskingTerminal() else {
      throw Failure(.notPermitted, "error.signInNeeded")
    }
    let strings = invocation.strings
    try invocation.output.flush()
    guard let first = terminal.askHidden(strings.text("signIn.new", ["number": number])),
      let second = terminal.askHidden(strings["signIn.again"])
    else { throw NegativeAnswer() }
    // Compared as it will be kept: the same signs made otherwise are the same.
    guard first == second else { throw Failure(.malformed, "error.passphrasesDiffer") }
    return Passphrase(first)
  }

  private func given() throws -> String {
    var bytes: [UInt8] = []
    try Files.pieces(of: "-") { piece in
      guard bytes.count <= Self.mostBytes else {
        throw EngineError.tooLong(field: "passphrase", limit: Passphrase.most)
      }
      bytes += piece
    }
    let line = bytes.prefix { $0 != 0x0A }
    let bare = line.last == 0x0D ? line.dropLast() : line
    guard let text = String(validating: bare, as: UTF8.self) else {
      throw Failure(.malformed, "error.notText", ["value": "-"])
    }
    return text
  }
}
