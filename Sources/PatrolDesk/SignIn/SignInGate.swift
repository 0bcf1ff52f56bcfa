import Localization
import Screen
import WorkOrderEngine

/// What stands before a desk, or over one that was locked: it asks who is there and shows nothing else.
struct SignInGate: Hashable, Sendable {
  /// Who is asked for.
  enum Asked: Hashable, Sendable {
    /// Anybody, by number and passphrase.
    case anybody
    /// The one who sat here when the desk was locked, by their passphrase.
    case sitter(number: String, name: String)
  }

  /// What is filled in.
  enum Field: Hashable, Sendable { case number, passphrase }

  let asked: Asked
  private(set) var number = TextField(limit: 200)
  private(set) var passphrase = HiddenText()
  private(set) var field: Field
  /// Why the last try did not open it.
  private(set) var refusal: Message?
  /// Nothing is left to take away: another Esc leaves.
  private(set) var asksToLeave = false
  /// Until then nothing is looked at.
  private(set) var waitsUntil: Instant?

  init(_ asked: Asked) {
    self.asked = asked
    field = asked == .anybody ? .number : .passphrase
  }

  /// The number that is tried.
  var triedNumber: String {
    switch asked {
    case .anybody: number.text
    case .sitter(let number, _): number
    }
  }

  /// Seconds until the next try is taken; 0: now.
  func wait(at now: Instant) -> Int64 { waitsUntil.map { max(0, $0 - now) } ?? 0 }

  /// Why it is shut, in words; `nil` while nothing was tried.
  func words(at now: Instant, _ strings: Strings) -> String? {
    if asksToLeave { return strings["signIn.leaveAgain"] }
    let wait = wait(at: now)
    return wait > 0 ? strings.text("signIn.wait", ["seconds": "\(wait)"]) : refusal?.text
  }

  /// What a key has done.
  enum Outcome: Hashable, Sendable {
    case typed
    /// Number and passphrase are there to be tried.
    case tried(SignInTry)
    /// Whoever is there goes away.
    case left
  }

  /// Takes a key that is text, Tab, Enter or Esc.
  mutating func take(_ key: Key, at now: Instant) -> Outcome {
    if key == .escape { return stepBack() }
    asksToLeave = false
    switch key {
    case .enter: return submit(at: now)
    case .tab, .up, .down: turn()
    default:
      refusal = nil
      if field == .number { _ = number.handle(key) } else { _ = passphrase.handle(key) }
    }
    return .typed
  }

  private mutating func submit(at now: Instant) -> Outcome {
    if field == .number {
      field = .passphrase
      return .typed
    }
    guard wait(at: now) == 0 else { return .typed }
    let wanted = SignInTry(number: triedNumber, passphrase: passphrase)
    passphrase.clear()
    refusal = nil
    waitsUntil = nil
    return .tried(wanted)
  }

  private mutating func turn() {
    guard asked == .anybody else { return }
    field = field == .number ? .passphrase : .number
  }

  /// What was typed goes; where nothing was, the second Esc leaves. Ctrl-D, which does so at once, is a
  /// chord that not every keyboard has.
  private mutating func stepBack() -> Outcome {
    refusal = nil
    if !passphrase.text.isEmpty {
      passphrase.clear()
    } else if !number.text.isEmpty {
      number.replace(with: "")
      field = .number
    } else if asksToLeave {
      return .left
    } else {
      asksToLeave = true
    }
    return .typed
  }

  /// It stays shut.
  mutating func refuse(_ refusal: SignInRefusal, at now: Instant) {
    switch refusal {
    case .wait(let seconds): waitsUntil = now + seconds
    case .because(let words): self.refusal = Message(words, ink: .late)
    }
    guard asked == .anybody else { return }
    field = .passphrase
  }
}

/// A number with a passphrase, on the way to the engine.
struct SignInTry: Hashable, Sendable {
  var number: String
  var passphrase: HiddenText
}

/// Why a gate stays shut.
enum SignInRefusal: Hashable, Sendable {
  /// So many seconds, because of failures before.
  case wait(Int64)
  case because(String)
}

extension DeskEngine {
  /// Asks the engine who somebody is; nothing is thrown: what fails is a reason to stay outside.
  func signIn(
    _ wanted: SignInTry, _ purpose: Engine.SignInPurpose, now: Instant
  ) -> Result<SignedIn, SignInFailure> {
    do {
      return .success(
        try engine.signIn(
          number: wanted.number, passphrase: Passphrase(wanted.passphrase.text),
          purpose: purpose, now: now))
    } catch EngineError.signInDelayed(let seconds) {
      return .failure(SignInFailure(refusal: .wait(seconds)))
    } catch {
      let words = failure(error, command: nil).words(strings)
      return .failure(SignInFailure(refusal: .because(words)))
    }
  }
}

/// A refusal as an error.
struct SignInFailure: Error {
  var refusal: SignInRefusal
}
