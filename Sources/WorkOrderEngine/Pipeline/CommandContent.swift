import Crypto
import Foundation

/// What a command asks for, as a digest that is kept beside its answer: the same id with the same content
/// is a repetition, with another one a mistake that must not pass for success.
enum CommandContent {
  /// The SHA-256 of the command's canonical JSON and of whose command it is, in hexadecimal digits.
  static func digest(of command: some Command, by actor: Actor) throws -> String {
    hex(SHA256.hash(data: Data("\(try canonicalJSON(command)) \(actor.person)".utf8)))
  }

  /// Two lower-case digits for each byte.
  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
