/// Why the keys of `keys.toml` cannot be used.
public enum KeymapError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No binding has this id.
  case unknownBinding(id: String, known: [String])
  /// No key is called so.
  case unknownKey(name: String, id: String)
  /// The overrides give one key to two bindings.
  case conflict(KeyConflict)

  /// What happened and what to do.
  public var description: String {
    switch self {
    case .unknownBinding(let id, let known):
      "nothing is called \(id); the keys that can be changed are \(known.joined(separator: ", "))"
    case .unknownKey(let name, let id):
      "\(id): no key is called “\(name)”; write one character, or a name such as enter, space, "
        + "pageup or ctrl-s"
    case .conflict(let conflict): conflict.description
    }
  }
}

extension Keymap {
  /// The table with other keys for some of its bindings.
  ///
  /// - Parameters:
  ///   - overrides: key names by binding id, as `keys.toml` has them; an empty list takes the
  ///     keys away.
  ///   - elsewhere: ids that belong to other tables and are passed over here.
  /// - Throws: ``KeymapError`` for an unknown id or key name, and for a key given twice.
  public func overriding(
    _ overrides: [String: [String]], elsewhere: Set<String> = []
  ) throws(KeymapError) -> Keymap {
    var changed = bindings
    for (id, names) in overrides.sorted(by: { $0.key < $1.key }) where !elsewhere.contains(id) {
      var keys: [Key] = []
      for name in names {
        guard let key = Key(name: name) else { throw .unknownKey(name: name, id: id) }
        keys.append(key)
      }
      guard let index = changed.firstIndex(where: { $0.id == id }) else {
        throw .unknownBinding(id: id, known: bindings.map(\.id).sorted())
      }
      changed[index].keys = keys
      changed[index].keyLabel = nil
    }
    let result = Keymap(changed)
    if let conflict = result.conflicts.first { throw .conflict(conflict) }
    return result
  }
}
