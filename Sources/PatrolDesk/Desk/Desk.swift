import Localization
public import Screen
public import WorkOrderEngine

/// The desk: a model, its engine, and what a terminal has to do for it.
///
/// Pure inside: a key becomes an action, `update` changes the model and names effects, and the
/// effects' results come back as actions until nothing is left to do.
public struct Desk: Sendable {
  private(set) var model: DeskModel
  private let engine: DeskEngine
  private var requests: [Request] = []
  private var counter: Int64?
  /// What no first screen shows and the first key may need, as drafts: asked once the screen stands.
  private var postponed: [Effect] = [.ask(.directory)]
  private var hasDrafts = false
  /// What stands beside the selection, while it moves on.
  private var details: [Effect] = []
  private var defersDetails = false
  private var blocked = BlockedCommands()
  /// What kept the desk from noticing changes, as long as it does.
  private var blindness: Failure?
  /// Something was taken in since the screen was last asked for whether it changed.
  private var isChanged = true
  private var pieces = DrawnPieces()

  /// Opens the desk for somebody.
  ///
  /// - Parameters:
  ///   - person: in whose name it works.
  ///   - enteredBy: the id of who sits in front of it, when that is somebody else: the engine asks
  ///     for the right `actFor` and keeps both.
  ///   - session: random, so that command ids are unique.
  ///   - zone: the time zone in which times are shown.
  /// - Throws: what the engine throws when it cannot be asked.
  public init(
    engine: Engine, person: Person, enteredBy: Int64? = nil, settings: DeskSettings,
    session: String, size: Size, now: Instant, zone: ZoneRules
  ) throws {
    self.engine = DeskEngine(engine: engine, settings: settings)
    let strings = Strings(language: settings.language)
    let (viewer, sitter) = try engine.ask(now: now) { snapshot in
      let viewer = try Viewer(person, enteredBy: enteredBy, in: snapshot, strings: strings)
      guard let own = try enteredBy.flatMap({ try snapshot.person($0) }) else {
        return (viewer, Sitter(number: viewer.number, name: viewer.name))
      }
      let sitting = try Viewer(own, in: snapshot, strings: strings)
      return (viewer, Sitter(number: sitting.number, name: sitting.name))
    }
    model = DeskModel(
      settings: settings, session: session, size: size, now: now, zone: zone, viewer: viewer,
      sitter: sitter)
    counter = try engine.changeCounter()
    // The lines under the numbers of Today can follow the numbers.
    run(model.visibleQueries + model.neededTrend())
  }

  /// The screen as it is now.
  public var surface: Surface { view(model) }

  /// The screen as it is now, with what was drawn last time and is still right.
  public mutating func draw() -> Surface { view(model, &pieces) }

  /// What is typed into forms and not sent, for the next desk when this one ends without being asked to.
  public var drafts: DeskDrafts { model.openDrafts }

  /// Whether the screen may look otherwise than when this was last asked: while nothing happens nothing
  /// is drawn, not even to find out that it is the same.
  public mutating func takeChange() -> Bool {
    defer { isChanged = false }
    return isChanged
  }

  /// Whether what is in sight waits for the answer of a study.
  public var isCounting: Bool {
    guard let kind = model.studyInSight?.query.studyKind else { return false }
    return model.layers.isEmpty && kind != .trend || [.paper, .concerns].contains(kind)
  }

  /// Whether a long deed is under way, or asked for.
  public var isOnErrand: Bool { model.errand != nil }

  /// What the desk says at the moment.
  public var saying: String? { model.message?.text }

  /// Whether it is locked: it shows nothing, and the passphrase is awaited.
  public var isLocked: Bool { model.isLocked }

  /// Whether what is typed now is a passphrase, which no terminal shows.
  public var asksHidden: Bool {
    if case .passphrase? = model.layers.last { return true }
    return isLocked
  }

  /// Says how often somebody tried in vain to sign in as the one who sits there.
  public mutating func greet(failuresBefore count: Int) {
    isChanged = true
    model.greet(failuresBefore: count)
  }

  /// What the terminal has to do, once.
  public mutating func takeRequests() -> [Request] {
    defer { requests = [] }
    return requests
  }

  /// Takes a key.
  ///
  /// - Parameter settles: whether what stands beside the selection is asked for at once; else
  ///   ``settle()`` does it, once the selection rests, or the next key that is no step.
  public mutating func press(_ key: Key, now: Instant, settles: Bool = true) {
    isChanged = true
    model.now = max(model.now, now)
    // A key after a long rest finds the desk locked, even when the clock did not tick meanwhile.
    model.lockWhenIdle()
    model.lastKey = model.now
    runPostponed()
    guard blocked.isEmpty else { return pressWhileBlocked(key) }
    var meaning = model.meaning(of: key)
    if !isSettled, !meaning.isStep {
      // What is done is done to what the selection rests on, and seen beside it; only that says
      // whether it is possible.
      settle()
      meaning = model.meaning(of: key)
    }
    switch meaning {
    case .action(let action):
      defersDetails = !settles && action.isStep
      take(action)
      defersDetails = false
    case .impossible(let reason): model.message = Message(reason, ink: .risk)
    case .nothing: break
    }
  }

