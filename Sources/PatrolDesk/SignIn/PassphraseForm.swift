import Screen

/// A passphrase that somebody shall have: typed twice, and never shown. It is in no draft, and nothing that is
/// written of a desk has a word of it.
struct PassphraseForm: Hashable, Sendable {
  /// Whose it will be.
  let number: String
  let name: String
  /// The id of the command it becomes.
  let command: String

  private(set) var first = HiddenText()
  private(set) var second = HiddenText()
  /// The second time is being typed.
  private(set) var isRepeating = false

  init(number: String, name: String, command: String) {
    (self.number, self.name, self.command) = (number, name, command)
  }

  /// What a key has done.
  enum Outcome: Hashable, Sendable {
    case typed
    /// Both times the same.
    case agreed(HiddenText)
    /// They differ: both are typed again.
    case differed
  }

  /// Takes a key that is text, Tab or Enter; behind the second time Enter is the end.
  mutating func take(_ key: Key) -> Outcome {
    switch key {
    case .enter, .tab, .down:
      if isRepeating { return key == .enter ? finish() : turn() }
      isRepeating = true
    case .backTab, .up: _ = turn()
    default:
      if isRepeating { _ = second.handle(key) } else { _ = first.handle(key) }
    }
    return .typed
  }

  /// It is to be kept, wherever one types.
  mutating func finish() -> Outcome {
    // Texts of the same signs are equal, however these were made; so are passphrases.
    guard first.text == second.text else {
      clear()
      return .differed
    }
    return .agreed(first)
  }

  mutating func clear() {
    first.clear()
    second.clear()
    isRepeating = false
  }

  private mutating func turn() -> Outcome {
    isRepeating.toggle()
    return .typed
  }
}
