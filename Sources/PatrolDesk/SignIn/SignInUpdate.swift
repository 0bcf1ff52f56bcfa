import Localization
import Screen
import WorkOrderEngine

/// Who sits in front of a desk, whoever it works for.
struct Sitter: Hashable, Sendable {
  var number: String
  var name: String
}

extension DeskModel {
  /// Whether the desk is locked: nothing of it is seen, and no key reaches it.
  var isLocked: Bool { gate != nil }

  /// Locks the desk: what was typed and where one was stay as they are.
  mutating func lock() {
    guard gate == nil else { return }
    gate = SignInGate(.sitter(number: sitter.number, name: sitter.name))
  }

  /// Locks a desk at which nobody has pressed a key for as long as it is set.
  mutating func lockWhenIdle() {
    guard let after = settings.lockAfter, gate == nil, now - lastKey >= after else { return }
    lock()
  }

  /// What a key does at a locked desk.
  mutating func takeAtGate(_ action: Action) -> [Effect] {
    switch action {
    case .leave: return leaveLocked
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .signIn: return pressAtGate(.enter)
    case .back: return pressAtGate(.escape)
    case .type(let key): return pressAtGate(key)
    default: return []
    }
  }

  private mutating func pressAtGate(_ key: Key) -> [Effect] {
    switch gate?.take(key, at: now) {
    case .tried(let wanted): [.unlock(wanted)]
    case .left: leaveLocked
    case .typed, nil: []
    }
  }

  /// Another may sit down where people sign in; where they do not, they have desks of their own.
  private var leaveLocked: [Effect] { settings.signsIn ? [.signOut] : [.leave] }

  /// The one who locked it is back.
  mutating func open(_ signedIn: SignedIn) -> [Effect] {
    gate = nil
    lastKey = now
    greet(failuresBefore: signedIn.failuresBefore)
    return visibleQueries
  }

  /// Somebody may have tried in their name.
  mutating func greet(failuresBefore count: Int) {
    guard count > 0 else { return }
    say("signIn.failuresBefore", ["count": "\(count)"], ink: .risk)
  }

  /// Why one cannot lock the desk, or leave it to another.
  func obstacleAtGate(to action: Action) -> Obstacle? {
    switch action {
    case .lock: settings.canLock ? nil : .because("action.disabled.noPassphrase")
    case .signOut: settings.signsIn ? obstacleToErrand : .because("action.disabled.ownAccount")
    default: nil
    }
  }
}
