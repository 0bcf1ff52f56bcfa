import Ledger
import Synchronization

@testable import WorkOrderEngine

/// Counts what is derived, and derives quickly.
final class CountingHash: Sendable {
  private let works = Mutex<[HashingWork]>([])

  var hashing: PassphraseHashing {
    PassphraseHashing(
      derive: { passphrase, salt, work in
        self.works.withLock { $0.append(work) }
        let few = HashingWork(cost: 2, block: 1, lanes: 1)
        return try PassphraseHashing.scrypt.derive(passphrase, salt, few)
      }, randomBytes: PassphraseHashing.scrypt.randomBytes)
  }

  /// What was derived since this was last asked.
  func takeWorks() -> [HashingWork] {
    works.withLock { works in
      defer { works = [] }
      return works
    }
  }
}

extension World {
  /// A passphrase for somebody, given by no. 1 unless said.
  @discardableResult
  mutating func give(
    passphrase: String, to number: String, as giver: String = "1", _ hash: CountingHash
  ) throws -> String {
    try give(
      SetPassphrase(staff: number, passphrase: Passphrase(passphrase), using: hash.hashing),
      as: giver)
  }

  /// Signs in; what the engine throws, it throws.
  @discardableResult
  func signIn(
    _ number: String, _ passphrase: String, _ hash: CountingHash,
    purpose: Engine.SignInPurpose = .begin
  ) throws -> SignedIn {
    try engine.signIn(
      number: number, passphrase: Passphrase(passphrase), purpose: purpose, now: now,
      using: hash.hashing)
  }

  /// What signing in answers in words: the number, or why not.
  func tried(_ number: String, _ passphrase: String, _ hash: CountingHash) throws -> String {
    do {
      return try signIn(number, passphrase, hash).person.number
    } catch EngineError.signInRefused {
      return "refused"
    } catch EngineError.signInDelayed(let seconds) {
      return "wait \(seconds)"
    }
  }

  /// Kind and subject of the events about signing in.
  func signInEvents() throws -> [String] {
    try engine.ask(now: now) { snapshot in
      try snapshot.reader.rows(
        """
        SELECT e.kind, COALESCE(s.number, '-'), e.person, e.target, e.reason, e.body
        FROM event e LEFT JOIN staff s ON s.id = e.subject
        WHERE e.topic = 'staff' ORDER BY e.sequence
        """
      ) { row in
        "\(row.text(0)) \(row.text(1)) by \(row.integer(2))"
          + row.text(3) + row.text(4) + row.text(5)
      }
    }
  }
}
