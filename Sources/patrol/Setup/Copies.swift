import ArgumentParser
import Glibc
import Ledger
import Localization
import WorkOrderEngine

/// `patrol backup FILE`: a consistent copy while others write.
struct Backup: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: helpText("help.backup"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.backup.file"), valueName: "file"))
  var file: String

  func run(_ invocation: Invocation) throws {
    if let refusal = Failure.ownersWork(invocation.databasePath) { throw refusal }
    // Nothing half done is left when somebody stops it.
    StopSignal.putOff()
    defer { StopSignal.letThrough() }
    let progress = ProgressLine()
    defer { progress.end() }
    try invocation.withSession { session in
      try session.ledger.backup(to: file) { pages in
        let share = invocation.formats.percent(
          Double(pages.done) / Double(max(1, pages.total)), digits: 0)
        progress.show(invocation.strings.text("command.backup.progress", ["share": share]))
        return !StopSignal.hasCome
      }
    }
    let bytes = Files.size(of: file)
    invocation.answer(
      ["file": .string(file), "bytes": JSON(bytes)],
      invocation.strings.text("command.backup.done", ["path": file, "bytes": "\(bytes)"]))
  }
}

/// `patrol restore FILE`: checks a backup, then puts it in the place of the database.
struct Restore: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: helpText("help.restore"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.restore.file"), valueName: "file"))
  var file: String

  @Flag(help: ArgumentHelp(helpText("help.yes")))
  var yes = false

  func run(_ invocation: Invocation) throws {
    let path = invocation.databasePath
    if let refusal = Failure.ownersWork(path) { throw refusal }
    guard Files.exists(file) else { throw Failure.unreadable(file, code: ENOENT) }
    if Files.exists(path) {
      let question = invocation.strings.text("command.restore.ask", ["path": file])
      try admit(invocation)
      if !yes, try !invocation.confirm(question) { throw NegativeAnswer() }
      let ledger = try SQLiteLedger(open: path, schema: Engine.schema)
      defer { try? ledger.close() }
      try ledger.restore(from: file)
    } else {
      try makeAnew(path)
    }
    invocation.answer(
      ["restored": .string(file), "database": .string(path)],
      invocation.strings.text("command.restore.done", ["path": file]))
  }

  /// Whoever may not see the database may not replace it either. One that is too damaged to say who signs
  /// in is what backups are for.
  private func admit(_ invocation: Invocation) throws {
    do {
      try invocation.withSession { _ in }
    } catch let error as LocatedError {
      guard case .configuration = error.cause else { throw error }
    } catch let error as LedgerError {
      switch error {
      case .corrupt, .sql, .notOurs: return
      default: throw error
      }
    }
  }

  /// After a lost disk there is nothing to replace: the backup is copied into a new file.
  private func makeAnew(_ path: String) throws {
    try Files.makeFolder(Files.folder(of: path))
    let ledger = try SQLiteLedger.create(at: path, schema: Engine.schema)
    do {
      try ledger.restore(from: file)
      try ledger.close()
    } catch {
      // What it says is worth more than a second failure over a file that goes away.
      try? ledger.close()
      SQLiteLedger.remove(at: path)
      throw error
    }
  }
}
