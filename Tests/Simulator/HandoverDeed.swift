import WorkOrderEngine

/// What shift leaders do with their sheets.
public enum HandoverDeed: String, CaseIterable, Codable, Sendable {
  case draft, give, receive, refuse, remark
}

extension SimulatedWorld {
  /// Does something with the newest sheet of the campus where most happens.
  func carryOut(_ deed: HandoverDeed, _ value: Int, _ step: Step) throws {
    switch deed {
    case .draft:
      _ = try give(
        DraftHandover(campus: "NH", written: [.instructions: [.init("交代 \(value)")]]), for: step)
    case .give:
      _ = try give(
        GiveHandover(campus: "NH", to: SimulatedCampus.staff[value % SimulatedCampus.staff.count]),
        for: step)
    case .receive, .refuse, .remark:
      guard let sheet = try newestSheet() else { return }
      switch deed {
      case .receive:
        _ = try give(ReceiveHandover(sheet: sheet, checked: value.isMultiple(of: 2)), for: step)
      case .refuse:
        let reasons = HandoverRefusal.allCases
        _ = try give(
          RefuseHandover(sheet: sheet, reason: reasons[value % reasons.count], note: "补记"),
          for: step)
      default: _ = try give(RemarkHandover(sheet: sheet, text: "补充 \(value)"), for: step)
      }
    }
  }

  /// The sheets that were given, by number: each keeps its bytes for ever, and the numbers have no
  /// hole.
  func checkSheets() throws {
    let given = try sheets()
    for (index, sheet) in given.enumerated() {
      guard sheet.number == "NH-H\(index + 1)" else {
        throw BrokenRule(
          rule: "sheets are counted without a hole", what: "\(sheet.number) at \(index + 1)")
      }
      guard seals[sheet.number, default: sheet.body] == sheet.body else {
        throw BrokenRule(rule: "a given sheet stays as it was", what: sheet.number)
      }
      seals[sheet.number] = sheet.body
    }
    guard given.count >= seals.count else {
      throw BrokenRule(rule: "a given sheet stays", what: "\(seals.count) → \(given.count)")
    }
  }
}
