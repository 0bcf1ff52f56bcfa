/// The last event of the history at some moment: which it is, and its digest, which depends on every event
/// up to it. A handover sheet bears the one of the second in which it was given.
public struct ChainHead: Codable, Hashable, Sendable {
  /// The SHA-256 of the event in 64 hexadecimal digits.
  public var digest: String
  /// The sequence of the event.
  public var sequence: Int64

  /// The head at `sequence`.
  public init(sequence: Int64, digest: String) {
    (self.sequence, self.digest) = (sequence, digest)
  }

  init(_ link: ChainLink) {
    self.init(sequence: link.sequence, digest: EventChain.text(of: link.digest))
  }

  /// As it stands on paper, in groups that can be compared and typed: `41: 3f2a 99bc …`.
  public var printed: String {
    let digits = Array(digest)
    let groups = stride(from: 0, to: digits.count, by: 4).map {
      String(digits[$0..<min($0 + 4, digits.count)])
    }
    return "\(sequence): \(groups.joined(separator: " "))"
  }
}

/// A head as somebody typed it from paper: the sequence, and at least the first four groups of the
/// digest, which nobody can meet by trying.
public struct PrintedHead: Hashable, Sendable {
  /// The sequence of the event.
  public let sequence: Int64
  /// The digits that were typed, 16…64 of them.
  public let digits: String

  /// The head in what was typed: `41: 3f2a 99bc 01d4 77aa`, with or without the spaces.
  ///
  /// - Throws: ``EngineError/malformed(field:value:)``.
  public init(typed text: String) throws(EngineError) {
    let folded = TypedText.folded(text)
    let parts = folded.split(separator: ":", maxSplits: 1)
    let digits = (parts.last ?? "").filter { !$0.isWhitespace && $0 != "-" }
    guard parts.count == 2, let sequence = Int64(parts[0].filter { !$0.isWhitespace }),
      sequence > 0, (16...64).contains(digits.count),
      digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
    else { throw .malformed(field: "head", value: text) }
    (self.sequence, self.digits) = (sequence, digits)
  }

  init(_ head: ChainHead) { (sequence, digits) = (head.sequence, head.digest) }

  /// Whether a digest begins with what was typed.
  func agrees(with digest: [UInt8]) -> Bool { EventChain.text(of: digest).hasPrefix(digits) }
}
