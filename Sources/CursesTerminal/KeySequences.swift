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

  private var keys: [[UInt8]: Key] = [:]
  private var beginnings: Set<[UInt8]> = []

  /// Keeps the sequences that begin with Esc; single bytes are decoded without them.
  ///
  /// - Parameter lookUp: what terminfo has for a name.
  init(lookUp: (String) -> [UInt8]?) {
    for (name, key) in Self.capabilities {
      guard let bytes = lookUp(name), bytes.count > 1, bytes[0] == 0x1B else { continue }
      keys[bytes] = key
      for length in 1..<bytes.count { beginnings.insert(Array(bytes[..<length])) }
    }
  }

  /// The key at the beginning of the bytes.
  func match(_ bytes: ArraySlice<UInt8>) -> Match {
    var length = 1
    while length <= bytes.count {
      let candidate = Array(bytes.prefix(length))
      if let key = keys[candidate] { return .key(key, length: length) }
      guard beginnings.contains(candidate) else { return .none }
      length += 1
    }
    return .incomplete
  }
}
