/// What a key means in a context.
public enum Dispatch<Action: Sendable>: Sendable {
  /// Do this.
  case action(Action)
  /// Bound, but not possible now; the reason is a message key or a text.
  case disabled(reason: String)
  /// Nothing.
  case unbound
}

extension Dispatch: Equatable where Action: Equatable {}

/// The key table of a context. Dispatch, footer and help all come from it, so they cannot
/// disagree.
public struct Keymap<Action: Sendable>: Sendable {
  /// The lines, the most important first.
  public let bindings: [Binding<Action>]
  /// The keys of each line, apart: to find the one that was pressed no line need be looked at whole.
  private let keys: [[Key]]

  /// A table. Where two lines bind the same key the earlier wins; ``conflicts`` lists them.
  public init(_ bindings: [Binding<Action>]) {
    self.bindings = bindings
    keys = bindings.map(\.keys)
  }

  /// This table before another: the focused context before the keys that work everywhere. A key
  /// that means something else here is not promised by the other.
  public func over(_ outer: Keymap) -> Keymap {
    let ids = Set(bindings.map(\.id))
    let keys = Set(bindings.flatMap(\.keys))
    let rest = outer.bindings.compactMap { binding -> Binding<Action>? in
      guard !ids.contains(binding.id) else { return nil }
      var binding = binding
      let hadKeys = !binding.keys.isEmpty
      binding.keys.removeAll { keys.contains($0) }
      return hadKeys && binding.keys.isEmpty ? nil : binding
    }
    return Keymap(bindings + rest)
  }

  /// What a key means.
  ///
  /// - Parameters:
  ///   - key: as it came from the terminal.
  ///   - inText: whether a text field has the focus. There characters are text and never
  ///     commands, and nothing is folded.
  public func dispatch(_ key: Key, inText: Bool = false) -> Dispatch<Action> {
    if case .character = key, inText { return .unbound }
    let binding = binding(for: key) ?? (inText ? nil : binding(for: key.folded))
    guard let binding else { return .unbound }
    // A key that is disabled for now is no unbound one: it gives its reason (screens.md, Keys).
    if let reason = binding.disabledReason { return .disabled(reason: reason) }
    return .action(binding.action)
  }

  private func binding(for key: Key) -> Binding<Action>? {
    keys.firstIndex { $0.contains(key) }.map { bindings[$0] }
  }

  /// Two lines of one table that want the same key.
  public var conflicts: [KeyConflict] {
    var owners: [Key: String] = [:]
    var conflicts: [KeyConflict] = []
    for binding in bindings {
      for key in binding.keys {
        if let owner = owners[key], owner != binding.id {
          conflicts.append(KeyConflict(key: key, first: owner, second: binding.id))
        } else {
          owners[key] = binding.id
        }
      }
    }
    return conflicts
  }
}

/// Two bindings that want the same key.
public struct KeyConflict: Hashable, Sendable, CustomStringConvertible {
  /// The key.
  public let key: Key
  /// The id of the binding that gets it.
  public let first: String
  /// The id of the binding that does not.
  public let second: String

  /// The conflict in words, for the log and for `doctor`.
  public var description: String {
    "the key \(key.label) is bound to \(first) and to \(second); give one of them another key"
  }
}
