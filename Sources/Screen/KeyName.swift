extension Key {
  private static let named: [(name: String, key: Key)] = [
    ("enter", .enter), ("escape", .escape), ("tab", .tab), ("backtab", .backTab), ("up", .up),
    ("down", .down), ("left", .left), ("right", .right), ("home", .home), ("end", .end),
    ("pageup", .pageUp), ("pagedown", .pageDown), ("backspace", .backspace),
    ("delete", .delete), ("space", .space),
  ]

  /// The name in `keys.toml`: a character itself, `space`, `enter`, `pageup`, `ctrl-s` …; nil for
  /// what nobody can bind (pastes, resizes, the mouse).
  public var name: String? {
    if let named = Self.named.first(where: { $0.key == self }) { return named.name }
    switch self {
    case .character(let character): return String(character)
    case .control(let letter): return "ctrl-\(letter)"
    default: return nil
    }
  }

  /// The key with a name, as `keys.toml` writes it. Case counts for single characters only.
  ///
  /// - Returns: nil when no key is called so.
  public init?(name: String) {
    if name.count == 1, let character = name.first {
      self = .character(character)
      return
    }
    let lowered = name.lowercased()
    if let named = Self.named.first(where: { $0.name == lowered }) {
      self = named.key
      return
    }
    guard lowered.hasPrefix("ctrl-"), lowered.count == 6, let letter = lowered.last,
      letter.isASCII, letter.isLetter
    else { return nil }
    self = .control(letter)
  }

  /// How a footer or a help page writes the key where no translation is needed: `Enter`, `Esc`,
  /// `↑`, `Ctrl-S`, the character itself.
  public var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .paste, .resize, .mouse: ""
    }
  }
}
