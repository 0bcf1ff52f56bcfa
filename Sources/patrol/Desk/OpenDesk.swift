import Ledger
import Localization
import PatrolDesk
import Screen
import WorkOrderEngine

/// In whose name a desk works, and who sits in front of it when that is somebody else.
struct DeskSitter {
  let person: Person
  let enteredBy: Int64?
  /// Tries in their name that failed before they signed in.
  let failuresBefore: Int

  init(_ session: Session, failuresBefore: Int = 0) throws {
    self.failuresBefore = failuresBefore
    let actor = try session.actor()
    guard let person = try session.ask({ try $0.person(actor.person) }) else {
      throw EngineError.unknownPerson("\(actor.person)")
    }
    (self.person, enteredBy) = (person, actor.enteredBy)
  }
}

/// How a desk ends.
enum DeskEnd {
  case left
  /// Somebody else may sign in.
  case signedOut
}

/// A desk with all that it needs beside a screen or lines: its clock, its duty, its long questions
/// and its long deed.
struct OpenDesk {
  var desk: Desk
  private let clock: DeskClock
  private let duty: DeskDuty
  private let studies: DeskStudies
  private let errands: DeskErrands
  private let drafts: DraftFile
  private let session: Session
  /// The id of whoever sits there.
  private let keyboard: Int64
  /// Whether somebody may have disabled them since they were asked for.
  private var mayBeDismissed = true
  /// Whether whoever sits there was disabled meanwhile: nothing is shown to them any more.
  private(set) var isDismissed = false

  init(session: Session, sitter: DeskSitter, settings: DeskSettings, size: Size) throws {
    self.session = session
    keyboard = sitter.enteredBy ?? sitter.person.id
    clock = DeskClock(session: session)
    let path = session.ledger.path
    drafts =
      session.signedIn.map { PersonalFolder($0).drafts(of: path) } ?? DraftFile(database: path)
    var settings = settings
    try settings.suit(sitter, in: session)
    settings.takeDrafts = { [drafts] in drafts.take() }
    desk = try Desk(
      engine: session.engine, person: sitter.person, enteredBy: sitter.enteredBy,
      settings: settings, session: CommandID.fresh(), size: size, now: clock.now,
      zone: session.zone)
    desk.greet(failuresBefore: sitter.failuresBefore)
    duty = DeskDuty(engine: session.engine, strings: session.invocation.strings)
    studies = DeskStudies(path: session.ledger.path)
    errands = DeskErrands(office: session.ledger, invocation: session.invocation)
  }

  /// What time it is there.
  var now: Instant { clock.now }

  /// Starts what has come due, if it is time.
  func runDuty() { duty.runIfDue(now: now) }

  /// What happens while nobody types: what has come due, answers to long questions, the clock, and
  /// what another terminal changed.
  mutating func beat() {
    runDuty()
    takeAnswers()
    if desk.tick(now: now) { mayBeDismissed = true }
    noticeDismissal()
  }

  /// Asks, once somebody has written, whether the one who sits there still belongs to the staff.
  private mutating func noticeDismissal() {
    // What cannot be asked just now is asked at the next beat.
    guard mayBeDismissed, let person = try? session.ask({ try $0.person(keyboard) }) else { return }
    mayBeDismissed = false
    isDismissed = !person.isEnabled
  }

  /// Takes in what long questions were answered, and what is heard of a long deed.
  mutating func takeAnswers() {
    for answer in studies.takeAnswers() { desk.take(answer) }
    studies.interrupt()
    for news in errands.takeNews() { desk.take(news) }
    errands.interrupt()
  }

  /// Does what the desk wants done.
  ///
  /// - Parameter others: what only the owner of the terminal can do.
  /// - Returns: how it ends; `nil` as long as it goes on.
  mutating func serve(_ others: (Desk.Request) -> Void) -> DeskEnd? {
    // Where people sign in, somebody else may.
    if isDismissed { return session.signedIn == nil ? .left : .signedOut }
    for request in desk.takeRequests() {
      switch request {
      case .leave: return .left
      case .signOut: return .signedOut
      case .study(let study): studies.begin(study)
      case .stopStudies(let kept): studies.stop(except: kept)
      case .errand(let errand): errands.begin(errand)
      case .stopErrand: errands.stop()
      case .ring, .redraw, .suspend: others(request)
      }
    }
    return nil
  }

  /// Nothing begins any more, what was typed and not sent is kept, and a simulated clock stands where it
  /// is now.
  ///
  /// - Returns: in words why it ended, where nobody wanted it, or what became of a long deed that was stopped
  ///   by it.
  @discardableResult
  mutating func close() -> String? {
    drafts.keep(desk.drafts)
    studies.stop()
    duty.stop()
    let wasOnErrand = desk.isOnErrand
    for news in errands.finish() { desk.take(news) }
    clock.keep()
    if isDismissed { return session.invocation.strings["signIn.dismissed"] }
    return wasOnErrand ? desk.saying : nil
  }
}
