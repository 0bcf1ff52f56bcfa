import Localization
import WorkOrderEngine

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
