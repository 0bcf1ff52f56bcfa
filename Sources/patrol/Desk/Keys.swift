import ArgumentParser
import Localization
import PatrolDesk
import Screen

/// `patrol keys`: the desk's keys, from the table that the desk itself uses.
struct Keys: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: helpText("help.keys"))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown
  }

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.format"), valueName: "text|markdown"))
  var format = Format.text

  func run(_ invocation: Invocation) throws {
    let strings = invocation.strings
    let sheet = try DeskFiles.keys(ConfigurationLayers(invocation)).sheet(in: strings).filter {
      !$0.lines.isEmpty
    }
    if invocation.options.json {
      invocation.output.write(line: JSON.list(sheet.flatMap(json), next: nil).text)
      return
    }
    for (index, section) in sheet.enumerated() {
      if index > 0 { invocation.output.write("\n") }
      let title = strings.heading(section.context.title)
      switch format {
      case .text:
        invocation.output.write(line: title)
        table(section.lines, strings).write(to: invocation)
      case .markdown:
        invocation.output.write(line: markdown(title, section.lines, strings))
      }
    }
  }

  private func json(_ section: (context: KeyContext, lines: [HelpLine])) -> [JSON] {
    section.lines.map { line in
      [
        "context": .string(section.context.rawValue), "id": .string(line.id),
        "keys": .array(line.keys.map(JSON.string)), "label": .string(line.label),
        "explanation": .string(line.explanation),
      ]
    }
  }

  private func table(_ lines: [HelpLine], _ strings: Strings) -> Table {
    Table(
      columns: [
        .init(title: strings["key.column.key"]), .init(title: strings["key.column.action"]),
        .init(title: strings["key.column.explanation"], isFlexible: true),
        .init(title: strings["key.column.id"]),
      ],
      rows: lines.map { line in
        [
          TableCell(line.keys.joined(separator: " ")), TableCell(line.label),
          TableCell(line.explanation), TableCell(line.id),
        ]
      })
  }

  private func markdown(_ title: String, _ lines: [HelpLine], _ strings: Strings) -> String {
    let head = ["key.column.key", "key.column.action", "key.column.explanation", "key.column.id"]
      .map { strings[MessageKey($0)] }
    let rows = lines.map { line in
      let keys = line.keys.map { $0 == "|" ? "`\\|`" : "`\($0)`" }.joined(separator: " ")
      return "| \(keys) | \(line.label) | \(line.explanation) | `\(line.id)` |"
    }
    let top = ["## \(title)", "", "| \(head.joined(separator: " | ")) |", "|---|---|---|---|"]
    return (top + rows).joined(separator: "\n")
  }
}
