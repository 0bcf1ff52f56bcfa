/// Where a work order stands in its life (engine.md §3).
public enum OrderStage: String, Codable, CaseIterable, Sendable {
  case reported
  case dispatched
  case accepted
  case inProgress
  case onHold
  /// Done by the repairer and waiting to be verified (待验收).
  case completed
  case closed
  case cancelled

  /// Neither closed nor cancelled: what the filter `state:open` means.
  public var isOpen: Bool { self != .closed && self != .cancelled }

  /// Stages in which somebody still has to repair; the completion clock has not stopped.
  public var awaitsRepair: Bool { isOpen && self != .completed }
}

/// Why a completion clock stands still (engine.md §3, held).
public enum HoldReason: String, Codable, CaseIterable, Sendable {
  case parts
  case access
  case contractor
  case weather
  case decision
}
