import Crypto

/// What a command asks for, as a digest that is kept beside its answer: the same id with the same content
/// is a repetition, with another one a mistake that must not pass for success.
enum CommandContent {
  /// The SHA-256 of the command's canonical JSON and of whose command it is, in hexadecimal digits.
  static func digest(of command: some Command, by actor: Actor) throws -> String {
    var text = "\(try command.contentJSON()) \(actor.person)"
    return text.withUTF8 { bytes in
      var hash = SHA256()
      hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
      return hex(hash.finalize())
    }
  }

  /// Two lower-case digits for each byte.
  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
