import Configuration
import Foundation
import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("Passphrases")
struct PassphraseTests {
  @Test("a new one has eight characters at least and up to a thousand, counted as people count")
  func length() throws {
    let hash = CountingHash()
    func refusal(_ text: String) -> EngineError? {
      do {
        _ = try SetPassphrase(staff: "2", passphrase: Passphrase(text), using: hash.hashing)
        return nil
      } catch {
        return error as? EngineError
      }
    }
    let tooShort = EngineError.tooShort(field: "passphrase", least: 8)
    #expect(refusal("1234567") == tooShort)
    #expect(refusal("e\u{301}234567") == tooShort)
    #expect(refusal("南湖校区配电室灯") == nil)
    #expect(refusal("        ") == nil, "no sign is forbidden")
    #expect(refusal(String(repeating: "灯", count: 1_000)) == nil)
    #expect(
      refusal(String(repeating: "灯", count: 1_001)) == .tooLong(field: "passphrase", limit: 1_000))
  }

  @Test("scrypt is the scrypt of RFC 7914, and one hash takes 16 bytes of salt of its own")
  func scrypt() throws {
    let derived = try PassphraseHashing.scrypt.derive(
      Array("pleaseletmein".utf8), Array("SodiumChloride".utf8),
      HashingWork(cost: 16_384, block: 8, lanes: 1))
    #expect(
      CommandContent.hex(derived)
        == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
    let one = try Credential.new(for: Passphrase("password"), using: .scrypt)
    let other = try Credential.new(for: Passphrase("password"), using: .scrypt)
    #expect(one.salt.count == 16 && one.key.count == 32)
    #expect(one.salt != other.salt && one.key != other.key)
    #expect(try one.fits(Passphrase("password"), using: .scrypt))
    #expect(try !one.fits(Passphrase("passwore"), using: .scrypt))
    #expect(try !one.fits(Passphrase(""), using: .scrypt))
  }

  @Test("doctor names what this program cannot have kept; it fits nothing and takes as long")
  func kept() throws {
    var world = try World()
    let hash = CountingHash()
    for number in ["1", "2", "3", "4", "5"] {
      try world.give(passphrase: "correct horse", to: number, hash)
    }
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      try db.execute("UPDATE credential SET cost = 16385 WHERE staff = 1")
      try db.execute("UPDATE credential SET salt = zeroblob(15) WHERE staff = 2")
      try db.execute("UPDATE credential SET digest = zeroblob(31) WHERE staff = 3")
      try db.execute("PRAGMA ignore_check_constraints = ON")
      try db.execute("UPDATE credential SET cost = \(Int64(1) << 61) WHERE staff = 5")
    }
    let found = try world.engine.doctor(chain: false, now: world.now)
    #expect(
      found.filter { $0.kind == .credential }.map { "\($0.place) \($0.found)" }
        == ["1 work", "2 salt", "3 digest", "5 work"])
    #expect(found.contains { $0.kind == .table && $0.place == "credential" })
    _ = hash.takeWorks()
    for number in ["1", "2", "3", "5"] {
      #expect(try world.tried(number, "correct horse", hash) == "refused")
      #expect(hash.takeWorks() == [.usual])
    }
    #expect(try world.tried("4", "correct horse", hash) == "4")
  }

  @Test("everybody sets their own; another's only whoever manages people wherever they count")
  func rights() throws {
    var world = try World()
    let hash = CountingHash()
    #expect(try world.give(passphrase: "my own words", to: "7", as: "7", hash) == "7")
    #expect(try world.give(ClearPassphrase(staff: "7"), as: "7") == "7")
    #expect(throws: EngineError.notPermitted(command: "manageStaff", person: "王工")) {
      try world.give(passphrase: "another's", to: "7", as: "2", hash)
    }
    let staff = ["number,name,roles", "60,南湖主管,supervisor@NH", "61,西山工,worker@XS"]
    #expect(try world.importing(.staff, staff).added == 2)
    #expect(try world.give(passphrase: "for a worker", to: "61", as: "1", hash) == "61")
    for target in ["61", "1"] {
      #expect(throws: EngineError.self, "who counts elsewhere: \(target)") {
        try world.give(passphrase: "from Nanhu", to: target, as: "60", hash)
      }
    }
  }

  @Test("nobody sets one in another's name, nor that of somebody who is disabled")
  func inAnothersName() throws {
    var world = try World(isSimulated: false)
    let hash = CountingHash()
    let command = try SetPassphrase(
      staff: "2", passphrase: Passphrase("for Wang"), using: hash.hashing)
    for person in [Int64(1), 2] {
      #expect(throws: EngineError.self) {
        try world.engine.perform(
          command, id: "x\(person)", by: Actor(person: person, enteredBy: 6), now: world.now)
      }
    }
    #expect(try world.engine.ask(now: world.now) { try $0.hasPassphrase(2) } == false)
    var revision = ReviseStaff(staff: "2")
    revision.enabled = false
    try world.give(revision, as: "1")
    #expect(throws: EngineError.disabledPerson("2")) { try world.give(command, as: "1") }
  }

  @Test("no passphrase is in the database, its log, an export or a description")
  func nowhere() throws {
    var world = try World()
    let hash = CountingHash()
    let secrets = ["geheimwort-eins", "geheimwort-zwei", "geheimwort-drei"]
    try world.give(passphrase: secrets[0], to: "2", hash)
    _ = try world.tried("2", secrets[0], hash)
    // Typed where the number belongs, and for somebody else.
    _ = try world.tried(secrets[1], secrets[1], hash)
    _ = try world.tried("2", secrets[2], hash)
    try world.give(passphrase: secrets[2], to: "2", as: "2", hash)
    var bytes = Data()
    for name in ["", "-wal", "-shm"] {
      bytes.append((try? Data(contentsOf: URL(fileURLWithPath: world.path + name))) ?? Data())
    }
    var pieces: [UInt8] = []
    _ = try world.engine.export(.events, format: .json, now: world.now) { pieces += $0 }
    let exported = String(decoding: pieces, as: UTF8.self)
    #expect(exported.contains("signInFailed") && bytes.range(of: Data("signedIn".utf8)) != nil)
    for secret in secrets {
      #expect(bytes.range(of: Data(secret.utf8)) == nil)
      #expect(!exported.contains(secret))
      let command = try SetPassphrase(
        staff: "2", passphrase: Passphrase(secret), using: hash.hashing)
      #expect(!"\(Passphrase(secret)) \(command)".contains(secret))
      #expect(try !canonicalJSON(command).contains(secret))
      var dumped = ""
      dump(Passphrase(secret), to: &dumped)
      #expect(!dumped.contains(secret))
    }
  }

  @Test("where people sign in, somebody who can set things right always gets in")
  func keepers() throws {
    var world = try World()
    let hash = CountingHash()
    var rules = try Defaults.load()
    rules.signIn.accounts = ["patrol"]
    func apply() throws {
      _ = try world.engine.apply(rules, by: Actor(person: 1), now: world.now)
    }
    #expect(throws: EngineError.shutOut) { try apply() }
    // A worker's passphrase helps nobody.
    try world.give(passphrase: "for a worker", to: "2", hash)
    #expect(throws: EngineError.shutOut) { try apply() }
    // Nor does an account that signs in itself; another does.
    try world.give(MapLogin(staff: "1", login: "patrol"), as: "1")
    #expect(throws: EngineError.shutOut) { try apply() }
    try world.give(MapLogin(staff: "1", login: "chen"), as: "1")
    try apply()
    rules.signIn.accounts = ["*"]
    #expect(throws: EngineError.shutOut) { try apply() }
    try world.give(passphrase: "for a keeper", to: "1", hash)
    try apply()
    #expect(throws: EngineError.shutOut) { try world.give(ClearPassphrase(staff: "1"), as: "1") }
    #expect(try world.engine.ask(now: world.now) { try $0.hasPassphrase(1) })
  }
}
