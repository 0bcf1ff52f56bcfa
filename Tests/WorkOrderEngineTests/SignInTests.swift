import Configuration
import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("Signing in")
struct SignInTests {
  private static let words = "correct horse 灯"

  @Test("number and passphrase that belong together sign in, whatever keyboard made them")
  func signIn() throws {
    var world = try World()
    let hash = CountingHash()
    // é once as one sign and once as two; a number from an input method.
    try world.give(passphrase: "caf\u{E9} 南湖校区", to: "2", hash)
    #expect(try world.tried("2", "cafe\u{301} 南湖校区", hash) == "2")
    #expect(try world.tried(" ２ ", "caf\u{E9} 南湖校区", hash) == "2")
    #expect(try world.tried("2", "cafe 南湖校区", hash) == "refused")
    #expect(try world.tried("王工", "caf\u{E9} 南湖校区", hash) == "refused", "a name is no number")
  }

  @Test("whoever is unknown, has none, is disabled or is wrong costs the same and hears the same")
  func constant() throws {
    var world = try World()
    let hash = CountingHash()
    try world.give(passphrase: Self.words, to: "2", hash)
    try world.give(passphrase: Self.words, to: "4", hash)
    var revision = ReviseStaff(staff: "4")
    revision.enabled = false
    try world.give(revision, as: "1")
    #expect(hash.takeWorks() == [.usual, .usual])
    for number in ["2", "3", "4", "9999", ""] {
      let passphrase = number == "4" ? Self.words : "wrong"
      #expect(try world.tried(number, passphrase, hash) == "refused", "\(number)")
      #expect(hash.takeWorks() == [.usual], "\(number)")
    }
    #expect(try world.tried("2", Self.words, hash) == "2")
    #expect(hash.takeWorks() == [.usual])
  }

  @Test("three failures are free, then each wait is twice the last, up to a quarter of an hour")
  func delay() {
    let waits = (0...16).map { SignInDelay.seconds(afterFailures: $0) }
    #expect(waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
    #expect(SignInDelay.seconds(afterFailures: .max) == 900)
  }

  @Test("failures delay the next try, and another process does not start anew")
  func delayed() throws {
    var world = try World()
    let hash = CountingHash()
    try world.give(passphrase: Self.words, to: "2", hash)
    for number in ["2", "9999"] {
      for _ in 1...4 { #expect(try world.tried(number, "wrong", hash) == "refused") }
      _ = hash.takeWorks()
      let other = Engine(ledger: try SQLiteLedger(open: world.path, schema: Engine.schema))
      #expect(throws: EngineError.signInDelayed(seconds: 1)) {
        try other.signIn(
          number: number, passphrase: Passphrase(Self.words), now: world.now, using: hash.hashing)
      }
      #expect(hash.takeWorks() == [], "nothing is looked at meanwhile")
    }
    world.now = world.now + 1
    #expect(try world.tried("2", "wrong", hash) == "refused")
    #expect(try world.tried("2", Self.words, hash) == "wait 2")
    #expect(try world.tried("3", "wrong", hash) == "refused", "others do not wait")
    world.now = world.now + 2
    let back = try world.signIn("2", Self.words, hash)
    #expect(back.failuresBefore == 5)
    #expect(try world.signIn("2", Self.words, hash).failuresBefore == 0)
    #expect(try world.tried("2", "wrong", hash) == "refused", "they begin anew")
  }

  @Test("what is tried at the same moment is counted before it is known to be wrong")
  func countedFirst() throws {
    var world = try World()
    let hash = CountingHash()
    try world.give(passphrase: Self.words, to: "2", hash)
    let (engine, now) = (world.engine, world.now)
    // Inside of each hash the next try begins, as in as many terminals.
    @Sendable func nested() -> PassphraseHashing {
      PassphraseHashing(
        derive: { passphrase, salt, work in
          _ = try? engine.signIn(
            number: "2", passphrase: Passphrase("wrong"), now: now, using: nested())
          return try hash.hashing.derive(passphrase, salt, work)
        }, randomBytes: hash.hashing.randomBytes)
    }
    _ = hash.takeWorks()
    _ = try? engine.signIn(
      number: "2", passphrase: Passphrase("wrong"), now: now, using: nested())
    #expect(hash.takeWorks().count == 4)
  }

