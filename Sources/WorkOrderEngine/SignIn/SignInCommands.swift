import Crypto
import Ledger
public import ServiceClock

/// Somebody who has shown who they are.
public struct SignedIn: Hashable, Sendable {
  /// Who it is.
  public var person: Person
  /// Tries in their name since they last succeeded that did not.
  public var failuresBefore: Int
}

extension Engine {
  /// What somebody wants who shows who they are.
  public enum SignInPurpose: Sendable {
    /// To begin; it is an event.
    case begin
    /// To go on at a desk that was locked; only failures are events.
    case goOn
  }

  /// Finds out whether a number and a passphrase belong to somebody who may work here.
  ///
  /// Whether the number is unknown, its owner disabled or without a passphrase, or the passphrase wrong:
  /// it takes the same work and the same writes, and the error is the same. The try is counted first and
  /// taken back when it succeeds, so that tries at the same moment do not all go free.
  ///
  /// - Throws: ``EngineError/signInRefused``, or ``EngineError/signInDelayed(seconds:)`` as long as
  ///   nothing is looked at because of failures before.
  public func signIn(
    number: String, passphrase: Passphrase, purpose: SignInPurpose = .begin, now: Instant,
    using hashing: PassphraseHashing = .scrypt
  ) throws -> SignedIn {
    let attempt = try write(now: now) { transaction in
      try transaction.countSignIn(number: number, using: hashing)
    }
    // Outside of both transactions: nobody waits for a hash that is slow on purpose.
    let fits = try (attempt.credential ?? .nobody).fits(passphrase, using: hashing)
    let actor = attempt.person.flatMap { fits ? Actor(person: $0.id) : nil } ?? .system
    let person = try write(now: now, by: actor) { transaction in
      try transaction.judge(attempt, fits: fits, purpose: purpose)
    }
    guard let person else { throw EngineError.signInRefused }
    return SignedIn(person: person, failuresBefore: attempt.failuresBefore)
  }

  /// Seconds until somebody's next try is taken; 0: now.
  public func signInDelay(of person: Int64, now: Instant) throws -> Int64 {
    try ask(now: now) { snapshot in
      let found = try snapshot.failures(of: SignInSubject(person: person))
      return max(0, (found?.next ?? snapshot.now) - snapshot.now)
    }
  }
}

/// A try to sign in that is under way.
private struct SignInAttempt {
  var subject: SignInSubject
  var person: Person?
  var credential: Credential?
  var failuresBefore: Int
}

extension Transaction {
  fileprivate func countSignIn(
    number: String, using hashing: PassphraseHashing
  ) throws -> SignInAttempt {
    let person = try snapshot.person(number: number)
    let subject =
      try person.map { SignInSubject(person: $0.id) } ?? unknownSubject(number, using: hashing)
    let before = try snapshot.failures(of: subject)
    if let before, before.next > now {
      throw EngineError.signInDelayed(seconds: before.next - now)
    }
    let failures = (before?.count ?? 0) + 1
    try db.execute(
      "DELETE FROM sign_in_failure WHERE last <= $1", (now - SignInDelay.memory).seconds)
    try db.execute(
      """
      INSERT INTO sign_in_failure (subject, failures, last, next) VALUES ($1, $2, $3, $4)
      ON CONFLICT (subject) DO UPDATE SET failures = $2, last = $3, next = $4
      """,
      subject.text, failures, now.seconds,
      (now + SignInDelay.seconds(afterFailures: failures)).seconds)
    let isThere = person?.isEnabled == true
    return SignInAttempt(
      subject: subject, person: isThere ? person : nil,
      credential: isThere ? try person.flatMap { try snapshot.credential(of: $0.id) } : nil,
      failuresBefore: failures - 1)
  }

  /// - Returns: whoever it is; `nil` when it is refused, which is an event that has to stay.
  fileprivate func judge(
    _ attempt: SignInAttempt, fits: Bool, purpose: Engine.SignInPurpose
  ) throws -> Person? {
    // Meanwhile somebody may have been disabled, or have another passphrase.
    guard fits, let known = attempt.person, let credential = attempt.credential,
      let person = try snapshot.person(known.id), person.isEnabled,
      try snapshot.credential(of: person.id) == credential
    else {
      // Nobody has shown yet who they are.
      try inSystemName { try append(.signInFailed, of: attempt.person?.id ?? 0) }
      return nil
    }
    try forgetFailures(of: person.id)
    if purpose == .begin { try append(.signedIn, of: person.id) }
    return person
  }

  /// Nothing is held against somebody any more.
  func forgetFailures(of person: Int64) throws {
    try db.execute(
      "DELETE FROM sign_in_failure WHERE subject = $1", SignInSubject(person: person).text)
  }

  private func unknownSubject(
    _ number: String, using hashing: PassphraseHashing
  ) throws -> SignInSubject {
    let secret = try secret(using: hashing)
    let typed = TypedText.folded(number)
    return SignInSubject(unknown: SHA256.hash(data: secret + Array(typed.utf8)))
  }

  private func secret(using hashing: PassphraseHashing) throws -> [UInt8] {
    let found = try db.first("SELECT bytes FROM sign_in_secret WHERE id = 1") { $0.blob(0) }
    if let found { return found }
    let bytes = hashing.randomBytes(32)
    try db.execute("INSERT INTO sign_in_secret (id, bytes) VALUES (1, $1)", bytes)
    return bytes
  }
}
