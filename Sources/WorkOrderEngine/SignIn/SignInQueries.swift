public import Configuration
import Ledger
import ServiceClock
import TextCells

extension Snapshot {
  /// Who signs in by which accounts, and when desks lock.
  public func signInRules() throws -> SignInRules {
    let version = try versionInForce()
    if let known = rulebookShelf.extract(version) { return known.rules.signIn }
    return try SignInRules.read(try rulebookBody(version)) ?? rulebookExtract().rules.signIn
  }

  /// Whether somebody has a passphrase.
  public func hasPassphrase(_ person: Int64) throws -> Bool {
    try reader.value("SELECT 1 FROM credential WHERE staff = $1", person) != nil
  }

  /// What is kept of somebody's passphrase; `nil` when there is none.
  func credential(of person: Int64) throws -> Credential? {
    try reader.first(
      "SELECT cost, block, lanes, salt, digest FROM credential WHERE staff = $1", person
    ) { row in
      Credential(
        work: HashingWork(cost: row.int(0), block: row.int(1), lanes: row.int(2)),
        salt: row.blob(3), key: row.blob(4))
    }
  }

  /// Credentials of nobody, and such as this program cannot have made: with them nobody signs in.
  func credentialProblems() throws -> [Problem] {
    try reader.rows(
      """
      SELECT c.staff, s.number, c.cost, c.block, c.lanes, c.salt, c.digest FROM credential c
      LEFT JOIN staff s ON s.id = c.staff ORDER BY c.staff
      """
    ) { row -> Problem? in
      guard let number = row.optionalText(1) else {
        return Problem(kind: .credential, place: "staff \(row.integer(0))", found: "nobody")
      }
      let kept = Credential(
        work: HashingWork(cost: row.int(2), block: row.int(3), lanes: row.int(4)),
        salt: row.blob(5), key: row.blob(6))
      return kept.flaw.map { Problem(kind: .credential, place: number, found: $0) }
    }.compactMap { $0 }
  }

  /// The tries on end that have not succeeded, and from when on another is taken.
  func failures(of subject: SignInSubject) throws -> (count: Int, next: Instant)? {
    let found = try reader.first(
      "SELECT failures, next, last FROM sign_in_failure WHERE subject = $1", subject.text
    ) { ($0.int(0), Instant(seconds: $0.integer(1)), Instant(seconds: $0.integer(2))) }
    guard let (count, next, last) = found, now - last < SignInDelay.memory else { return nil }
    return (count, next)
  }

  /// Somebody with this number; width and spaces around it do not count, since an input method may have
  /// made them.
  func person(number: String) throws -> Person? {
    let typed = number.foldedWidth.trimmingSpaces()
    guard let person = try? person(named: typed), person.number == typed else { return nil }
    return person
  }
}

/// For whom tries are counted.
struct SignInSubject: Hashable {
  var text: String

  /// Somebody of the staff.
  init(person: Int64) { text = "staff \(person)" }

  /// Whoever is unknown, in one of 65,536 places: what was typed may have been a passphrase, and is not kept.
  init(unknown digest: some Sequence<UInt8>) {
    text = "unknown " + digest.prefix(2).map { String($0) }.joined(separator: ".")
  }
}
