public import Localization
public import Screen
import Synchronization

/// The key table of the desk: dispatch, footers, help and `patrol keys` come from it.
///
/// The table of a context is made when it is first asked for: a desk that opens needs one of twenty.
public struct DeskKeys: Sendable {
  private let overrides: [String: [String]]
  private let made = MadeKeymaps()

  /// The keys as they are without `keys.toml`.
  public init() { overrides = [:] }

  private init(overrides: [String: [String]]) { self.overrides = overrides }

  /// The table with other keys for some of its bindings, by id, as `keys.toml` has them.
  ///
  /// - Throws: `KeymapError` for an unknown id or key name, and for a key given twice.
  public func overriding(_ overrides: [String: [String]]) throws(KeymapError) -> DeskKeys {
    let known = Self.identifiers
    if let unknown = overrides.keys.filter({ !known.contains($0) }).min() {
      throw .unknownBinding(id: unknown, known: known.sorted())
    }
    for context in KeyContext.allCases { _ = try Self.table(of: context, with: overrides) }
    return DeskKeys(overrides: overrides)
  }

  /// The ids of all bindings.
  private static var identifiers: Set<String> {
    Set(KeyContext.allCases.flatMap { bindings(of: $0).map(\.id) })
  }

  private static func table(
    of context: KeyContext, with overrides: [String: [String]]
  ) throws(KeymapError) -> Keymap<Action> {
    let table = Keymap(bindings(of: context))
    guard !overrides.isEmpty else { return table }
    let own = Set(table.bindings.map(\.id))
    return try table.overriding(overrides, elsewhere: identifiers.subtracting(own))
  }

  /// The keys of a context alone.
  private func table(of context: KeyContext) -> Keymap<Action> {
    made.own(context) {
      // Overrides that cannot be were refused when they were given.
      (try? Self.table(of: context, with: overrides)) ?? Keymap(Self.bindings(of: context))
    }
  }

  /// The keys of a context and those that work everywhere, if they do there.
  func keymap(in context: KeyContext) -> Keymap<Action> {
    made.merged(context) {
      let own = table(of: context)
      guard context.isOpen, context != .everywhere else { return own }
      return own.over(table(of: .everywhere))
    }
  }

  /// What the lines do that the footer of a context may show.
  func footerActions(in context: KeyContext) -> [Action] {
    made.footer(context) {
      keymap(in: context).bindings.filter(\.inFooter).map(\.action)
    }
  }

  /// The sheet of all keys, a section a context: what `patrol keys` prints.
  public func sheet(in strings: Strings) -> [(context: KeyContext, lines: [HelpLine])] {
    KeyContext.allCases.map { context in
      (context, table(of: context).help { strings.shown($0) })
    }
  }
}

/// What was made so far.
private final class MadeKeymaps: Sendable {
  private typealias Made<Value> = [(context: KeyContext, value: Value)]
  private let own = Mutex<Made<Keymap<Action>>>([])
  private let merged = Mutex<Made<Keymap<Action>>>([])
  private let footers = Mutex<Made<[Action]>>([])

  func own(_ context: KeyContext, _ make: () -> Keymap<Action>) -> Keymap<Action> {
    Self.get(context, from: own, make)
  }

  func merged(_ context: KeyContext, _ make: () -> Keymap<Action>) -> Keymap<Action> {
    Self.get(context, from: merged, make)
  }

  func footer(_ context: KeyContext, _ make: () -> [Action]) -> [Action] {
    Self.get(context, from: footers, make)
  }

  private static func get<Value: Sendable>(
    _ context: KeyContext, from made: borrowing Mutex<Made<Value>>, _ make: () -> Value
  ) -> Value {
    let known = made.withLock { $0.first { $0.context == context }?.value }
    if let known { return known }
    let new = make()
    // Made twice at the same moment, the first one is found.
    made.withLock { $0.append((context, new)) }
    return new
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
