/// Which event is allowed in which stage: the one table (engine.md §3).
public enum OrderTable {
  /// Whether an event of this kind may happen to an order in this stage.
  public static func allows(_ kind: OrderChange.Kind, in stage: OrderStage) -> Bool {
    stages(for: kind).contains(stage)
  }

  /// The events that an order in this stage can take.
  public static func allowed(in stage: OrderStage) -> [OrderChange.Kind] {
    OrderChange.Kind.allCases.filter { allows($0, in: stage) }
  }

  private static func stages(for kind: OrderChange.Kind) -> Set<OrderStage> {
    switch kind {
    case .reported: []  // Only ever the first event, where no stage exists yet.
    case .dispatched: [.reported]
    case .accepted: [.reported, .dispatched]
    case .declined: [.dispatched, .accepted]
    case .transferred: [.dispatched, .accepted, .inProgress, .onHold]
    case .arrived: [.dispatched, .accepted]
    case .madeSafe: awaitingRepair
    case .held: [.dispatched, .accepted, .inProgress]
    case .resumed: [.onHold]
    case .agreed, .extensionAsked, .extensionApproved, .extensionDenied: awaitingRepair
    case .prioritized, .categorized, .corrected, .markedMajor, .sighted, .escalated: open
    case .completed: [.reported, .dispatched, .accepted, .inProgress]
    case .verified, .verificationRefused, .closed: [.completed]
    case .cancelled: open
    case .withdrawn: [.reported, .dispatched, .accepted, .inProgress, .onHold]
    case .reopened: [.closed]
    case .acknowledged, .commented, .told, .undone, .restated: Set(OrderStage.allCases)
    case .rated: [.completed, .closed]
    }
  }

  private static let open = Set(OrderStage.allCases.filter(\.isOpen))
  private static let awaitingRepair = Set(OrderStage.allCases.filter(\.awaitsRepair))
}
