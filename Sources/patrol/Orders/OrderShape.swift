import Configuration
import ServiceClock
import WorkOrderEngine

/// A work order as JSON (command-line.md, JSON shapes).
struct OrderShape {
  let row: OrderListRow
  let zone: ZoneRules

  var json: JSON { .object(members) }

  var members: [String: JSON] {
    [
      "number": .string(row.number), "reference": JSON(row.reference),
      "state": .string(row.stage.rawValue), "priority": .string(row.priority.rawValue),
      "category": .string(row.category), "campus": .string(row.campus),
      "place": .string(row.placePath), "text": .string(row.text),
      "holder": .string(row.holderName.isEmpty ? row.holder.text : row.holderName),
      "major": JSON(row.isMajor), "cycle": JSON(row.cycle),
      "reported": JSON(row.reported, zone), "clocks": .array(row.clocks.map(clock)),
    ]
  }

  /// While held a clock has no due time that stands: what is left takes its place. No other clock has a key more
  /// than those of the contract.
  private func clock(_ face: ClockFace) -> JSON {
    var members: [String: JSON] = [
      "clock": .string(face.kind.rawValue), "state": .string(face.word.rawValue),
      "start": JSON(face.start, zone), "due": JSON(face.standingDue, zone),
      "used": JSON(face.used), "estimated": JSON(face.estimated),
    ]
    if face.word == .onHold { members["remaining"] = JSON(face.remaining) }
    return .object(members)
  }
}
