/// Which event is allowed in which stage: the one table (engine.md §3).
public enum OrderTable {
  /// Whether an event of this kind may happen to an order in this stage.
  public static func allows(_ kind: OrderChange.Kind, in stage: OrderStage) -> Bool {
    stages(for: kind).contains(StageSet(stage))
  }

  /// The events that an order in this stage can take.
  public static func allowed(in stage: OrderStage) -> [OrderChange.Kind] {
    OrderChange.Kind.allCases.filter { allows($0, in: stage) }
  }

  /// Whether an event of this kind may happen in every stage: a remark, a signature, a correction.
  static func isAlwaysAllowed(_ kind: OrderChange.Kind) -> Bool { stages(for: kind) == .all }

  private static func stages(for kind: OrderChange.Kind) -> StageSet {
    switch kind {
    case .reported: []  // Only ever the first event, where no stage exists yet.
    case .dispatched: .reported
    case .accepted: [.reported, .dispatched]
    case .declined: [.dispatched, .accepted]
    case .transferred: [.dispatched, .accepted, .inProgress, .onHold]
    case .arrived: [.dispatched, .accepted]
    case .madeSafe: .awaitingRepair
    case .held: [.dispatched, .accepted, .inProgress]
    case .resumed: .onHold
    case .agreed, .extensionAsked, .extensionApproved, .extensionDenied: .awaitingRepair
    case .prioritized, .categorized, .corrected, .markedMajor, .sighted, .escalated: .open
    case .completed: [.reported, .dispatched, .accepted, .inProgress]
    case .verified, .verificationRefused, .closed: .completed
    case .cancelled: .open
    case .withdrawn: .awaitingRepair
    case .reopened: .closed
    case .acknowledged, .commented, .told, .undone, .restated: .all
    case .rated: [.completed, .closed]
    }
  }
}

/// Several stages as one value: every event of every replay asks the table.
private struct StageSet: OptionSet {
  let rawValue: UInt8

  static let reported = StageSet(.reported)
  static let dispatched = StageSet(.dispatched)
  static let accepted = StageSet(.accepted)
  static let inProgress = StageSet(.inProgress)
  static let onHold = StageSet(.onHold)
  static let completed = StageSet(.completed)
  static let closed = StageSet(.closed)
  static let awaitingRepair: StageSet = [.reported, .dispatched, .accepted, .inProgress, .onHold]
  static let open: StageSet = [.awaitingRepair, .completed]
  static let all = StageSet(rawValue: .max)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ stage: OrderStage) {
    let bit: UInt8 =
      switch stage {
      case .reported: 0
      case .dispatched: 1
      case .accepted: 2
      case .inProgress: 3
      case .onHold: 4
      case .completed: 5
      case .closed: 6
      case .cancelled: 7
      }
    rawValue = 1 << bit
  }
}