  /// Esc gives up what waits for other writers; what was typed stays in its form.
  private mutating func pressWhileBlocked(_ key: Key) {
    if key == .escape || key == .control("c") { giveUpBlocked() }
  }

  private mutating func giveUpBlocked() {
    let failure = blocked.failure
    blocked.end()
    if let failure { take(.failed(failure)) }
  }

  private mutating func retryBlocked() {
    guard !blocked.isEmpty else { return }
    if blocked.isOver(at: model.now) { return giveUpBlocked() }
    isChanged = true
    let entries = blocked.takeAll()
    run(entries.map { .give($0.order, id: $0.id) })
    if blocked.isEmpty { blocked.end() }
  }

  /// Whether what stands beside the selection belongs to it.
  public var isSettled: Bool { details.isEmpty }

  /// Asks for what stands beside the selection as it is now.
  public mutating func settle() {
    guard !details.isEmpty else { return }
    isChanged = true
    let effects = details
    details = []
    run(effects)
  }

  /// Takes another size over.
  public mutating func resize(to size: Size) { take(.resized(size)) }

  /// Lets the clock run on, and notices what another terminal changed.
  ///
  /// - Returns: whether anything was.
  @discardableResult
  public mutating func tick(now: Instant) -> Bool {
    let before = model.now
    let gate = model.gate
    run(update(&model, .ticked(max(before, now))))
    // Only the minute is shown, and how long a study takes.
    if before.seconds / 60 != model.now.seconds / 60 || !model.underway.isEmpty { isChanged = true }
    if model.errand != nil { isChanged = true }
    if model.gate != gate || model.gate?.waitsUntil != nil { isChanged = true }
    if !postponed.isEmpty { isChanged = true }
    runPostponed()
    retryBlocked()
    switch engine.changes() {
    case .success(let current):
      blindness = nil
      guard current != counter else { return false }
      counter = current
      take(.changedElsewhere)
      return true
    case .failure(let failure):
      guard failure != blindness else { return false }
      blindness = failure
      take(.failed(failure))
      return false
    }
  }

  /// Takes in what a study ended with.
  ///
  /// One that was given up may have ended all the same: it is not wanted any more.
  public mutating func take(_ answer: Study.Answer) {
    guard model.underway.contains(where: { $0.number == answer.number }) else { return }
    take(answer.action)
  }

  /// Takes in what is heard of a long deed.
  public mutating func take(_ news: Errand.News) {
    switch news {
    case .moved(let id, let progress): take(.errandMoved(id, progress))
    case .ended(let id, let end): take(.errandEnded(id, end))
    }
  }

  /// Gives up the studies that what is in sight waits for.
  public mutating func stopStudies() {
    isChanged = true
    run(model.stopStudies())
  }

  /// Stops the long deed, wherever one is.
  public mutating func stopErrand() {
    isChanged = true
    run(model.stopErrand())
  }

  private mutating func take(_ action: Action) {
    isChanged = true
    run(update(&model, action))
  }

  private mutating func runPostponed() {
    if !hasDrafts {
      hasDrafts = true
      model.drafts = model.settings.takeDrafts()
    }
    let effects = postponed
    postponed = []
    run(effects)
  }

  private mutating func run(_ effects: [Effect]) {
    var waiting = effects[...]
    // Each effect's answer may name further effects; a key never needs more than a few.
    var steps = 0
    while let effect = waiting.popFirst(), steps < 1_000 {
      steps += 1
      waiting += carryOut(effect)
    }
  }

  private mutating func carryOut(_ effect: Effect) -> [Effect] {
    let result: Action
    switch effect {
    case .ask(let query) where defersDetails && query.isDetail:
      // Of each kind only the last one is still wanted.
      details.removeAll { $0.detailKind == effect.detailKind }
      details.append(effect)
      return []
    case .ask(let query): result = engine.ask(query, for: model.viewer, now: model.now)
    case .give(let order, let id):
      guard let answer = give(order, id: id) else { return [] }
      result = answer
    case .actAs(let name): result = engine.act(as: name, instead: model.viewer, now: model.now)
    case .keepFilters(let filters): result = engine.keep(filters)
    case .write(let document, let path):
      result = engine.write(document, to: path)
    case .unlock(let wanted):
      switch engine.signIn(wanted, .goOn, now: model.now) {
      case .success(let signedIn): result = .unlocked(signedIn)
      case .failure(let failure): result = .gateRefused(failure.refusal)
      }
    case .study, .stopStudies, .errand, .stopErrand, .ring, .redraw, .suspend, .leave, .signOut:
      if let request = effect.request(from: model) { requests.append(request) }
      return []
    }
    return update(&model, result)
  }

  /// What became of a command; `nil` while it waits for other writers.
  private mutating func give(_ order: Effect.Order, id: String) -> Action? {
    guard blocked.isEmpty else {
      blocked.add(order, id: id, at: model.now, failure: nil)
      return nil
    }
    var isBlocked = false
    let result = engine.give(
      order, id: id, for: model.viewer, now: model.now, isBlocked: &isBlocked)
    guard isBlocked, case .failed(let failure) = result else { return result }
    blocked.add(order, id: id, at: model.now, failure: failure)
    model.say("frame.waitsForWriters", ink: .risk)
    return nil
  }
}
