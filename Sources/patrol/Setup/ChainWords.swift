import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// What a walk along the chain of events found, in words and as JSON.
struct ChainWords {
  let report: ChainReport
  let strings: Strings
  let zone: ZoneRules

  /// The first event that is not as it was recorded; `nil`: the events hang together.
  var problem: Finding? {
    report.fault.map { fault in
      Finding(
        what: words(fault), place: "event \(fault.sequence)",
        advice: strings["doctor.advice.chain"])
    }
  }

  /// Up to where the events are proven, and what is not.
  var lines: [String] {
    var lines: [String] = []
    if report.fault == nil, let head = report.head {
      lines.append(
        strings.text(
          "command.doctor.chainHolds", ["count": "\(report.events)", "head": head.printed]))
    }
    guard let proof = report.proof else { return lines + [strings["command.doctor.provenByNone"]] }
    let sequence = "\(proof.head.sequence)"
    lines.append(
      proof.sheet.map {
        strings.text(
          "command.doctor.provenBySheet",
          ["sequence": sequence, "sheet": $0, "head": proof.head.printed])
      } ?? strings.text("command.doctor.provenByPaper", ["sequence": sequence]))
    lines.append(
      report.unprovenFrom.map {
        strings.text(
          "command.doctor.unproven", ["from": "\($0)", "count": "\(report.unproven)"])
      } ?? strings["command.doctor.unprovenNone"])
    return lines
  }

  /// `{"events","head","proven","unproven","fault"}`; a head is `{"sequence","digest"}`.
  var json: JSON {
    [
      "events": .integer(report.events), "head": json(report.head),
      "proven": report.proof.map { proof in
        [
          "sequence": .integer(proof.head.sequence), "digest": .string(proof.head.digest),
          "by": .string(proof.sheet ?? "paper"),
        ]
      } ?? .null,
      "unproven": [
        "from": JSON(report.unprovenFrom), "events": .integer(report.unproven),
      ],
      "fault": report.fault.map(json) ?? .null,
    ]
  }

  private func json(_ head: ChainHead?) -> JSON {
    guard let head else { return .null }
    return ["sequence": .integer(head.sequence), "digest": .string(head.digest)]
  }

  private func json(_ fault: ChainFault) -> JSON {
    [
      "what": .string(fault.kind.rawValue), "sequence": .integer(fault.sequence),
      "events": .integer(fault.count),
      "by": JSON(fault.head == nil ? nil : fault.sheet ?? "paper"),
      "topic": JSON(fault.event?.topic), "subject": JSON(fault.event?.subject),
      "event": JSON(fault.event?.kind), "recorded": JSON(fault.event?.recorded, zone),
    ]
  }

  private func words(_ fault: ChainFault) -> String {
    strings.text(
      MessageKey("doctor.chain.\(fault.kind.rawValue)"),
      [
        "event": fault.event.map(words) ?? strings["doctor.chain.none"],
        "sequence": "\(fault.sequence)", "count": "\(fault.count)",
        "known": "\(fault.head?.sequence ?? 0)",
        "by": fault.sheet.map { strings.text("doctor.chain.bySheet", ["sheet": $0]) }
          ?? strings["doctor.chain.byPaper"],
      ])
  }

  /// Number, time, topic and what happened.
  private func words(_ event: ChainEvent) -> String {
    let formats = Formats(language: strings.language)
    let words = [
      formats.full(event.recorded, in: zone), topic(event), kind(event), event.person,
    ].filter { !$0.isEmpty }
    return strings.text(
      "doctor.chain.event", ["sequence": "\(event.sequence)", "words": formats.list(words)])
  }

  private func topic(_ event: ChainEvent) -> String {
    let key = MessageKey("doctor.topic.\(event.topic)")
    // Whoever altered an event may have written any topic.
    guard strings.has(key) else { return "\(event.topic) \(event.subject)" }
    return strings.text(key, ["subject": event.subject])
  }

  /// The name of the event where people see it elsewhere too.
  private func kind(_ event: ChainEvent) -> String {
    switch event.topic {
    case "order":
      OrderChange.Kind(rawValue: event.kind).map { strings.word($0) } ?? event.kind
    case "handover":
      HandoverChange.Kind(rawValue: event.kind).map { strings.word($0) } ?? event.kind
    default: ""
    }
  }
}
