import ServiceClock
import WorkOrderEngine

/// A sheet with all that happened to it, as `handover show --json` prints it: the frozen content stands
/// in it as it was stored, and around it what came later.
struct HandoverShape {
  let file: HandoverFile
  let difference: HandoverDifference?

  /// The JSON on one line.
  func text() throws -> String {
    let sheet =
      file.frozen.isEmpty ? try file.sheet.json() : String(decoding: file.frozen, as: UTF8.self)
    return JSONEscapes.escaped("\(around.text.dropLast()),\"sheet\":\(sheet)}")
  }

  private var zone: ZoneRules { (try? ZoneRules(identifier: file.sheet.campus.zone)) ?? .utc }

  private var around: JSON {
    let handover = file.handover
    return [
      "number": JSON(handover.number), "state": .string(handover.state.rawValue),
      "digest": JSON(handover.giving?.digest), "given": JSON(handover.given, zone),
      "answered": JSON(handover.answered, zone), "leaving": person(handover.leaving),
      "arriving": handover.arriving.map(person) ?? .null,
      "responsible": person(handover.responsible),
      "checkedOnTheSpot": handover.checkedOnTheSpot.map { JSON($0) } ?? .null,
      "refusal": JSON(handover.refusal?.rawValue),
      "refusalNote": JSON(handover.refusalNote.isEmpty ? nil : handover.refusalNote),
      "reportedUnreceived": JSON(handover.reportedUnreceived, zone),
      "gaps": .array(file.sheet.gaps.map { .string($0.rawValue) }),
      "remarks": .array(
        handover.remarks.map { remark in
          ["by": person(remark.by), "at": JSON(remark.at, zone), "text": .string(remark.text)]
        }),
      "difference": difference.map(changes) ?? .null,
    ]
  }

  /// The staff number; the sheet has the names.
  private func person(_ id: Int64) -> JSON { JSON(file.people[id]?.number) }

  private func changes(_ difference: HandoverDifference) -> JSON {
    [
      "previous": .string(difference.previous),
      "added": .array(difference.added.map { .string($0.number) }),
      "gone": .array(difference.gone.map { .string($0.number) }),
      "changed": .array(
        difference.changed.map { change in
          [
            "number": .string(change.after.number),
            "fields": .array(change.fields.map { .string($0.rawValue) }),
          ]
        }),
      "topics": .array(
        difference.topics.map { topic in
          [
            "topic": .string(topic.topic.rawValue),
            "added": .array(topic.added.map { .string($0.text) }),
            "gone": .array(topic.gone.map { .string($0.text) }),
            "became": JSON(topic.became?.rawValue),
          ]
        }),
    ]
  }
}
