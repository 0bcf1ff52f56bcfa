import Localization
import Reports
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
    let created = lines.created + [lines.result]
    for line in lines.rows + created + lines.unwritten(isDry: isDry, isStrict: isStrict) {
      invocation.output.write(line: line)
    }
  }

  private var lines: ImportLines {
    ImportLines(formats: invocation.formats, summary: summary, place: .commandLine)
  }

  private var json: JSON {
    func remarks(_ remarks: [ImportRemark]) -> JSON {
      .array(remarks.map { ["line": JSON($0.line), "reason": .string(lines.reason($0))] })
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
