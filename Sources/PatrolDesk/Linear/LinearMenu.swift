import Localization
import Screen

extension DeskModel {
  /// What can be answered here, from the key table: the possible ones, those that are not with their
  /// reason, and what is possible everywhere.
  var linearMenu: [String] {
    let bindings = keymap.bindings.filter { !$0.keys.isEmpty && !Self.isForScreens($0) }
    let everywhere = bindings.filter { Self.everywhereIDs.contains($0.id) }
    let here = bindings.filter { !Self.everywhereIDs.contains($0.id) }
    var menu: [String] = []
    let possible = here.filter { $0.disabledReason == nil }
    if !possible.isEmpty {
      menu.append(strings.text("linear.keys", ["keys": formats.list(possible.map(words))]))
    }
    var reasons: [String] = []
    for reason in here.compactMap(\.disabledReason) where !reasons.contains(reason) {
      reasons.append(reason)
    }
    for reason in reasons {
      let keys = here.filter { $0.disabledReason == reason }.map(words)
      menu.append(
        strings.text("linear.notNow", ["reason": reason, "keys": formats.list(keys)]))
    }
    let always = everywhere.filter { $0.disabledReason == nil }.map(words)
    let places = bound(.go(.today)) == nil ? [] : [strings["linear.goTo"]]
    if !always.isEmpty {
      menu.append(strings.text("linear.always", ["keys": formats.list(always + places)]))
    }
    return menu
  }

  /// The places by number, for the first page.
  var linearPlaces: String {
    let names = DeskPlace.allCases.map { "g \($0.rawValue) \(strings[$0.title])" }
    return strings.text("linear.places", ["places": formats.list(names)])
  }

  /// What is answered for a binding, and what it does.
  func words(_ binding: Binding<Action>) -> String {
    let key = binding.keys.first.map { linearName(of: $0) } ?? ""
    let label = strings.shown(binding.label)
    return "\(key) \(label)"
  }

  /// How a key is typed in a line.
  func linearName(of key: Key) -> String {
    switch key {
    case .space, .enter, .escape, .tab, .home, .end, .pageUp, .pageDown:
      strings.shown(key.label).lowercased()
    default: key.name ?? ""
    }
  }

  /// Keys by which a screen is moved about in: numbers and the empty line do that here. Readings and
  /// places have words of their own.
  private static func isForScreens(_ binding: Binding<Action>) -> Bool {
    switch binding.action {
    case .redraw, .suspend, .nextPane, .typeReading, .go: true
    case .move: ["up", "down", "first", "last", "pageUp", "pageDown"].contains(binding.id)
    default: false
    }
  }

  private static let everywhereIDs: Set = [
    "help", "newDefect", "command", "campus", "back", "leave",
  ]

  // MARK: - From a line to a key

  /// The key that an answer names here: a character, a key's name in either language, or the title of
  /// something that has a key.
  func linearKey(_ text: String) -> Key? {
    let bindings = keymap.bindings.filter { !$0.keys.isEmpty && $0.action != .typeReading }
    func isBound(_ key: Key) -> Bool {
      bindings.contains { $0.keys.contains(key) || $0.keys.contains(key.folded) }
    }
    if let key = Self.key(named: text, strings), isBound(key) { return key }
    let wanted = text.foldedForGuessing
    let titled = bindings.filter { binding in
      let names = [strings.shown(binding.label), binding.id]
      return names.contains { $0.foldedForGuessing == wanted }
    }
    let begun = bindings.filter {
      wanted.count > 1 && strings.shown($0.label).foldedForGuessing.hasPrefix(wanted)
    }
    let found = titled.first ?? (begun.count == 1 ? begun.first : nil)
    return found?.keys.first
  }

  /// The key of a name: `esc`, `空格`, `pgdn`, `ctrl-s`, a character.
  static func key(named text: String, _ strings: Strings) -> Key? {
    if text.count == 1, let character = text.first { return .character(character) }
    let wanted = text.foldedForGuessing
    let spoken: [Key] = [.space, .enter, .escape, .tab, .home, .end, .pageUp, .pageDown]
    let found = spoken.first {
      [$0.label, strings.shown($0.label)].contains { $0.foldedForGuessing == wanted }
    }
    return found ?? Key(name: wanted)
  }

  /// The key of an action here, else a usual one.
  func key(for action: Action, else usual: Key) -> Key { bound(action) ?? usual }

  /// The key of an action here; `nil` when it has none.
  func bound(_ action: Action) -> Key? {
    keymap.bindings.first { $0.action == action && !$0.keys.isEmpty }?.keys.first
  }
}
