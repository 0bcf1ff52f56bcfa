import Crypto
import Foundation

/// What a command asks for, as a digest that is kept beside its answer: the same id with the same content
/// is a repetition, with another one a mistake that must not pass for success.
enum CommandContent {
  /// The SHA-256 of the command's canonical JSON, in hexadecimal digits.
  static func digest(of command: some Command) throws -> String {
    hex(SHA256.hash(data: Data(try canonicalJSON(command).utf8)))
  }

  /// Two lower-case digits for each byte.
  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
