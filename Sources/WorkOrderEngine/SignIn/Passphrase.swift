import Foundation

/// What somebody types to show who they are. It is in nothing that is kept or printed: it cannot be
/// encoded, and described it says nothing.
public struct Passphrase: Sendable {
  /// The fewest characters of a new one (NIST SP 800-63B, 5.1.1.2).
  public static let fewest = 8
  /// The most characters of a new one: more than anybody types, so that sentences are welcome.
  public static let most = 1_000

  /// UTF-8 in the composed form NFC: the same signs give the same bytes whatever keyboard made them.
  let bytes: [UInt8]
  private let count: Int

  /// What was typed, blanks and all.
  public init(_ typed: String) {
    let composed = typed.precomposedStringWithCanonicalMapping
    bytes = Array(composed.utf8)
    count = composed.count
  }

  /// Refuses what may not become somebody's passphrase. No sign is asked for and none forbidden: length
  /// is what helps.
  ///
  /// - Throws: ``EngineError/tooShort(field:least:)`` or ``EngineError/tooLong(field:limit:)``.
  func validate() throws(EngineError) {
    guard count >= Self.fewest else {
      throw .tooShort(field: "passphrase", least: Self.fewest)
    }
    guard count <= Self.most else { throw .tooLong(field: "passphrase", limit: Self.most) }
  }
}

extension Passphrase: CustomStringConvertible, CustomReflectable {
  /// Never the passphrase.
  public var description: String { "a passphrase" }
  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
