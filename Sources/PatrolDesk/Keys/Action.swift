import Screen
import WorkOrderEngine

/// What a key means, or what came back from the engine. The desk changes by actions alone.
enum Action: Hashable, Sendable {
  // MARK: Everywhere

  case help
  case newDefect
  case command
  case leave
  /// Choose which campus is looked at.
  case chooseCampus
  case back
  case redraw
  case suspend
  case go(DeskPlace)
  case move(Movement)
  case nextPane
  case open
  case save
  /// Throw away what was typed.
  case discard
  /// A key for the field, list or picker that has the focus: text, a caret, a choice.
  case type(Key)

  // MARK: Orders and escalations

  case find
  case mark
  case step(OrderStep)
  case explain
  case undo
  case repeatLast

  // MARK: Rounds

  case startRound
  case routeStep(RouteStep)
  case answer(WalkAnswer)
  case typeReading
  case passRest
  case previousStop
  case nextStop
  case addSighting
  case finishRound

  // MARK: Handover

  case giveSheet
  case receiveSheet
  /// Folds or unfolds the section of the sheet in which the selection stands.
  case fold
  /// Folds all sections, or unfolds them when all are folded.
  case foldAll
  case refuseSheet
  case difference

  // MARK: From outside

  case resized(Size)
  /// The clock moved on.
  case ticked(Instant)
  /// Another terminal changed the database.
  case changedElsewhere
  case learned(Knowledge)
  case succeeded(Outcome)
  case failed(Failure)
}

/// How a selection or a text moves.
enum Movement: Hashable, Sendable {
  case up, down, first, last, pageUp, pageDown

  /// The key that says the same to a list or a pager.
  var key: Key {
    switch self {
    case .up: .up
    case .down: .down
    case .first: .home
    case .last: .end
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    }
  }
}

/// What a walker says of an item with one key.
enum WalkAnswer: String, Hashable, Sendable {
  case pass
  case fail
  case repaired
  case notApplicable
  case skip
}