  @Test("failures are forgotten after a day")
  func forgotten() throws {
    var world = try World()
    let hash = CountingHash()
    for _ in 1...4 { _ = try world.tried("9999", "wrong", hash) }
    #expect(try world.tried("9999", "wrong", hash) == "wait 1")
    world.now = world.now + 86_400
    for _ in 1...3 { #expect(try world.tried("9999", "wrong", hash) == "refused") }
    let kept = try world.engine.ask(now: world.now) { snapshot in
      try snapshot.reader.rows("SELECT subject, failures FROM sign_in_failure") {
        "\($0.text(0).prefix(8)) \($0.integer(1))"
      }
    }
    #expect(kept == ["unknown  3"])
  }

  @Test("whoever manages people lets somebody try again; others do not")
  func unlock() throws {
    var world = try World()
    let hash = CountingHash()
    try world.give(passphrase: Self.words, to: "2", hash)
    for _ in 1...6 {
      _ = try world.tried("2", "wrong", hash)
      world.now = world.now + 5
    }
    #expect(try world.engine.signInDelay(of: 2, now: world.now) == 0)
    _ = try world.tried("2", "wrong", hash)
    #expect(try world.tried("2", Self.words, hash) == "wait 8")
    #expect(throws: EngineError.notPermitted(command: "manageStaff", person: "刘班长")) {
      try world.give(UnlockSignIn(staff: "2"), as: "4")
    }
    #expect(try world.give(UnlockSignIn(staff: "2"), as: "1") == "2")
    #expect(try world.give(UnlockSignIn(staff: "2"), as: "1") == "2")
    #expect(try world.tried("2", Self.words, hash) == "2")
    #expect(
      try world.signInEvents().suffix(2) == ["signInUnlocked 2 by 1", "signedIn 2 by 2"])
  }

  @Test("success, failure, setting and clearing are events; going on at a locked desk is none")
  func events() throws {
    var world = try World()
    let hash = CountingHash()
    try world.give(passphrase: Self.words, to: "2", hash)
    _ = try world.tried("2", Self.words, hash)
    _ = try world.tried("2", "wrong", hash)
    _ = try world.tried("9999", "wrong", hash)
    try world.signIn("2", Self.words, hash, purpose: .goOn)
    try world.give(ClearPassphrase(staff: "2"), as: "1")
    try world.give(ClearPassphrase(staff: "2"), as: "1")
    #expect(try world.tried("2", Self.words, hash) == "refused")
    #expect(
      try world.signInEvents() == [
        "passphraseSet 2 by 1", "signedIn 2 by 2", "signInFailed 2 by 0", "signInFailed - by 0",
        "passphraseCleared 2 by 1", "signInFailed 2 by 0",
      ])
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("a passphrase that changes while another is tried does not let the old one in")
  func changedMeanwhile() throws {
    var world = try World()
    let hash = CountingHash()
    try world.give(passphrase: Self.words, to: "2", hash)
    let (engine, now) = (world.engine, world.now)
    let change = try SetPassphrase(
      staff: "2", passphrase: Passphrase("something else"), using: hash.hashing)
    let slow = PassphraseHashing(
      derive: { passphrase, salt, work in
        _ = try engine.perform(change, id: "change", by: Actor(person: 1), now: now)
        return try hash.hashing.derive(passphrase, salt, work)
      }, randomBytes: hash.hashing.randomBytes)
    #expect(throws: EngineError.signInRefused) {
      try engine.signIn(number: "2", passphrase: Passphrase(Self.words), now: now, using: slow)
    }
  }

  @Test("a database of an earlier release opens, and its people can be given passphrases")
  func earlier() throws {
    let world = try World()
    let hash = CountingHash()
    let path = world.path + ".earlier"
    let old = try SQLiteLedger.create(at: path, schema: Array(Engine.schema.prefix(8)))
    // Founding looks at a table that the earlier release did not have.
    try old.write {
      try $0.execute("CREATE TABLE credential (staff, cost, block, lanes, salt, digest, changed)")
    }
    try Engine(ledger: old).found(
      Founding(
        campusFile: try CampusFile(toml: World.campusFile, file: "world.toml"),
        configuration: try Defaults.load()), now: world.now)
    try old.write { try $0.execute("DROP TABLE credential") }
    try old.close()
    let engine = Engine(ledger: try SQLiteLedger(open: path, schema: Engine.schema))
    #expect(try engine.ask(now: world.now) { try $0.hasPassphrase(1) } == false)
    #expect(throws: EngineError.signInRefused) {
      try engine.signIn(
        number: "1", passphrase: Passphrase(Self.words), now: world.now, using: hash.hashing)
    }
    let command = try SetPassphrase(
      staff: "1", passphrase: Passphrase(Self.words), using: hash.hashing)
    _ = try engine.perform(command, id: "first", by: Actor(person: 1), now: world.now)
    let back = try engine.signIn(
      number: "1", passphrase: Passphrase(Self.words), now: world.now, using: hash.hashing)
    #expect(back.person.number == "1")
  }
}
