import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol handover show [SHEET]`: a sheet, or the draft of a campus, as JSON for programs.
struct HandoverShow: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: helpText("help.handover.show"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choice: CampusChoice

  @Argument(help: ArgumentHelp(helpText("help.handover.sheet"), valueName: "sheet"))
  var sheet: String?

  func run(_ invocation: Invocation) throws {
    invocation.output.write(line: try text(invocation))
  }

  /// The sheet as JSON on one line.
  func text(_ invocation: Invocation) throws -> String {
    try invocation.withSession { session in
      try session.reader()
      guard let sheet else {
        let code = try choice.code(session)
        return try session.ask { snapshot in
          try JSONEscapes.escaped(
            snapshot.handoverDraft(campus: try snapshot.campus(named: code).id).json())
        }
      }
      let file = try session.ask { try $0.handover(sheet) }
      guard !file.frozen.isEmpty else { return JSONEscapes.escaped(try file.sheet.json()) }
      // What was frozen goes to a program as it was stored: the digest is of these bytes.
      let stored = String(decoding: file.frozen, as: UTF8.self)
      return Console.isForPeople ? JSONEscapes.escaped(stored) : stored
    }
  }
}
