import Screen

/// Text that is typed and not shown: as many dots as it has characters. It is kept as it was typed, and
/// only ever added to at its end, since nobody sees where a caret would stand.
struct HiddenText: Hashable, Sendable {
  /// More than the longest passphrase has.
  private static let most = 2_000

  private(set) var text = ""

  /// Characters, pastes, Backspace, and Ctrl-U and Ctrl-W, which take all of it away.
  ///
  /// - Returns: whether the key meant something.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): add(String(character))
    case .paste(let pasted): add(String(pasted.filter { !$0.isNewline }))
    case .backspace: if !text.isEmpty { text.removeLast() }
    case .control("u"), .control("w"): text = ""
    default: return false
    }
    return true
  }

  mutating func clear() { text = "" }

  private mutating func add(_ typed: String) {
    guard text.count + typed.count <= Self.most else { return }
    text += typed
  }
}

extension HiddenText: CustomStringConvertible, CustomReflectable {
  /// Never what was typed.
  var description: String { "hidden" }
  var customMirror: Mirror { Mirror(self, children: []) }
}
