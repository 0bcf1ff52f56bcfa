import ArgumentParser
import Localization
import Synchronization

/// `patrol gate`: what sshd runs, as its `ForceCommand`, for people who have no account on the machine. It does
/// what they asked ssh to do, as words of this program and never of a shell; without words it opens the desk.
///
/// Behind it nobody names a file of the machine, nor another database or configuration: they share the
/// account, and what its files say is not theirs. Standard input and output are (`-`).
struct Gate: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate", abstract: helpText("help.gate"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  private static let closed = Atomic(false)

  /// Whether this run came through it.
  static var isClosed: Bool { closed.load(ordering: .relaxed) }

  /// What is done to files, and what would lead around the gate.
  private static let refused: Set<String> = ["gate", "init", "demo", "backup", "restore"]
  private static let refusedOptions: Set<String> = ["--database", "--config"]

  func run(_ invocation: Invocation) throws {
    Self.closed.store(true, ordering: .relaxed)
    var asked = try ShellWords(Surroundings["SSH_ORIGINAL_COMMAND"] ?? "").words
    if asked.first == "patrol" { asked.removeFirst() }
    let options = asked.prefix { $0 != "--" }.map { word in String(word.prefix { $0 != "=" }) }
    guard !options.contains(where: Self.refusedOptions.contains) else { throw Self.refusal }
    // What root wrote behind the command holds, so it comes first.
    let line = CommandWords(CommandWords.given.words.dropFirst() + asked)
    if let command = line.words.first, Self.refused.contains(command) { throw Self.refusal }
    CommandWords.replace(with: line)
    try Program.perform(line)
  }

  static let refusal = Failure(.notPermitted, "error.notThroughGate")
}

extension Files {
  /// Whether a file that somebody names may be read or written in this run.
  ///
  /// - Throws: ``Failure`` behind a gate; `-` is nobody's file.
  static func admit(named path: String) throws {
    guard !Gate.isClosed || path == "-" else { throw Gate.refusal }
  }
}
