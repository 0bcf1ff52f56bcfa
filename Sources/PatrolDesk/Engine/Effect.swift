import WorkOrderEngine

/// What the desk wants done; the only way in which it reaches anything beyond itself.
enum Effect: Hashable, Sendable {
  case ask(Query)
  /// A command under an id of its own: given twice it is done once.
  case give(Order, id: String)
  case actAs(String)
  case ring
  case redraw
  case suspend
  case leave

  /// A command of the engine.
  enum Order: Hashable, Sendable {
    case deed(OrderDeed, order: String)
    case log(DefectDraft)
    case startRound(route: String)
    case check(WalkCheck)
    case finishRound(Int64, reasons: [Int64: String])
    case giveSheet(SheetGiving)
    case receiveSheet(String)
    case refuseSheet(String, reason: String)
  }
}

/// What a command that succeeded did.
enum Outcome: Hashable, Sendable {
  case did(OrderDeed, order: String, id: String)
  case logged(number: String, isSighting: Bool, major: Bool, id: String)
  case roundStarted(Int64)
  case checked(WalkSheet)
  case roundFinished(WalkSheet)
  case sheetGiven(String)
  case sheetReceived(String)
  case sheetRefused(String)
  case actingAs(Viewer)
}
