import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol handover show [SHEET]`: a sheet, or the draft of a campus, for programs: its content alone, as
/// it was stored where it was given; with `--json` what happened to it as well.
struct HandoverShow: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: helpText("help.handover.show"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choice: CampusChoice

  @Argument(help: ArgumentHelp(helpText("help.handover.sheet"), valueName: "sheet"))
  var sheet: String?

  @Flag(help: ArgumentHelp(helpText("help.handover.bytes")))
  var bytes = false

  func run(_ invocation: Invocation) throws {
    guard bytes else { return invocation.output.write(line: try text(invocation)) }
    guard !invocation.options.json else { throw Failure(.usage, "error.bytesAlone") }
    invocation.output.write(try frozen(invocation))
  }

  /// The bytes of which the digest is, and nothing behind them.
  ///
  /// - Throws: ``Failure`` without a sheet that was given, and for a terminal, which bytes of an earlier release
  ///   could lead astray.
  private func frozen(_ invocation: Invocation) throws -> [UInt8] {
    guard let sheet else { throw Failure(.usage, "error.bytesOfDraft") }
    guard !Console.isForPeople else { throw Failure(.usage, "error.bytesOnTerminal") }
    return try invocation.withSession { session in
      _ = try session.actor()
      return try session.ask { try $0.handover(sheet).frozen }
    }
  }

  /// The JSON on one line.
  func text(_ invocation: Invocation) throws -> String {
    try invocation.withSession { session in
      let actor = try session.actor()
      let code = try sheet == nil ? choice.code(session) : ""
      return try session.ask { snapshot in
        let file =
          try sheet.map { try snapshot.handover($0) }
          ?? snapshot.draftFile(
            campus: try snapshot.campus(named: code).id, shownTo: actor.person)
        guard !invocation.options.json else {
          return try HandoverShape(
            file: file, difference: try snapshot.handoverDifference(of: file.sheet)
          ).text()
        }
        guard !file.frozen.isEmpty else { return JSONEscapes.escaped(try file.sheet.json()) }
        // What was frozen goes to a program as it was stored: the digest is of these bytes.
        let stored = String(decoding: file.frozen, as: UTF8.self)
        return Console.isForPeople ? JSONEscapes.escaped(stored) : stored
      }
    }
  }
}
