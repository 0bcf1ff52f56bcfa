import ArgumentParser
import Configuration
import Localization
import WorkOrderEngine

/// `patrol import …`: from the files that offices keep.
struct ImportFamily: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: helpText("help.import"), subcommands: [ImportOrders.self])
}

/// `patrol import orders FILE --map MAP`.
struct ImportOrders: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders", abstract: helpText("help.import.orders"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.import.file"), valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp(helpText("help.import.map"), valueName: "map"))
  var map: String

  @Flag(help: ArgumentHelp(helpText("help.import.strict")))
  var strict = false

  @Flag(help: ArgumentHelp(helpText("help.import.update")))
  var update = false

  @Flag(help: ArgumentHelp(helpText("help.import.dryRun")))
  var dryRun = false

  func run(_ invocation: Invocation) throws {
    let map = try readMap()
    let source = try ImportSource(path: file)
    let summary = try invocation.withSession { session in
      let progress = ImportProgress(invocation)
      defer { progress.end() }
      return try session.engine.importOrders(
        source, map: map, options: ImportOptions(strict: strict, update: update, dryRun: dryRun),
        id: CommandID.fresh(), by: try session.actor(), now: session.now
      ) { rows in
        progress.show(rows)
        return true
      }
    }
    let paper = ImportPaper(summary: summary, invocation: invocation)
    paper.write(isDry: dryRun, isStrict: strict)
    if !summary.badRows.isEmpty {
      try invocation.output.flush()
      throw Failure(.malformed, "error.badLines", ["count": "\(summary.badRows.count)"])
    }
  }

  private func readMap() throws -> ImportMap {
    do {
      return try ImportMap(toml: try Files.text(map), file: map)
    } catch let error as ConfigurationError {
      throw GivenFileError(cause: error)
    }
  }
}

/// How far an import is, on the terminal of whoever waits for it.
struct ImportProgress {
  private let isShown: Bool
  private let strings: Strings

  init(_ invocation: Invocation) {
    isShown = Console.isTerminal(2)
    strings = invocation.strings
  }

  func show(_ rows: Int) {
    guard isShown else { return }
    Console.prompt("\r" + strings.text("command.import.progress", ["lines": "\(rows)"]))
  }

  func end() {
    if isShown { Console.prompt("\r\u{1B}[K") }
  }
}

/// What an import did, and what it did not take and why.
struct ImportPaper {
  let summary: ImportSummary
  let invocation: Invocation

  func write(isDry: Bool, isStrict: Bool) {
    if invocation.options.json {
      invocation.output.write(line: json.text)
      return
    }
    let strings = invocation.strings
    func say(_ key: MessageKey, _ arguments: [String: String] = [:]) {
      invocation.output.write(line: strings.text(key, arguments))
    }
    for remark in summary.badRows {
      say("command.import.badLine", ["line": "\(remark.line)", "reason": reason(remark)])
    }
    for remark in summary.warnings {
      say("command.import.warning", ["line": "\(remark.line)", "reason": reason(remark)])
    }
    for difference in summary.different {
      say(
        "command.import.different",
        [
          "line": "\(difference.line)", "number": difference.number,
          "fields": difference.fields.joined(separator: " "),
        ])
    }
    let created: [(MessageKey, [String])] = [
      ("command.import.createdCampuses", summary.campuses),
      ("command.import.createdCategories", summary.categories),
      ("command.import.createdPlaces", summary.places),
    ]
    for (key, names) in created where !names.isEmpty {
      say(key, ["count": "\(names.count)", "what": invocation.formats.list(names)])
    }
    say(
      "command.import.result",
      [
        "imported": "\(summary.added)", "unchanged": "\(summary.unchanged)",
        "different": "\(summary.different.count)", "updated": "\(summary.updated)",
        "bad": "\(summary.badRows.count)",
      ])
    if isDry { say("command.import.dryRun") }
    if isStrict, !isDry, !summary.isCommitted { say("command.import.strictStopped") }
  }

  private func reason(_ remark: ImportRemark) -> String {
    invocation.strings.text(MessageKey(remark.fault.messageKey), remark.fault.arguments)
  }

  private var json: JSON {
    func remarks(_ remarks: [ImportRemark]) -> JSON {
      .array(remarks.map { ["line": JSON($0.line), "reason": .string(reason($0))] })
    }
    func names(_ names: [String]) -> JSON { .array(names.map(JSON.string)) }
    return [
      "rows": JSON(summary.rows), "imported": JSON(summary.added),
      "unchanged": JSON(summary.unchanged), "updated": JSON(summary.updated),
      "different": .array(
        summary.different.map { difference in
          [
            "line": JSON(difference.line), "number": .string(difference.number),
            "fields": names(difference.fields),
          ]
        }),
      "bad": remarks(summary.badRows), "warnings": remarks(summary.warnings),
      "created": [
        "campuses": names(summary.campuses), "categories": names(summary.categories),
        "places": names(summary.places),
      ],
      "committed": JSON(summary.isCommitted),
    ]
  }
}
