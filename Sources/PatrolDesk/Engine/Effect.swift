import Documents
import Localization
import WorkOrderEngine

/// What the desk wants done; the only way in which it reaches anything beyond itself.
enum Effect: Hashable, Sendable {
  case ask(Query)
  /// A command under an id of its own: given twice it is done once.
  case give(Order, id: String)
  case actAs(String)
  /// A question that may take long: it is answered beside the screen.
  case study(Query)
  /// Ends those that are not under way any more.
  case stopStudies
  /// A deed that takes long: it is done beside the screen.
  case errand(Errand)
  case stopErrand
  /// Writes a paper to a new file, in the form that the file's name asks for.
  case write(Document, path: String)
  case keepFilters([SavedFilter])
  /// Finds out whether whoever is at a locked desk may go on there.
  case unlock(SignInTry)
  /// Ends the desk for whoever has signed in, and asks for the next one.
  case signOut
  case ring
  case redraw
  case suspend
  case leave

  /// A command of the engine.
  enum Order: Hashable, Sendable {
    /// With the sequence of the last event that the person has seen of the order; `nil`: none is known.
    case deed(OrderDeed, order: String, seen: Int64? = nil)
    case log(DefectDraft)
    case startRound(route: String)
    /// A round, by its number, that somebody else began.
    case takeRound(String)
    case route(RouteDeed, route: String)
    case check(WalkCheck)
    case passRest(round: String, stop: Int, from: String)
    case skipStop(round: String, stop: Int, reason: String)
    case finishRound(String, reason: String)
    case giveSheet(SheetGiving)
    case receiveSheet(String, checked: Bool)
    case refuseSheet(String, reason: HandoverRefusal, note: String)
    case remarkSheet(String, text: String)
    /// What an earlier sheet hands on of a topic still stands on that campus.
    case confirmCarried(HandoverTopic, campus: String)
    case writePerson(PersonDraft)
    case enablePerson(String, enabled: Bool)
    /// Lets somebody who waits because of failed sign-ins try again.
    case unlockPerson(String)
    case setPassphrase(String, HiddenText)
    case enterDuty(DutyDraft)
  }
}

/// What a command that succeeded did.
enum Outcome: Hashable, Sendable {
  case did(OrderDeed, order: String, id: String)
  case logged(number: String, isSighting: Bool, major: Bool, id: String)
  case routeChanged(RouteDeed, route: String)
  case roundStarted(WalkSheet, isResumed: Bool, countsFrom: Instant?)
  case checked(CheckDone)
  case roundFinished(route: String, state: RoundState, verdict: RoundVerdict?)
  case sheetGiven(String)
  case sheetReceived(String)
  case sheetRefused(String, responsible: String)
  case sheetRemarked(String)
  case carriedConfirmed(HandoverTopic)
  case actingAs(Viewer)
  case written(path: String)
  case filtersKept
  /// A staff member was written down, and the key of the sentence that says so.
  case personChanged(String, sentence: MessageKey)
  /// Somebody has another passphrase.
  case passphraseSet(String)
}

/// What answering an item did.
struct CheckDone: Hashable, Sendable {
  /// The id of the command.
  var id: String
  var sheet: WalkSheet
  /// The order that a failure opened or was added to.
  var order: String?
  var isSighting = false
  var isMajor = false
  var raisedWatch = false
  /// How many items were passed at once.
  var passed: Int?
}
