import Localization
import ServiceClock

/// Why something is due when it is, for people and for programs.
struct ExplanationShape {
  let explanation: Explanation
  let zone: ZoneRules
  /// The clock is on hold: what ends the lines would be due if the hold ended now.
  var isHeld = false

  func json(with more: [String: JSON] = [:]) -> JSON {
    var members = more
    members["start"] = JSON(explanation.start, zone)
    members["target"] = .string(explanation.target.text)
    members["due"] = JSON(explanation.due.due, zone)
    members["estimated"] = JSON(explanation.due.estimated)
    members["lines"] = .array(explanation.lines.map(line))
    return .object(members)
  }

  private func line(_ line: ExplanationLine) -> JSON {
    [
      "kind": .string(line.kind.rawValue), "from": JSON(line.from, zone),
      "to": JSON(line.to, zone), "seconds": JSON(line.seconds), "sum": JSON(line.sum),
      "date": JSON(line.date?.description), "name": JSON(line.name),
      "workingDay": JSON(line.workingDay),
    ]
  }

  func write(to invocation: Invocation) {
    let strings = invocation.strings
    let formats = invocation.formats
    var table = Table(columns: [
      .init(title: ""), .init(title: ""), .init(title: ""),
      .init(title: "", isFigure: true),
      .init(title: strings["explain.sum"], isFigure: true),
      .init(title: "", isFlexible: true),
    ])
    table.rows = explanation.lines.map { line in
      [
        TableCell(strings.text(MessageKey("explain.\(line.kind.rawValue)"))),
        TableCell(formats.exactOrShort(zone.parts(line.from))),
        TableCell(formats.exactOrShort(zone.parts(line.to))),
        TableCell(OpenTime.text(line.seconds)), TableCell(OpenTime.text(line.sum)),
        TableCell(
          [
            line.name ?? "",
            line.workingDay.map { strings.text("explain.day", ["count": "\($0)"]) } ?? "",
          ].joinedWords),
      ]
    }
    let estimated = explanation.due.estimated ? strings["explain.estimated"] : ""
    table.rows.append([
      TableCell(strings[isHeld ? "explain.dueIfResumed" : "explain.due"], .faint),
      TableCell(formats.exactOrShort(zone.parts(explanation.due.due))), "", "", "",
      TableCell(estimated),
    ])
    table.write(to: invocation)
  }
}

extension Formats {
  /// To the minute, or to the second when there is one.
  func exactOrShort(_ date: DateParts) -> String {
    "\(weekday(date.weekday)) " + (date.second == 0 ? dateTime(date) : exactDateTime(date))
  }
}

/// Open time as hours and minutes: `60:00`, with seconds only when there are some.
enum OpenTime {
  static func text(_ seconds: Int64) -> String {
    let size = seconds.magnitude
    func two(_ value: UInt64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let rest = size % 60 == 0 ? "" : ":\(two(size % 60))"
    return "\(seconds < 0 ? "-" : "")\(size / 3_600):\(two(size / 60 % 60))\(rest)"
  }
}
