import Localization
public import Screen
public import WorkOrderEngine

/// What a terminal shows before anybody has signed in: number, passphrase, and nothing of the database.
public struct SignInDesk: Sendable {
  private var gate = SignInGate(.anybody)
  private let engine: DeskEngine
  private var size: Size
  private var now: Instant
  private var requests: [Desk.Request] = []
  private var isChanged = true
  /// Whoever has signed in.
  public private(set) var signedIn: SignedIn?

  /// Asks for somebody.
  public init(engine: Engine, settings: DeskSettings, size: Size, now: Instant) {
    self.engine = DeskEngine(engine: engine, settings: settings)
    (self.size, self.now) = (size, now)
  }

  private var keys: Keymap<Action> { engine.settings.keys.keymap(in: .signIn) }

  /// The screen as it is now.
  public var surface: Surface {
    SignInView(gate: gate, settings: engine.settings, keys: keys, now: now).surface(size: size)
  }

  /// Whether the screen may look otherwise than when this was last asked.
  public mutating func takeChange() -> Bool {
    defer { isChanged = false }
    return isChanged
  }

  /// What the terminal has to do, once.
  public mutating func takeRequests() -> [Desk.Request] {
    defer { requests = [] }
    return requests
  }

  /// Takes another size over.
  public mutating func resize(to size: Size) {
    self.size = size
    isChanged = true
  }

  /// Lets the clock run on; a wait is counted down.
  public mutating func tick(now: Instant) {
    if gate.wait(at: self.now) > 0 { isChanged = true }
    self.now = max(self.now, now)
  }

  /// Takes a key.
  public mutating func press(_ key: Key, now: Instant) {
    isChanged = true
    self.now = max(self.now, now)
    switch keys.meaningAtGate(of: key) {
    case .leave: requests.append(.leave)
    case .redraw: requests.append(.redraw)
    case .suspend: requests.append(.suspend)
    case .type(let key):
      switch gate.take(key, at: self.now) {
      case .tried(let wanted): attempt(wanted)
      case .left: requests.append(.leave)
      case .typed: break
      }
    default: break
    }
  }

  private mutating func attempt(_ wanted: SignInTry) {
    switch engine.signIn(wanted, .begin, now: now) {
    case .success(let signedIn): self.signedIn = signedIn
    case .failure(let failure): gate.refuse(failure.refusal, at: now)
    }
  }
}

extension Keymap<Action> {
  /// What a key means at a gate: text unless the table says otherwise; Ctrl-C is one step back, as
  /// everywhere.
  func meaningAtGate(of key: Key) -> Action {
    if key == .control("c") { return .type(.escape) }
    switch key {
    case .resize, .mouse: return .nextPane
    default: break
    }
    switch dispatch(key, inText: true) {
    case .action(.back): return .type(.escape)
    case .action(.type(.tab)): return .type(.tab)
    case .action(.signIn): return .type(.enter)
    case .action(let action): return action
    case .disabled, .unbound: return .type(key)
    }
  }
}
