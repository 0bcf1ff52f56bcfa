/// A photograph beside an answer (engine.md §4): where it lies, and the digest by which it is known
/// to be the same. The picture itself stays where it is.
public struct Photograph: Hashable, Codable, Sendable {
  /// A path or a URL, as it was given.
  public var location: String
  /// The SHA-256 of its bytes, 64 hexadecimal digits in small letters.
  public var digest: String

  /// The photograph at `location`, whose bytes have this digest.
  public init(location: String, digest: String) {
    (self.location, self.digest) = (location, digest)
  }

  /// The photograph of bytes at hand.
  public init(location: String, bytes: [UInt8]) {
    self.init(location: location, digest: HandoverDigest.text(of: bytes))
  }

  /// The digest says which picture it is, wherever it lies and however the digest is written.
  func isSame(as other: Photograph?) -> Bool {
    other.map { TypedText.folded($0.digest) == TypedText.folded(digest) } ?? false
  }

  /// The same, in the form in which it is kept.
  ///
  /// - Throws: ``EngineError/empty(field:)``, ``EngineError/tooLong(field:limit:)``, or
  ///   ``EngineError/malformed(field:value:)`` for what is no digest.
  func validated() throws -> Photograph {
    let digest = TypedText.folded(digest)
    guard digest.count == 64, digest.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      throw EngineError.malformed(field: "digest", value: self.digest)
    }
    return Photograph(
      location: try TypedText.required(location, field: "photo"), digest: digest)
  }
}
