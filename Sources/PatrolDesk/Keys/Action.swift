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
  /// Do it although the order has changed meanwhile.
  case goOn
  /// A key for the field, list or picker that has the focus: text, a caret, a choice.
  case type(Key)
  /// The mouse did something.
  case pointed(MouseEvent)

  // MARK: Orders and escalations

  case find
  /// The list of saved filters.
  case savedFilters
  case mark
  case step(OrderStep)
  case explain
  /// Print the slip of the chosen order.
  case printSlip
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
  /// Append a remark to the sheet that was given last.
  case remarkSheet
  case difference
  /// The list of the sheets of the campus.
  case listSheets
  /// What an earlier sheet hands on in the section where the selection stands counts as said.
  case confirmCarried
  /// Write the sheet that is shown to a file, to be printed.
  case printSheet

  // MARK: Facilities and people

  /// The open orders at a place, or in somebody's hands.
  case listOrders
  case personStep(PersonStep)

  // MARK: Statistics

  /// The chart before or after this one.
  case turnChart(Int)
  /// A period earlier, or later.
  case shiftPeriod(Int)
  /// A longer period; after the longest the shortest again.
  case widenPeriod
  /// Other groups.
  case regroup
  /// Write the chart's figures to a file.
  case writeFigures

  // MARK: By name

  /// Copy the database into a file.
  case backup
  case importFile
  /// Cover the desk until whoever sits there shows again who they are.
  case lock
  /// Leave the desk to somebody else.
  case signOut
  /// Another passphrase for whoever the desk works for.
  case ownPassphrase

  // MARK: At a gate

  /// Try number and passphrase.
  case signIn
  /// They belong to whoever locked the desk.
  case unlocked(SignedIn)
  case gateRefused(SignInRefusal)

  // MARK: From outside

  case resized(Size)
  /// The clock moved on.
  case ticked(Instant)
  /// Another terminal changed the database.
  case changedElsewhere
  case learned(Knowledge)
  /// A study found something: `learned`.
  indirect case studied(Query, Action)
  /// A study failed; without a failure somebody stopped it.
  case studyFailed(Query, Failure?)
  /// An errand, by its id, is so far, or over.
  case errandMoved(String, Errand.Progress)
  case errandEnded(String, Errand.End)
  case succeeded(Outcome)
  case failed(Failure)
}

extension Action {
  /// Whether it only moves a selection on, so that another may follow at once.
  var isStep: Bool { if case .move = self { true } else { false } }
}

/// How a selection or a text moves.
enum Movement: Hashable, Sendable {
  case up, down, first, last, pageUp, pageDown
  /// To the column before or after, where there are columns; into a branch of a tree and out of it.
  case left, right

  /// The key that says the same to a list or a pager.
  var key: Key {
    switch self {
    case .up: .up
    case .down: .down
    case .first: .home
    case .last: .end
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    case .left: .left
    case .right: .right
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
