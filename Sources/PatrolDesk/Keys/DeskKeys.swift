public import Localization
public import Screen

/// The key table of the desk: dispatch, footers, help and `patrol keys` come from it.
public struct DeskKeys: Sendable {
  private var tables: [KeyContext: Keymap<Action>]

  /// The keys as they are without `keys.toml`.
  public init() {
    var tables: [KeyContext: Keymap<Action>] = [:]
    for context in KeyContext.allCases { tables[context] = Keymap(Self.bindings(of: context)) }
    self.tables = tables
  }

  /// The table with other keys for some of its bindings, by id, as `keys.toml` has them.
  ///
  /// - Throws: `KeymapError` for an unknown id or key name, and for a key given twice.
  public func overriding(_ overrides: [String: [String]]) throws(KeymapError) -> DeskKeys {
    let known = Set(tables.values.flatMap { $0.bindings.map(\.id) })
    if let unknown = overrides.keys.filter({ !known.contains($0) }).min() {
      throw .unknownBinding(id: unknown, known: known.sorted())
    }
    var changed = self
    for (context, table) in tables {
      let own = Set(table.bindings.map(\.id))
      changed.tables[context] = try table.overriding(
        overrides, elsewhere: known.subtracting(own))
    }
    return changed
  }

  /// The keys of a context and those that work everywhere, if they do there.
  func keymap(in context: KeyContext) -> Keymap<Action> {
    let own = tables[context] ?? Keymap([])
    guard context.isOpen, context != .everywhere else { return own }
    return own.over(tables[.everywhere] ?? Keymap([]))
  }

  /// The sheet of all keys, a section a context: what `patrol keys` prints.
  public func sheet(in strings: Strings) -> [(context: KeyContext, lines: [HelpLine])] {
    KeyContext.allCases.map { context in
      (context, (tables[context] ?? Keymap([])).help { strings.shown($0) })
    }
  }
}

extension Strings {
  /// The text for a message key or a key's label; what is neither stands for itself.
  func shown(_ text: String) -> String {
    if let name = Self.keyNames[text] { return self[MessageKey(name)] }
    return has(MessageKey(text)) ? self[MessageKey(text)] : text
  }

  private static let keyNames = [
    "Space": "key.space", "Enter": "key.enter", "Esc": "key.escape", "Tab": "key.tab",
    "Home": "key.home", "End": "key.end", "PgUp": "key.pageUp", "PgDn": "key.pageDown",
  ]
}
