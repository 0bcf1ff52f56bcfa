internal import Screen

/// What the terminal at hand sends for its special keys, from terminfo.
struct KeySequences: Sendable {
  /// What a sequence turned out to be.
  enum Match: Hashable, Sendable {
    /// No key begins like this.
    case none
    /// A key may come of it.
    case incomplete
    /// A key, and how many bytes it took.
    case key(Key, length: Int)
  }

  /// The keys that are looked up, by their names in terminfo.
  static let capabilities: [(name: String, key: Key)] = [
    ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
    ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
    ("kdch1", .delete), ("kcbt", .backTab), ("kent", .enter), ("kbs", .backspace),
  ]

  /// A dozen: looking through them takes less time than the first hash table of a start.
  private var keys: [(bytes: [UInt8], key: Key)] = []

  /// Keeps the sequences that begin with Esc; single bytes are decoded without them.
  ///
  /// - Parameter lookUp: what terminfo has for a name.
  init(lookUp: (String) -> [UInt8]?) {
    for (name, key) in Self.capabilities {
      guard let bytes = lookUp(name), bytes.count > 1, bytes[0] == 0x1B else { continue }
      keys.removeAll { $0.bytes == bytes }
      keys.append((bytes, key))
    }
  }

  /// The key at the beginning of the bytes.
  func match(_ bytes: ArraySlice<UInt8>) -> Match {
    let whole = keys.filter { bytes.starts(with: $0.bytes) }
    if let (sequence, key) = whole.min(by: { $0.bytes.count < $1.bytes.count }) {
      return .key(key, length: sequence.count)
    }
    return keys.contains { $0.bytes.starts(with: bytes) } ? .incomplete : .none
  }
}
