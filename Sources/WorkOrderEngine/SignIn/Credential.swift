/// What is kept of a passphrase: enough to know it again, and by design far too little to find it.
struct Credential: Codable, Hashable, Sendable {
  /// What the hash took; kept beside it, so that later ones may take more.
  var work: HashingWork
  /// Random, so that the same passphrase is kept otherwise for each person.
  var salt: [UInt8]
  /// What the hash made of both.
  var key: [UInt8]

  /// The bytes of a salt.
  static let saltCount = 16
  /// The bytes of a key.
  static let keyCount = 32

  /// What is wrong with it, in a word; `nil` where it is as this program makes them.
  var flaw: String? {
    if !work.isAllowed { return "work" }
    if salt.count != Self.saltCount { return "salt" }
    return key.count == Self.keyCount ? nil : "digest"
  }

  /// What to keep of a new passphrase.
  ///
  /// - Throws: ``EngineError`` for what may not become a passphrase.
  static func new(for passphrase: Passphrase, using hashing: PassphraseHashing) throws -> Credential
  {
    try passphrase.validate()
    let salt = hashing.randomBytes(saltCount)
    return Credential(
      work: .usual, salt: salt, key: try hashing.derive(passphrase.bytes, salt, .usual))
  }

  /// That of nobody: tried for whoever has none, so that it takes as long to hear no.
  static let nobody = Credential(
    work: .usual, salt: [UInt8](repeating: 0, count: saltCount),
    key: [UInt8](repeating: 0, count: keyCount))

  /// Whether it was made of this passphrase. How far two keys agree does not change how long it takes. One
  /// that this program cannot have made fits nothing, and that too takes as long.
  func fits(_ passphrase: Passphrase, using hashing: PassphraseHashing) throws -> Bool {
    guard flaw == nil else {
      _ = try hashing.derive(passphrase.bytes, Self.nobody.salt, Self.nobody.work)
      return false
    }
    let found = try hashing.derive(passphrase.bytes, salt, work)
    guard found.count == key.count else { return false }
    return zip(found, key).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
