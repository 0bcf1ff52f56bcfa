import Crypto
import CryptoExtras
import Foundation

/// How much work a hash takes (RFC 7914, 2): `cost` × `block` × 128 bytes of memory, gone through `lanes`
/// times.
struct HashingWork: Codable, Hashable, Sendable {
  /// N, a power of two.
  var cost: Int
  /// r.
  var block: Int
  /// p.
  var lanes: Int

  /// What new passphrases take: 16 MB, so that a command that signs in stays under its 30 MB, three times
  /// over, 0.12 s on the machine it was chosen on.
  static let usual = HashingWork(cost: 16_384, block: 8, lanes: 3)

  /// Whether it is as much as any release has taken, and no more than a command may use: 256 MB.
  var isAllowed: Bool {
    // Neither is multiplied before it is known to be small: whoever wrote it into the file may have written
    // any number.
    (Self.usual.cost...1 << 20).contains(cost) && cost & (cost - 1) == 0
      && (8...32).contains(block) && (1...16).contains(lanes) && cost * block * 128 <= 1 << 28
  }
}

/// What signing in needs beside the database: a hash that is slow on purpose, and a source of random bytes.
public struct PassphraseHashing: Sendable {
  /// The key, of 32 bytes, that comes out of a passphrase and a salt.
  let derive: @Sendable (_ passphrase: [UInt8], _ salt: [UInt8], HashingWork) throws -> [UInt8]
  /// As many random bytes as are asked for.
  let randomBytes: @Sendable (Int) -> [UInt8]

  /// scrypt (RFC 7914), and the system's random source.
  public static let scrypt = PassphraseHashing(
    derive: { passphrase, salt, work in
      // The library takes no pointer to nothing; whoever types nothing shall wait as long as others.
      let typed = passphrase.isEmpty ? [0] : passphrase
      return try KDF.Scrypt.deriveKey(
        from: typed, salt: salt, outputByteCount: 32, rounds: work.cost, blockSize: work.block,
        parallelism: work.lanes
      ).withUnsafeBytes { Array($0) }
    },
    randomBytes: { count in
      var source = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: 0...255, using: &source) }
    })
}
